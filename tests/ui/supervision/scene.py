"""Elena at her desk, with Ana's work before her."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    MeChanged,
    MessagesReceived,
    PicklistReplaced,
    PreferencesChanged,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    MessageId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.preferences import Preferences, Setting
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from tests.ui import scenes
from tests.ui.support import NOON

ELENA = AgentId(f"{'C5':0>32}")
SESSION = SupervisionId(f"{'AB':0>32}")
GUIDANCE = InteractionId(f"{'E9':0>32}")
ALLOWED = frozenset({"contact_control", "contact_barge_in", "contact_listen", "contact_coach"})
RIGHTS = frozenset({"ecf_phone", "external_agent", "mtd", "dpo", "update_user_settings"})

ME = replace(
    scenes.ME,
    id=ELENA,
    username="elena",
    first_name="Elena",
    last_name="Vidal",
    alias="Elena",
    chat_address="elena@demo",
    extension="4100",
    rights=RIGHTS,
    supervises=True,
)
ANA = replace(scenes.ME, chat_address="ana@demo")

LOOKING_ON = SupervisorSession(
    SESSION, SupervisionMode.MONITORING, scenes.ANA, "Ana Pérez", actions=ALLOWED
)
HERS = scenes.interaction(scenes.ROSA, "Rosa Domínguez", accepted_at=NOON - 190)
MAIL = scenes.interaction(
    scenes.FACTURA, "Taller Ruiz", channel=Channel.EMAIL, title="Factura 2231", sub_channel=""
)
TALK = (
    Message(
        "Hola, quiero cambiar la entrega de mi pedido.",
        Author.END_USER,
        "Rosa Domínguez",
        sent_at=NOON - 170,
        id=MessageId("1"),
    ),
    Message(
        "Con gusto, ¿cuál es el número del pedido?",
        Author.AGENT,
        "Ana",
        sent_at=NOON - 120,
        id=MessageId("2"),
    ),
)
BETWEEN_US = (
    Message(
        "Ofrécele la entrega del viernes.",
        Author.ME,
        "Elena",
        sent_at=NOON - 40,
        id=MessageId("3"),
    ),
)
ASKS = PicklistRow(
    ContactId(f"{'AD':0>32}"),
    Channel.CHAT,
    scenes.SOPORTE,
    "Supervisión",
    "Bruno Reyes",
    queued_at=NOON - 42,
    supervision_id=SupervisionId("B"),
)
SETTINGS = Preferences(
    MappingProxyType({
        "ECFUI_Autoanswer_AutoAllocated": Setting("0", allow_update=True),
        "ECFUI_EnableSupervisorDenyButton": Setting("1"),
        "ECFUI_SupervisorChatQueue": Setting("ayuda@demo"),
        "ECFUI_DefaultStatusText": Setting("Atención al cliente", allow_update=True),
    }),
    denied=frozenset({"barge_in"}),
    external_number="+34 600 111 222",
    mtd=MappingProxyType({"active": True, "in_gsm_active": True, "in_gsm_number": "600111222"}),
)  # fmt: skip


def at_work() -> list[Event]:
    """Elena is connected, with nothing to do."""
    return [*scenes.signed_in(), MeChanged(ME), PreferencesChanged(SETTINGS)]


def in_mode(mode: SupervisionMode, actions: frozenset[str] = ALLOWED) -> SupervisionChanged:
    return SupervisionChanged((replace(LOOKING_ON, mode=mode, actions=actions),))


def anas_work() -> SupervisedChanged:
    """A chat that is being served, and an e-mail."""
    return SupervisedChanged(
        SESSION,
        (
            MeChanged(ANA),
            InteractionChanged(HERS),
            MessagesReceived(scenes.ROSA, TALK),
            InteractionChanged(MAIL),
        ),
    )


def guidance(status: InteractionStatus) -> Interaction:
    """The chat between the two."""
    return scenes.interaction(
        GUIDANCE, "Ana Pérez", status=status, supervision_id=SESSION, script_id=None
    )


def asked_for_help() -> PicklistReplaced:
    """Bruno waits for a supervisor."""
    return PicklistReplaced((*scenes.PICKLIST, ASKS))
