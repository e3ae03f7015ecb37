"""The parts of the server that face the network, put together."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.localserver.config.api_users import ApiUserSpec
from contactpro_desktop.localserver.config.mail import MailSettings
from contactpro_desktop.localserver.door.accounts import Accounts
from contactpro_desktop.localserver.door.api_users import ApiUsers
from contactpro_desktop.localserver.door.sessions import Sessions
from contactpro_desktop.localserver.door.throttle import Throttle
from contactpro_desktop.localserver.door.tokens import Tokens
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentReads
from contactpro_desktop.localserver.handlers.agent_routes import agent_routes
from contactpro_desktop.localserver.handlers.agent_writes import AgentWrites
from contactpro_desktop.localserver.handlers.chat import ChatWrites
from contactpro_desktop.localserver.handlers.chat_files import ChatFiles, attachment_routes
from contactpro_desktop.localserver.handlers.discarded_files import DiscardedFiles, remove_orphans
from contactpro_desktop.localserver.handlers.dispatch import Dispatcher
from contactpro_desktop.localserver.handlers.draft import DraftResources
from contactpro_desktop.localserver.handlers.exchange import Exchange
from contactpro_desktop.localserver.handlers.external import ExternalWrites
from contactpro_desktop.localserver.handlers.guidance import Guidance
from contactpro_desktop.localserver.handlers.interaction_writes import (
    ChannelWrites,
    InteractionWrites,
)
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.mail import MailWrites
from contactpro_desktop.localserver.handlers.mail_media import MailMedia
from contactpro_desktop.localserver.handlers.mail_sending import MailSending
from contactpro_desktop.localserver.handlers.media import ChatMedia, MediaSource
from contactpro_desktop.localserver.handlers.outbound import Outbound
from contactpro_desktop.localserver.handlers.personal_data import PersonalData
from contactpro_desktop.localserver.handlers.phone import PhoneWrites
from contactpro_desktop.localserver.handlers.preference_writes import PreferenceWrites
from contactpro_desktop.localserver.handlers.reports import Reports
from contactpro_desktop.localserver.handlers.supervising import Supervising
from contactpro_desktop.localserver.handlers.task import TaskWrites
from contactpro_desktop.localserver.handlers.video import Video
from contactpro_desktop.localserver.handlers.visitor_endpoint import VisitorResources
from contactpro_desktop.localserver.handlers.visitor_media import VisitorMedia
from contactpro_desktop.localserver.mail.incoming import MailReceiver, MailServer
from contactpro_desktop.localserver.mail.relay import RelayCarrier
from contactpro_desktop.localserver.push.attendance import Attendance
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.figures import Figures
from contactpro_desktop.localserver.push.figures_feed import FiguresFeed
from contactpro_desktop.localserver.push.picklist import Picklist
from contactpro_desktop.localserver.push.publisher import Publisher
from contactpro_desktop.localserver.push.supervision import Supervision
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.push.video_signals import VideoSignals
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.storage.media import MediaStore

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MailDoor:
    """Where mail comes in: a socket that is bound already."""

    settings: MailSettings
    bound: socket.socket


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """How the server shows itself.

    `title`, `languages` and `visitor_queues` are for the end users' page. `origins` are further
    web origins, such as https://chat.example.org, whose pages and host names are let in beside
    this machine's own. Without `answers` requests are carried out but not answered on the
    websocket. `pages` and `token_issuers` as in the configuration's `AccessSection`.
    `api_users` are programs that use the RI interfaces.
    `media` is the folder for the contents of files; None keeps them as long as the server runs.
    """

    title: str = "Chat"
    languages: tuple[str, ...] = ()
    visitor_queues: tuple[QueueId, ...] = ()
    origins: tuple[str, ...] = ()
    answers: bool = True
    pages: tuple[str, ...] = ()
    token_issuers: tuple[str, ...] = ()
    api_users: tuple[ApiUserSpec, ...] = ()
    media: Path | None = None
    mail: MailDoor | None = None


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
        self.api_users = ApiUsers(settings.api_users, Throttle(self.now))
        self.tokens = Tokens(site.agents.values(), settings.token_issuers, Throttle(self.now))
        self.audience = Audience()
        self.picklist = Picklist(state)
        self.figures = Figures(state, self.picklist)
        desk = VisitorDesk(state, transcripts, self.audience)
        self.attendance = Attendance(state, engine, self.now, self.sessions, self.audience, desk)
        self.feed = FiguresFeed(site, self.now, self.picklist, self.figures, self.audience, desk)
        supervision = Supervision(state, self.audience)
        self._guidance = Guidance(state, engine, self.audience, desk, supervision)
        publisher = Publisher(state, transcripts, self.audience, desk, supervision.on_told)
        self.typing = TypingNotices(publisher.publish_typing)
        signals = VideoSignals()
        reads = AgentReads(state, transcripts, self.feed, signals, self._guidance, self.typing)
        writes = AgentWrites(reads, engine, self.attendance)
        legs = LegWrites(reads, engine)
        self._exchange = Exchange(state, engine, self.sessions, desk)
        chat = ChatWrites(reads, legs, engine, self.typing, self._guidance)
        self.media = MediaStore(settings.media)
        self._discarded = DiscardedFiles(self.media)
        self._sending = MailSending(engine, self._carrier())
        channels: dict[str, ChannelWrites] = {
            "chat": chat,
            "phone": PhoneWrites(reads, legs, self._exchange),
            "external": ExternalWrites(reads, legs),
            "email": MailWrites(reads, legs, self._sending),
            "user_defined": TaskWrites(reads, legs),
        }
        interactions = InteractionWrites(reads, legs, channels, self._guidance)
        supervising = Supervising(reads, interactions, engine, supervision, self._guidance)
        self._reports = Reports(reads, engine, self.audience, PersonalData(engine, self.media))
        files = ChatFiles(reads, engine)
        video = Video(reads, engine, self.audience, signals)
        drafts = DraftResources(reads, engine, self._sending)
        more = [
            *attachment_routes(reads, files.announce),
            *video.routes(),
            *supervising.routes(),
            *self._reports.routes(),
            *drafts.resources(),
            *Outbound(reads, legs).routes(),
        ]
        preferences = PreferenceWrites(reads, engine)
        self.media_sources: list[MediaSource] = [ChatMedia(state, engine), MailMedia(state, engine)]
        visitors = VisitorResources(
            state, engine, self.sessions, desk, self.typing, VisitorMedia(files, video)
        )
        self.agents = Dispatcher(agent_routes(reads, writes, preferences, interactions, chat, more))
        self.visitors = Dispatcher(visitors.routes())
        self._restore(desk)
        self._sweeper: asyncio.Task[None] | None = None
        self._mail: MailServer | None = None
        engine.listen(publisher.publish)
        engine.listen(self.feed.on_commit)
        engine.listen(signals.on_commit)
        engine.listen(supervision.on_commit)
        engine.listen(self._guidance.on_commit)
        engine.listen(self._discarded.on_commit)
        engine.listen(self._exchange.on_commit)

    def _restore(self, desk: VisitorDesk) -> None:
        """The sessions of the last run, and the contacts of its end users."""
        self.sessions.restore(self.state.site.agents)
        visitors = {visitor.visitor_id: visitor for visitor in self.sessions.visitors()}
        for contact in self.state.contacts.values():
            if contact.visitor_id in visitors:
                desk.adopt(visitors[contact.visitor_id], contact.id)

    def _carrier(self) -> RelayCarrier | None:
        door = self.settings.mail
        if door is None or door.settings.relay is None:
            return None
        return RelayCarrier(door.settings.relay, door.settings.hostname, self.media.path, self.now)

    async def open_mail(self) -> None:
        """Let mail in, where that is configured."""
        door = self.settings.mail
        if door is not None:
            receiver = MailReceiver(self.engine, self.media, _media_id, door.settings)
            self._mail = MailServer(door.bound, door.settings, receiver)
            await self._mail.open()

    def start(self) -> None:
        """Begin what runs by itself; must be called on the loop."""
        self.feed.start()
        self._sweeper = asyncio.create_task(self._run(), name="session sweeper")

    async def _run(self) -> None:
        """Whatever of the last run cannot be read: without the sweeper nothing runs out."""
        for step in (self._guidance.close_orphans, self._reports.load, self._remove_orphans):
            try:
                await step()
            except Exception as error:  # noqa: BLE001 - logged by type: it may quote what is stored
                _LOG.error("%s failed: %s", step.__qualname__, type(error).__name__)
        await self.attendance.run()

    async def _remove_orphans(self) -> None:
        await remove_orphans(self.media, self.engine.history, self.now())

    async def stop(self) -> None:
        if self._mail is not None:
            await self._mail.close()
        await self._sending.close()
        await self._exchange.close()
        await self._guidance.stop()
        self.feed.stop()
        self.typing.close()
        await self._reports.close()
        await self._discarded.close()
        self.media.close()
        if self._sweeper is not None:
            self._sweeper.cancel()
            await asyncio.gather(self._sweeper, return_exceptions=True)


def _media_id() -> str:
    return secrets.token_hex(16).upper()
