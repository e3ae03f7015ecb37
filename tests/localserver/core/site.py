"""A small site with one of everything, and short ways to say what happens in it."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

from contactpro_desktop.domain.agent import (
    Availability,
    PresenceProfile,
    ProfileType,
    WorkStatus,
)
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.script import (
    AnswerOption,
    ControlType,
    Question,
    Script,
    ScriptType,
)
from contactpro_desktop.localserver.router.campaign import (
    NAME,
    NUMBER,
    Attribute,
    CampaignId,
    CampaignSpec,
    Classifier,
    CustomerId,
    CustomerSpec,
    first_customer,
)
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangeWorkStatus,
    Command,
    Connect,
    OpenContact,
)
from contactpro_desktop.localserver.router.decide import decide
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    AgentSpec,
    ContactRow,
    Decision,
    LegRow,
    LegState,
    Limits,
    QueueSpec,
    Site,
)
from contactpro_desktop.localserver.router.presence import first_row
from contactpro_desktop.localserver.router.state import State

AVAILABLE, LUNCH, COFFEE, MEETING, CONFERENCE = map(
    ProfileId, ("AVAILABLE", "LUNCH", "COFFEE", "MEETING", "CONFERENCE")
)
VENTAS, VIP, SOPORTE, CORREO, RECLAMOS, LLAMADAS, FORZADA = map(
    QueueId, ("VENTAS", "VIP", "SOPORTE", "CORREO", "RECLAMOS", "LLAMADAS", "FORZADA")
)
ANA, BRUNO, CARLA, DIEGO, BOT = map(AgentId, ("ANA", "BRUNO", "CARLA", "DIEGO", "BOT"))
SCRIPT = ScriptId("SCRIPT")
MOTIVE, REMARK = QuestionId("MOTIVE"), QuestionId("REMARK")
SALE = AnswerId("SALE")
CAMPAIGN = CampaignId("CAMPAIGN")

START = 1_000_000.0
"""When the clock of a `Floor` begins."""

_AUTO, _HUNT = AllocationMode.AUTO_ALLOCATION, AllocationMode.HUNT_GROUP
_ALL = frozenset(Capability)


def _profiles() -> list[PresenceProfile]:
    away = Availability.AWAY
    half_hour = timedelta(minutes=30)
    return [
        PresenceProfile(AVAILABLE, "Available", ProfileType.PRESENCE, Availability.FREE),
        PresenceProfile(LUNCH, "Lunch", ProfileType.PRESENCE, away, duration=half_hour),
        PresenceProfile(COFFEE, "Coffee", ProfileType.ABSENCE, away, duration=half_hour / 3),
        PresenceProfile(MEETING, "Meeting", ProfileType.ABSENCE, away),
        PresenceProfile(CONFERENCE, "Conference", ProfileType.CONFERENCE),
    ]


def _queues() -> list[QueueSpec]:
    chat = Channel.CHAT
    return [
        QueueSpec(
            VENTAS,
            "Ventas",
            "ventas@demo",
            chat,
            _AUTO,
            priority=1,
            bot=BOT,
            wrap_up_limit=90,
            script_id=SCRIPT,
            script_mandatory=True,
        ),
        QueueSpec(
            VIP,
            "Vip",
            "vip@demo",
            chat,
            _AUTO,
            priority=0,
            offer_timeout=20.0,
            wrap_up_limit=60,
            script_id=SCRIPT,
        ),
        QueueSpec(SOPORTE, "Soporte", "soporte@demo", chat, _HUNT),
        QueueSpec(CORREO, "Correo", "correo@demo", Channel.EMAIL, _HUNT),
        QueueSpec(RECLAMOS, "Reclamos", "reclamos@demo", Channel.EMAIL, _AUTO, priority=5),
        QueueSpec(LLAMADAS, "Llamadas", "600", Channel.PHONE, _AUTO, 0, 60.0, wrap_up_limit=30),
        QueueSpec(FORZADA, "Forzada", "forzada@demo", chat, _HUNT, forced=True),
    ]


def _agents() -> list[AgentSpec]:
    all_queues = frozenset({VENTAS, VIP, SOPORTE, CORREO, RECLAMOS, LLAMADAS, FORZADA})
    chat = frozenset({Capability.CHAT})
    return [
        _agent(ANA, "Ana", _ALL, all_queues, chat_limit=2, extension="4101"),
        _agent(BRUNO, "Bruno", chat, frozenset({VENTAS, VIP, SOPORTE}), chat_limit=1),
        _agent(CARLA, "Carla", chat | {Capability.EMAIL}, frozenset({VENTAS, CORREO, RECLAMOS})),
        _agent(
            DIEGO,
            "Diego",
            frozenset({Capability.PHONE}),
            frozenset({LLAMADAS, VENTAS}),
            extension="4104",
        ),
        _agent(BOT, "Asistente", chat, frozenset(), chat_limit=100, is_bot=True),
    ]


def _agent(
    agent_id: AgentId,
    name: str,
    capabilities: frozenset[Capability],
    queues: frozenset[QueueId],
    *,
    chat_limit: int = 3,
    extension: str = "",
    is_bot: bool = False,
) -> AgentSpec:
    return AgentSpec(
        id=agent_id,
        username=name.lower(),
        first_name=name,
        last_name="Mena",
        alias=name,
        chat_address=f"{name.lower()}@demo",
        password_hash="",
        extension=extension,
        capabilities=capabilities,
        queues=queues,
        chat_limit=chat_limit,
        is_bot=is_bot,
    )


def _script() -> Script:
    return Script(
        SCRIPT,
        "Ventas",
        ScriptType.STATIC,
        (
            Question(
                MOTIVE,
                "Motivo",
                ControlType.RADIO_BUTTON,
                mandatory=True,
                options=(AnswerOption(SALE, "Compra"),),
            ),
            Question(REMARK, "Comentario", ControlType.TEXT_AREA, ordinal=1),
        ),
    )


def with_campaign(site: Site) -> Site:
    """The site with two customers to be called, from the queue of calls, twice at most, with a
    minute to read who they are, for an hour."""
    customers = (_customer("LUIS", "+34600"), _customer("MARTA", "+34601"))
    done = Classifier("DONE", "Renewed", "SUCCESS")
    campaign = CampaignSpec(
        CAMPAIGN,
        "Renovaciones",
        LLAMADAS,
        preview_time=60,
        max_calls=2,
        end=START + 3600.0,
        classifiers=(done,),
        customers=customers,
    )
    return replace(site, campaigns={CAMPAIGN: campaign})


def _customer(name: str, number: str) -> CustomerSpec:
    attributes = (
        Attribute(NUMBER, number),
        Attribute(NAME, name.capitalize()),
        Attribute("CONTRACT", "C-7", editable=False),
    )
    return CustomerSpec(CustomerId(name), attributes)


def make_site(**limits: float) -> Site:
    return Site(
        tenant="demo",
        queues={queue.id: queue for queue in _queues()},
        agents={agent.id: agent for agent in _agents()},
        profiles={profile.id: profile for profile in _profiles()},
        default_profile=AVAILABLE,
        scripts={SCRIPT: _script()},
        limits=replace(Limits(), **limits),  # type: ignore[arg-type]
    )


class Floor:
    """The site at work: a state, a clock that only moves when told, and ids in order."""

    def __init__(self, site: Site | None = None) -> None:
        self.site = site or make_site()
        self.state = State(
            self.site,
            [
                *(first_row(spec, self.site) for spec in self.site.agents.values()),
                *(
                    first_customer(campaign, customer)
                    for campaign in self.site.campaigns.values()
                    for customer in campaign.customers
                ),
            ],
        )
        self.now = START
        self._ids = count(1)

    def new_id(self) -> str:
        return f"{next(self._ids):032X}"

    def do(self, command: Command) -> Decision:
        decision = decide(self.state, command, self.now, self.new_id)
        self.state.apply(decision.writes)
        return decision

    def sign_in(self, *agents: AgentId) -> None:
        """Signed in and ready, one second after the other."""
        for agent_id in agents:
            self.now += 1
            self.do(Connect(agent_id))
            self.do(ChangeWorkStatus(agent_id, WorkStatus.READY))

    def open(self, queue_id: QueueId, name: str = "Luis", **more: AgentId) -> ContactId:
        channel = self.site.queues[queue_id].channel
        command = OpenContact(queue_id, channel, f"{name}@web", name, **more)  # type: ignore[arg-type]
        created = self.do(command).created
        assert created is not None
        return ContactId(created)

    def accept(self, agent_id: AgentId) -> InteractionId:
        """Take the offer that rings at the agent."""
        leg = self.offer_to(agent_id)
        self.do(Accept(agent_id, leg.id))
        return leg.id

    def offer_to(self, agent_id: AgentId) -> LegRow:
        """The one offer that rings at the agent."""
        offers = self.offers_to(agent_id)
        assert len(offers) == 1, f"{len(offers)} offers to {agent_id}"
        return offers[0]

    def offers_to(self, agent_id: AgentId) -> list[LegRow]:
        return [leg for leg in self.state.legs_of(agent_id) if leg.state is LegState.OFFERED]

    def contact(self, contact_id: ContactId) -> ContactRow:
        return self.state.contacts[contact_id]

    def agent(self, agent_id: AgentId) -> AgentRow:
        return self.state.agents[agent_id]

    def waiting(self, queue_id: QueueId) -> list[ContactId]:
        return [contact.id for contact in self.state.waiting(queue_id)]
