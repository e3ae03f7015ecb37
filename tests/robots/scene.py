"""Short ways to say what a robot sees."""

from __future__ import annotations

from random import Random
from typing import Any

from contactpro_desktop.domain.agent import Agent, ChangedBy, PresenceProfile, ProfileType
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, Message, MessageKind
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    MessageId,
    ProfileId,
    QueueId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.robots.wishes import Pace
from contactpro_desktop.robots.workplace import Workplace

CHAT = InteractionId("CHAT")
AVAILABLE = PresenceProfile(ProfileId("AVAILABLE"), "Available", ProfileType.PRESENCE)
LUNCH = PresenceProfile(ProfileId("LUNCH"), "Lunch", ProfileType.PRESENCE)
AWAY = PresenceProfile(ProfileId("AWAY"), "Away", ProfileType.ABSENCE)


def agent(**changes) -> Agent:
    """Somebody who has just signed in."""
    values: dict[str, Any] = {
        "work_status_changed_by": ChangedBy.SIGN_IN,
        "profile_changed_by": ChangedBy.SIGN_IN,
        "profile_id": AVAILABLE.id,
        "profiles": (AVAILABLE, LUNCH, AWAY),
    }
    return Agent(AgentId("ME"), "me", **(values | changes))


def chat(status: InteractionStatus = InteractionStatus.ACCEPTED, **changes) -> Interaction:
    values: dict[str, Any] = {
        "language": "ES",
        "queue_id": QueueId("VENTAS"),
        "queue_name": "Ventas",
        "destination": "ventas@demo",
    }
    return Interaction(CHAT, ContactId("CONTACT"), Channel.CHAT, status, **(values | changes))


def transcript(*said: tuple[Author, str]) -> list[Message]:
    return [
        Message(text, author, id=MessageId(str(number)))
        for number, (author, text) in enumerate(said)
    ]


def state(word: str) -> Message:
    return Message("", Author.SYSTEM, kind=MessageKind.STATE, state=word, id=MessageId(word))


def at_work(*interactions: Interaction, said: list[Message] | None = None, **me) -> Workplace:
    place = Workplace(me=agent(**me))
    for interaction in interactions:
        place.interactions[interaction.id] = interaction
        place.transcripts[interaction.id] = said or []
    return place


def no_hesitation() -> Pace:
    return Pace(Random(1), speed=float("inf"))
