"""Orders without times: who was offered something longest ago, which contact came first."""

from tests.localserver.exhaustive.layout import AGENT, CONTACT, ORDER, RANKS

_OVER = (0, 4)


class Ranks:
    """Makes ranks small again after something became the newest."""

    def __init__(self) -> None:
        self._agents: dict[int, int] = {}
        self._contacts: dict[int, int] = {}

    def settled(self, state: int) -> int:
        agents = self._agents.get(state & RANKS)
        if agents is None:
            agents = self._agents[state & RANKS] = _dense(state)
        contacts = self._contacts.get(state & ORDER)
        if contacts is None:
            contacts = self._contacts[state & ORDER] = _in_queue(state)
        return state & ~(RANKS | ORDER) | agents | contacts


def _dense(state: int) -> int:
    ranks = [agent.rank.of(state) for agent in AGENT]
    order = sorted(set(ranks))
    return sum(agent.rank.bits(order.index(rank)) for agent, rank in zip(AGENT, ranks, strict=True))


def _in_queue(state: int) -> int:
    """Which of two contacts came first matters only in the same queue: moving into another one
    makes a contact the newest there."""
    places = state & sum(contact.place for contact in CONTACT)
    here = [contact for contact in CONTACT if contact.status.of(state) not in _OVER]
    ranks = sorted({contact.rank.of(state) for contact in here})
    if len(here) < len(CONTACT) or len({contact.queue.of(state) for contact in here}) > 1:
        return places
    return places | sum(c.rank.bits(ranks.index(c.rank.of(state))) for c in here)
