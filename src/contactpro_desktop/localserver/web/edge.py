"""The parts of the server that face the network, put together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.localserver.door.accounts import Accounts
from contactpro_desktop.localserver.door.sessions import Sessions
from contactpro_desktop.localserver.door.throttle import Throttle
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentReads
from contactpro_desktop.localserver.handlers.agent_routes import agent_routes
from contactpro_desktop.localserver.handlers.agent_writes import AgentWrites
from contactpro_desktop.localserver.handlers.dispatch import Dispatcher
from contactpro_desktop.localserver.handlers.visitor_endpoint import VisitorResources
from contactpro_desktop.localserver.push.attendance import Attendance
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.figures import Figures
from contactpro_desktop.localserver.push.figures_feed import FiguresFeed
from contactpro_desktop.localserver.push.picklist import Picklist
from contactpro_desktop.localserver.push.publisher import Publisher
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """How the server shows itself.

    `title`, `languages` and `visitor_queues` are for the end users' page. `origins` are further
    web origins, such as https://chat.example.org, whose pages and host names are let in beside
    this machine's own. Without `answers` requests are carried out but not answered on the
    websocket.
    """

    title: str = "Chat"
    languages: tuple[str, ...] = ()
    visitor_queues: tuple[QueueId, ...] = ()
    origins: tuple[str, ...] = ()
    answers: bool = True


class Edge:
    """Everything that the connections of one running server share.

    The engine must have been started: it takes a new state when it loads what the last run left.
    """

    def __init__(self, engine: Engine, settings: EdgeSettings) -> None:
        state, transcripts, site = engine.state, engine.transcripts, engine.state.site
        self.engine = engine
        self.state = state
        self.settings = settings
        self.now = engine.now
        self.sessions = Sessions(self.now, site.limits.session_lifetime, engine)
        self.accounts = Accounts(site.agents.values(), Throttle(self.now))
        self.audience = Audience()
        self.picklist = Picklist(state)
        self.figures = Figures(state, self.picklist)
        desk = VisitorDesk(state, transcripts, self.audience)
        self.attendance = Attendance(state, engine, self.now, self.sessions, self.audience, desk)
        self.feed = FiguresFeed(site, self.now, self.picklist, self.figures, self.audience, desk)
        publisher = Publisher(state, transcripts, self.audience, desk)
        self.typing = TypingNotices(publisher.publish_typing)
        reads = AgentReads(state, transcripts, self.feed)
        writes = AgentWrites(reads, engine, self.attendance, self.typing)
        visitors = VisitorResources(state, engine, self.sessions, desk, self.typing)
        self.agents = Dispatcher(agent_routes(reads, writes))
        self.visitors = Dispatcher(visitors.routes())
        self._restore(desk)
        self._sweeper: asyncio.Task[None] | None = None
        engine.listen(publisher.publish)
        engine.listen(self.feed.on_commit)

    def _restore(self, desk: VisitorDesk) -> None:
        """The sessions of the last run, and the contacts of its end users."""
        self.sessions.restore(self.state.site.agents)
        visitors = {visitor.visitor_id: visitor for visitor in self.sessions.visitors()}
        for contact in self.state.contacts.values():
            if contact.visitor_id in visitors:
                desk.adopt(visitors[contact.visitor_id], contact.id)

    def start(self) -> None:
        """Begin what runs by itself; must be called on the loop."""
        self.feed.start()
        self._sweeper = asyncio.create_task(self.attendance.run(), name="session sweeper")

    async def stop(self) -> None:
        self.feed.stop()
        self.typing.close()
        if self._sweeper is not None:
            self._sweeper.cancel()
            await asyncio.gather(self._sweeper, return_exceptions=True)
