"""The small site of the search, and how far the search goes."""

from dataclasses import dataclass
from datetime import timedelta

from contactpro_desktop.domain.agent import Availability, PresenceProfile, ProfileType
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, ProfileId, QueueId
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.localserver.router.model import AgentSpec, Limits, QueueSpec, Site

NOW = 2.0**20
"""When every decision is made: times are told from here."""

MOMENT = 2.0**-10
"""What is shorter than anything that the rules count, and longer than nothing."""

AGENTS = (AgentId("ANA"), AgentId("BRUNO"), AgentId("CARLA"))
CONTACTS = (ContactId("C1"), ContactId("C2"))
LEGS = (InteractionId("L1"), InteractionId("L2"))
"""The leg that a contact is offered or owned by."""

AUTO, HUNT = QueueId("AUTO"), QueueId("HUNT")
QUEUES = (AUTO, HUNT)
AVAILABLE, MEETING, CONFERENCE = (
    ProfileId("AVAILABLE"),
    ProfileId("MEETING"),
    ProfileId("CONFERENCE"),
)
PROFILES = (AVAILABLE, MEETING, CONFERENCE)


@dataclass(frozen=True)
class Bounds:
    """Times in `quantum` seconds each, which also is how exactly time is told.

    `wrap_ups` is how many legs may be in wrap-up at once; with more, the one just ended is handled
    at once. `staggered`: what runs out at the same time does so in any order, too, with anything
    happening in between. `serving`: agents leave and join the automatic queue. `away` are the
    profiles that agents choose beside being available.
    """

    quantum: float = 30.0
    offer: int = 1
    grace: int = 2
    wrap_up: int = 0
    wrap_ups: int = 0
    meeting: int = 0
    missed: int = 1
    chat_limits: tuple[int, int, int] = (1, 2, 1)
    away: tuple[ProfileId, ...] = (MEETING,)
    serving: bool = False
    staggered: bool = False
    sign_out: bool = True
    incapable: tuple[AgentId, ...] = ()

    def site(self) -> Site:
        limits = Limits(missed_offers_until_not_ready=self.missed, grace=self.grace * self.quantum)
        return Site(
            tenant="search",
            queues={queue.id: queue for queue in map(self._queue, QUEUES)},
            agents={spec.id: spec for spec in map(self._agent, AGENTS, self.chat_limits)},
            profiles={profile.id: profile for profile in self._profiles()},
            default_profile=AVAILABLE,
            scripts={},
            limits=limits,
        )

    def _queue(self, queue_id: QueueId) -> QueueSpec:
        return QueueSpec(
            queue_id,
            queue_id.title(),
            f"{queue_id.lower()}@demo",
            Channel.CHAT,
            AllocationMode.AUTO_ALLOCATION if queue_id == AUTO else AllocationMode.HUNT_GROUP,
            offer_timeout=self.offer * self.quantum,
            wrap_up_limit=int(self.wrap_up * self.quantum) or None,
        )

    def _agent(self, agent_id: AgentId, chat_limit: int) -> AgentSpec:
        able = Capability.PHONE if agent_id in self.incapable else Capability.CHAT
        name = agent_id.title()
        return AgentSpec(
            agent_id,
            agent_id.lower(),
            name,
            "",
            name,
            f"{agent_id.lower()}@demo",
            "",
            capabilities=frozenset({able}),
            queues=frozenset(QUEUES),
            chat_limit=chat_limit,
        )

    def _profiles(self) -> list[PresenceProfile]:
        ends = timedelta(seconds=self.meeting * self.quantum) or None
        return [
            PresenceProfile(AVAILABLE, "Available", ProfileType.PRESENCE, Availability.FREE),
            PresenceProfile(MEETING, "Meeting", ProfileType.ABSENCE, duration=ends),
            PresenceProfile(CONFERENCE, "Conference", ProfileType.CONFERENCE),
        ]
