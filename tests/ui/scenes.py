"""A morning at work: the state that the tests and the screenshot gallery show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from contactpro_desktop.domain.agent import (
    Agent,
    AgentState,
    Availability,
    PresenceProfile,
    ProfileType,
    WorkStatus,
)
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.conversation import Author, Message, MessageKind, Participant
from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
    MessagesReceived,
    ParticipantsChanged,
    PicklistReplaced,
    QueuesChanged,
    ScriptsChanged,
    SnapshotTaken,
    StatisticsChanged,
)
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ContactId,
    InteractionId,
    MessageId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.queue import AllocationMode, Queue, QueueStatistics
from contactpro_desktop.domain.script import (
    AnswerOption,
    ControlType,
    Question,
    Script,
    ScriptType,
)
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from tests.ui.support import NOON as NOON

VENTAS, SOPORTE, CORREO, LLAMADAS = (QueueId(f"{name:0>32}") for name in ("A1", "A2", "A3", "A4"))
AVAILABLE, LUNCH, COFFEE, MEETING, AWAY = (
    ProfileId(f"{name:0>32}") for name in ("B1", "B2", "B3", "B4", "B5")
)
ANA, BRUNO, CARLA, DIEGO = (AgentId(f"{name:0>32}") for name in ("C1", "C2", "C3", "C4"))
CONTACT_SCRIPT = ScriptId(f"{'D1':0>32}")
ROSA, JOAO, FACTURA, PEDRO, LUIS, MARIA, TALLER = (
    InteractionId(f"{name:0>32}") for name in ("E1", "E2", "E3", "E4", "E5", "E6", "E7")
)

PROFILES = (
    PresenceProfile(AVAILABLE, "Disponible", ProfileType.PRESENCE, Availability.FREE, priority=50),
    PresenceProfile(
        LUNCH, "Almuerzo", ProfileType.PRESENCE, Availability.AWAY, "LUNCH",
        timedelta(minutes=30), 40,
    ),
    PresenceProfile(
        COFFEE, "Café", ProfileType.ABSENCE, Availability.AWAY, "BREAK", timedelta(minutes=10), 30
    ),
    PresenceProfile(MEETING, "Reunión", ProfileType.ABSENCE, Availability.TENTATIVE, "MEETING",
                    priority=20),
    PresenceProfile(AWAY, "Ausente", ProfileType.ABSENCE, Availability.AWAY, priority=10),
)  # fmt: skip

ME = Agent(
    id=ANA,
    username="ana",
    first_name="Ana",
    last_name="Pérez",
    alias="Ana",
    chat_address="ana@demo",
    extension="4101",
    language="ES",
    work_status=WorkStatus.READY,
    work_status_since=NOON - 751,
    profile_id=AVAILABLE,
    profile_since=NOON - 751,
    profiles=PROFILES,
    capabilities=frozenset(Capability),
    chat_limit=5,
)

QUEUES = (
    Queue(VENTAS, "Ventas", Channel.CHAT, AllocationMode.AUTO_ALLOCATION, serve=True, forced=True),
    Queue(SOPORTE, "Soporte", Channel.CHAT, AllocationMode.HUNT_GROUP, serve=True,
          wait_warning=180, wait_critical=240),
    Queue(CORREO, "Correo", Channel.EMAIL, AllocationMode.HUNT_GROUP, serve=True,
          wait_warning=150, wait_critical=600),
    Queue(LLAMADAS, "Llamadas", Channel.PHONE, AllocationMode.AUTO_ALLOCATION),
)  # fmt: skip

STATISTICS = (
    QueueStatistics(VENTAS, 1, 38, 25, 2, 3, 6),
    QueueStatistics(SOPORTE, 9, 252, 95, 1, 4, 6),
    QueueStatistics(CORREO, 4, 175, 120, 2, 1, 4),
)

SCRIPT = Script(
    CONTACT_SCRIPT,
    "Motivo de contacto",
    ScriptType.STATIC,
    (
        Question(
            QuestionId(f"{'F1':0>32}"),
            "Motivo de contacto",
            ControlType.RADIO_BUTTON,
            ordinal=1,
            mandatory=True,
            options=(
                AnswerOption(AnswerId(f"{'F11':0>32}"), "Cambio de entrega", 1),
                AnswerOption(AnswerId(f"{'F12':0>32}"), "Devolución", 2),
                AnswerOption(AnswerId(f"{'F13':0>32}"), "Información de producto", 3),
            ),
        ),
        Question(
            QuestionId(f"{'F2':0>32}"),
            "¿Quedó resuelto?",
            ControlType.DROP_DOWN,
            ordinal=2,
            mandatory=True,
            options=(
                AnswerOption(AnswerId(f"{'F21':0>32}"), "Sí", 1),
                AnswerOption(AnswerId(f"{'F22':0>32}"), "No, queda pendiente", 2),
            ),
        ),
        Question(
            QuestionId(f"{'F3':0>32}"), "Observaciones", ControlType.TEXT_AREA, ordinal=3,
        ),
    ),
)  # fmt: skip


def interaction(interaction_id: InteractionId, name: str, **values: object) -> Interaction:
    """An accepted web chat of Ventas with a customer called `name`; `values` override."""
    base = Interaction(
        id=interaction_id,
        contact_id=ContactId(interaction_id.replace("E", "1")),
        channel=Channel.CHAT,
        status=InteractionStatus.ACCEPTED,
        sub_channel="text",
        customer_name=name,
        queue_id=VENTAS,
        queue_name="Ventas",
        language="ES",
        created_at=NOON - 400,
        queued_at=NOON - 400,
        accepted_at=NOON - 372,
        script_id=CONTACT_SCRIPT,
        script_mandatory=True,
    )
    return replace(base, **values)  # type: ignore[arg-type]


INTERACTIONS = (
    interaction(
        ROSA,
        "Rosa Domínguez",
        customer_address="rosa.d@example.org",
        attached_data={
            "Correo": "rosa.d@example.org",
            "Teléfono": "+34 600 111 222",
            "Pedido": "A-20417",
            "Página": "/pedidos/entrega",
        },
    ),
    interaction(JOAO, "João Sousa", language="PT", accepted_at=NOON - 700),
    interaction(
        FACTURA,
        "",
        channel=Channel.EMAIL,
        sub_channel="",
        title="Factura duplicada de octubre",
        customer_address="marta.gil@example.org",
        queue_id=CORREO,
        queue_name="Correo",
        accepted_at=NOON - 722,
    ),
    interaction(
        PEDRO,
        "Pedro Tena",
        status=InteractionStatus.ENDED,
        ended_at=NOON - 48,
        wrap_up_limit=60,
        end_reason="customer",
    ),
    interaction(
        TALLER,
        "Taller Hermanos Ruiz",
        channel=Channel.EMAIL,
        sub_channel="",
        status=InteractionStatus.QUEUED,
        queue_id=CORREO,
        queue_name="Correo",
    ),
)

OFFER = interaction(
    LUIS,
    "Luis Márquez",
    status=InteractionStatus.INCOMING,
    accepted_at=None,
    created_at=NOON - 38,
    queued_at=NOON - 38,
    offer_deadline=NOON + 107,
)
SECOND_OFFER = replace(
    OFFER,
    id=MARIA,
    contact_id=ContactId(f"{'16':0>32}"),
    customer_name="María José Etxeberria",
    queued_at=NOON - 12,
    offer_deadline=NOON + 118,
)


def message(number: int, text: str, author: Author, age: float, **values: object) -> Message:
    """A confirmed message `age` seconds old."""
    base = Message(
        text=text,
        author=author,
        author_name={Author.BOT: "Asistente", Author.ME: "Ana"}.get(author, ""),
        sent_at=NOON - age,
        id=MessageId(f"{number:032X}"),
    )
    return replace(base, **values)  # type: ignore[arg-type]


ROSA_MESSAGES = (
    message(1, "Hola, soy el asistente. ¿En qué podemos ayudarle?", Author.BOT, 400),
    message(2, "Quiero cambiar la entrega de mi pedido", Author.END_USER, 380,
            author_name="Rosa Domínguez"),
    message(3, "", Author.SYSTEM, 372, kind=MessageKind.STATE, state="JOINED",
            author_name="Ana Pérez", about_me=True),
    message(4, "Buenas tardes, Rosa. Soy Ana. Veo el pedido A-20417: sale mañana a las 9. "
            "¿A qué dirección lo cambiamos?", Author.ME, 300),
    message(5, "A la oficina, calle Mayor 12.", Author.END_USER, 110,
            author_name="Rosa Domínguez"),
    message(6, "¿Y si lo recojo en la tienda? 🙂", Author.END_USER, 101,
            author_name="Rosa Domínguez"),
)  # fmt: skip
JOAO_MESSAGES = (
    message(11, "Bom dia, o meu pedido ainda não chegou.", Author.END_USER, 690,
            author_name="João Sousa"),
    message(12, "Já verifico com o armazém.", Author.ME, 190),
)  # fmt: skip
PEDRO_MESSAGES = (
    message(21, "Gracias, era eso.", Author.END_USER, 60, author_name="Pedro Tena"),
    message(
        22, "", Author.SYSTEM, 48, kind=MessageKind.STATE, state="LEFT", author_name="Pedro Tena"
    ),
)


def row(number: int, name: str, queue: Queue, age: float, **values: object) -> PicklistRow:
    """A contact that has waited `age` seconds in `queue`."""
    base = PicklistRow(
        contact_id=ContactId(f"9{number:031X}"),
        channel=queue.channel,
        queue_id=queue.id,
        queue_name=queue.name,
        customer_name=name,
        sub_channel="text" if queue.channel is Channel.CHAT else "",
        queued_at=NOON - age,
    )
    return replace(base, **values)  # type: ignore[arg-type]


_, SUPPORT_QUEUE, MAIL_QUEUE, _ = QUEUES
PICKLIST = (
    row(1, "Eva Lorca", SUPPORT_QUEUE, 252, subject="“no llega el código de verificación”"),
    row(2, "Cambio de titular", MAIL_QUEUE, 175, reserved_for=CARLA,
        reserved_for_name="Carla Mena"),
    row(3, "+52 55 1234 9876", SUPPORT_QUEUE, 49, sub_channel="whatsapp"),
    row(4, "Iñaki Goikoetxea", SUPPORT_QUEUE, 31, subject="Garantía de la cafetera"),
    row(5, "Solicitud de presupuesto", MAIL_QUEUE, 22, subject="Reforma de oficina"),
    row(6, "Conceição Albuquerque", SUPPORT_QUEUE, 9, sub_channel="sms"),
)  # fmt: skip


def target(agent_id: str, name: str, state: AgentState, **values: object) -> TransferTarget:
    """A colleague who takes chats."""
    base = TransferTarget(
        kind=TargetKind.AGENT,
        id=agent_id,
        name=name,
        address=f"{name.split()[0].lower()}@demo",
        state=state,
        profile_name="Disponible",
        capabilities=frozenset({Capability.CHAT}),
    )
    return replace(base, **values)  # type: ignore[arg-type]


TARGETS = (
    target(BRUNO, "Bruno Reyes", AgentState.FREE),
    target(CARLA, "Carla Mena", AgentState.AWAY, profile_name="Almuerzo",
           profile_ends=NOON + 18 * 60,
           capabilities=frozenset({Capability.CHAT, Capability.EMAIL})),
    target(DIEGO, "Diego Silva", AgentState.BUSY, number="4104",
           capabilities=frozenset({Capability.PHONE})),
    TransferTarget(TargetKind.QUEUE, SOPORTE, "Soporte", address="soporte@demo",
                   capabilities=frozenset({Capability.CHAT}), waiting=6, agents_free=2),
)  # fmt: skip


def signed_in() -> list[Event]:
    """Connected and ready, with nothing to do."""
    return [
        LinkChanged(Link.ONLINE),
        MeChanged(ME),
        QueuesChanged(QUEUES),
        StatisticsChanged(STATISTICS),
        ScriptsChanged((SCRIPT,)),
        PicklistReplaced(()),
        SnapshotTaken(frozenset(), NOON),
    ]


def working() -> list[Event]:
    """The busy moment: an offer rings, conversations in every section, work waits to be picked.

    Show `ROSA` to have a conversation in the pane.
    """
    return [
        *signed_in(),
        *(InteractionChanged(each) for each in INTERACTIONS),
        MessagesReceived(ROSA, ROSA_MESSAGES),
        MessagesReceived(JOAO, JOAO_MESSAGES),
        MessagesReceived(PEDRO, PEDRO_MESSAGES),
        ParticipantsChanged(
            ROSA, (Participant("rosa.d@example.org", "Rosa Domínguez", typing=True),)
        ),
        PicklistReplaced(PICKLIST),
        InteractionChanged(OFFER),
    ]
