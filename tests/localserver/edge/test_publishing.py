"""Who is told of whose typing, where a whole server would have to wait for it to end."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.door.sessions import SessionEnd, VisitorSession
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.publisher import Publisher
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.transcripts import Transcripts
from contactpro_desktop.localserver.storage.sessions import VisitorSessionRow
from tests.localserver.core.site import ANA, VENTAS, Floor


class Window:
    def __init__(self) -> None:
        self.told: list[str] = []

    def push(self, transactions: Iterable[Transaction], *, ephemeral: bool = False) -> bool:
        self.told += [each.uri.split("/participants/")[-1] for each in transactions]
        return True

    def end(self, why: SessionEnd) -> None:
        self.told.append(why.reason)


def visitor(window: Window) -> VisitorSession:
    row = VisitorSessionRow(
        key="K", public_id="P", started_at=0.0, expires_at=1.0, visitor_id="V", chat_address="v"
    )
    return VisitorSession(row, None, {window})


def test_of_typing_only_those_are_told_with_whom_they_talk() -> None:
    """Whoever was typing and has passed the chat on stops only later."""
    floor, audience = Floor(), Audience()
    desk = VisitorDesk(floor.state, Transcripts(), audience)
    publisher = Publisher(floor.state, Transcripts(), audience, desk)
    floor.sign_in(ANA)
    contact_id: ContactId = floor.open(VENTAS, "luis")
    floor.accept(ANA)
    agent, customer = Window(), Window()
    audience.join(ANA, agent)
    desk.adopt(visitor(customer), contact_id)
    customer.told.clear()
    for key in ("ana@demo", "luis@web", "bruno@demo"):
        publisher.publish_typing(contact_id, key, False)
    assert agent.told == ["ana@demo/status", "luis@web/status"]
    assert customer.told == agent.told
