"""Channels, and the capability that each one asks of the agent who serves it."""

from enum import Enum


class Channel(Enum):
    """Kind of contact. EXTERNAL is a call in a telephone system of somebody else, which only tells
    of it here. OTHER stands for a kind this version does not know."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    TASK = "task"
    EXTERNAL = "external"
    OTHER = "other"

    @property
    def is_call(self) -> bool:
        """Whether people talk on the telephone, be it in somebody else's system."""
        return self in (Channel.PHONE, Channel.EXTERNAL)


class Capability(Enum):
    """What an agent is able to handle: the three icons of the product's glossary."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"


_CAPABILITY_OF = {
    Channel.PHONE: Capability.PHONE,
    Channel.CHAT: Capability.CHAT,
    Channel.EMAIL: Capability.EMAIL,
    Channel.TASK: Capability.EMAIL,
    Channel.EXTERNAL: Capability.PHONE,
}


def capability_for(channel: Channel) -> Capability | None:
    """The capability a channel asks for (tasks ride on e-mail); None for an unknown channel."""
    return _CAPABILITY_OF.get(channel)


def can_serve(capabilities: frozenset[Capability], channel: Channel) -> bool:
    """Whether somebody with `capabilities` may be given work of `channel`."""
    return capability_for(channel) in capabilities
