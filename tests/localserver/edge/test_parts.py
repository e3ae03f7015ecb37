"""Parts of the edge on their own, where a whole server would hide what they do."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.door.access import AccessRules
from contactpro_desktop.localserver.door.sessions import SessionEnd, Sessions
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.handlers.routing import Resource, RouteTable
from contactpro_desktop.localserver.push.attendance import Attendance
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.figures import AgentFigures, Figures
from contactpro_desktop.localserver.push.figures_feed import FiguresFeed
from contactpro_desktop.localserver.push.picklist import Picklist
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.ri.kit.search import matcher
from contactpro_desktop.localserver.router.commands import Command, Connect, SignOut
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    Decision,
    Refused,
    Row,
    RowId,
)
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import Transcripts
from contactpro_desktop.localserver.service import RowIds
from contactpro_desktop.localserver.storage.sessions import SessionRow
from contactpro_desktop.localserver.views import agent as agent_view
from contactpro_desktop.localserver.web import websocket
from tests.localserver.edge.wire import open_socket, session_of, socket_url
from tests.support.server import demo_config, running_server

SITE = demo_config(statistics_interval=60).site
SOPORTE, VENTAS = (
    next(q.id for q in SITE.queues.values() if q.name == name) for name in ("Soporte", "Ventas")
)
ANA = next(a.id for a in SITE.agents.values() if a.username == "ana")


def waiting(name: str, queue_id: QueueId = SOPORTE, at: float = 100.0) -> ContactRow:
    return ContactRow(
        ContactId(name), Channel.CHAT, queue_id, ContactState.QUEUED, created_at=at, queued_at=at
    )


class World:
    """A state and a picklist that follows it."""

    def __init__(self, *rows: Row, changes_kept: int = 100) -> None:
        self.state = State(SITE, rows)
        self.picklist = Picklist(self.state, changes_kept=changes_kept)

    def put(self, *rows: ContactRow) -> Commit:
        before: dict[RowId, Row | None] = {row.id: self.state.contact(row.id) for row in rows}
        self.state.apply(rows)
        commit = Commit(0.0, before, {row.id: row for row in rows}, ())
        self.picklist.apply(commit)
        return commit


# --- Picklist --------------------------------------------------------------------------------


def test_the_same_contact_changed_twice_is_told_once_as_it_is_now() -> None:
    world = World()
    row = waiting("A")
    world.put(row)
    world.put(replace(row, state=ContactState.OFFERED))
    (told,) = world.picklist.since(0, [SOPORTE]) or []
    assert b'"status":"In Process"' in told
    assert world.picklist.since(world.picklist.version, [SOPORTE]) == []


def test_who_moves_to_another_queue_leaves_the_first() -> None:
    world = World()
    row = waiting("A")
    world.put(row)
    version = world.picklist.version
    world.put(replace(row, queue_id=VENTAS))
    (left,) = world.picklist.since(version, [SOPORTE]) or []
    assert b'"status":"In Process"' in left
    (entered,) = world.picklist.since(version, [VENTAS]) or []
    assert b'"status":"In Queue"' in entered
    (both,) = world.picklist.since(version, [SOPORTE, VENTAS]) or []
    assert both == entered


def test_old_changes_are_forgotten_and_numbers_go_on() -> None:
    world = World(changes_kept=3)
    for number in range(20):
        world.put(waiting(str(number)))
    assert world.picklist.version == 20
    assert world.picklist.since(0, [SOPORTE]) is None
    assert world.picklist.since(21, [SOPORTE]) is None
    assert len(world.picklist.since(18, [SOPORTE]) or []) == 2
    assert len(list(world.picklist.waiting([SOPORTE]))) == 20


def test_a_version_per_queue() -> None:
    world = World()
    world.put(waiting("A"))
    world.put(waiting("B", VENTAS))
    assert world.picklist.version_of(SOPORTE) == 1
    assert world.picklist.version_of(VENTAS) == 2


def test_the_mean_arrival_follows_every_change() -> None:
    world = World(waiting("A", at=100.0))
    world.put(waiting("B", at=200.0))
    assert world.picklist.mean_arrival(SOPORTE) == pytest.approx(150)
    world.put(replace(waiting("A", at=100.0), state=ContactState.CLOSED))
    assert world.picklist.mean_arrival(SOPORTE) == pytest.approx(200)
    world.put(replace(waiting("B", at=200.0), queue_id=VENTAS))
    assert world.picklist.mean_arrival(VENTAS) == pytest.approx(200)


# --- Figures ---------------------------------------------------------------------------------


class Window:
    """A connection that may be too busy to take ephemeral frames."""

    def __init__(self) -> None:
        self.busy = False
        self.ended: list[SessionEnd] = []
        self.told: list[Transaction] = []

    def push(self, transactions: Iterable[Transaction], *, ephemeral: bool = False) -> bool:
        if not self.busy:
            self.told += transactions
        return not self.busy

    def end(self, why: SessionEnd) -> None:
        self.ended.append(why)


async def test_who_was_spared_figures_gets_all_of_them_later() -> None:
    world, audience, window = World(), Audience(), Window()
    figures = Figures(world.state, world.picklist)
    desk = VisitorDesk(world.state, Transcripts(), audience)
    feed = FiguresFeed(SITE, lambda: 1_000.0, world.picklist, figures, audience, desk)
    audience.join(AgentId(ANA), window)
    feed._push(SITE.queues)
    assert len(window.told) == 4
    window.busy, window.told = True, []
    world.put(waiting("A"))
    feed._push([SOPORTE])
    window.busy = False
    feed._push([])
    assert {t.uri.rsplit("/", 1)[1] for t in window.told} == set(SITE.agents[ANA].queues)
    window.told.clear()
    feed._push(SITE.queues)
    assert window.told == []


async def test_who_was_shown_something_newer_is_told_that_it_is_over() -> None:
    world, audience, window = World(), Audience(), Window()
    figures = Figures(world.state, world.picklist)
    desk = VisitorDesk(world.state, Transcripts(), audience)
    feed = FiguresFeed(SITE, lambda: 1_000.0, world.picklist, figures, audience, desk)
    audience.join(AgentId(ANA), window)
    feed._push(SITE.queues)
    before = window.told[:]
    states = itertools.cycle([AgentFigures(waiting=1), AgentFigures()])
    figures.agents = lambda: {SOPORTE: next(states)}  # type: ignore[method-assign]
    feed.read(ANA)
    window.told.clear()
    feed._push(SITE.queues)
    assert window.told == [each for each in before if each.uri.endswith(SOPORTE)]


# --- Typing ----------------------------------------------------------------------------------


async def test_typing_ends_by_itself_unless_it_is_renewed() -> None:
    said: list[tuple[str, bool]] = []
    over = asyncio.Event()

    def announce(contact_id: ContactId, key: str, typing: bool) -> None:
        said.append((key, typing))
        if not typing:
            over.set()

    notices = TypingNotices(announce, lasts=0.05)
    notices.set(ContactId("C"), "ana", True)
    notices.set(ContactId("C"), "ana", True)
    async with asyncio.timeout(5):
        await over.wait()
    assert said == [("ana", True), ("ana", True), ("ana", False)]
    notices.stop(ContactId("C"), "ana")
    assert len(said) == 3
    notices.set(ContactId("C"), "ana", True)
    notices.close()
    notices.stop(ContactId("C"), "ana")
    assert said[-1] == ("ana", True)


# --- Sessions --------------------------------------------------------------------------------


class Book:
    """Where sessions are kept, for a test to read, to fill and to break."""

    def __init__(self, *sessions: SessionRow) -> None:
        self.sessions = sessions
        self.kept: dict[str, SessionRow] = {row.key: row for row in sessions}
        self.away = False

    async def keep_session(self, row: SessionRow) -> None:
        if self.away:
            raise Refused(Refusal.BUSY_SERVER)
        self.kept[row.key] = row

    def forget_session(self, key: str) -> None:
        self.kept.pop(key, None)


def restored(book: Book) -> Sessions:
    """The sessions of a server that starts with what the book holds."""
    sessions = Sessions(lambda: 10.0, 60.0, Book(*book.kept.values()))
    sessions.restore(SITE.agents)
    return sessions


async def test_sessions_outlive_the_server_until_their_time_is_up() -> None:
    book = Book()
    before = Sessions(lambda: 0.0, 60.0, book)
    await before.open_agent("A1", SITE.agents[ANA])
    luis = await before.open_visitor("B2")
    await before.change(luis, replace(luis.row, alias="Luis"))
    after = restored(book)
    ana, again = after.agent(["a1"]), after.visitor(["B2"])
    assert ana is not None
    assert again is not None
    assert (ana.agent_id, ana.idle_since, ana.row.expires_at) == (ANA, 10.0, 60.0)
    assert again.row == luis.row
    late = Sessions(lambda: 60.0, 60.0, Book(*book.kept.values()))
    late.restore(SITE.agents)
    assert late.agent(["A1"]) is None
    assert len(late.expired()) == 2


async def test_what_is_kept_of_a_session_opens_nothing() -> None:
    book = Book()
    await Sessions(lambda: 0.0, 60.0, book).open_agent("A1B2C3", SITE.agents[ANA])
    [row] = book.kept.values()
    assert "A1B2C3" not in repr(row)
    sessions = restored(book)
    assert sessions.agent([row.key, row.public_id]) is None


@pytest.mark.parametrize("gone", [True, False])
async def test_a_session_ends_with_its_account_or_password(gone: bool) -> None:
    book = Book()
    await Sessions(lambda: 0.0, 60.0, book).open_agent("A1", SITE.agents[ANA])
    changed = {ANA: replace(SITE.agents[ANA], password_hash="$argon2id$another")}
    after = Book(*book.kept.values())
    sessions = Sessions(lambda: 10.0, 60.0, after)
    sessions.restore({} if gone else changed)
    assert sessions.agent(["A1"]) is None
    assert after.kept == {}


async def test_an_ended_session_does_not_come_back() -> None:
    book = Book()
    sessions = Sessions(lambda: 0.0, 60.0, book)
    luis = await sessions.open_visitor("B2")
    sessions.end(luis, SessionEnd.FORCED)
    with pytest.raises(Refused):
        await sessions.change(luis, replace(luis.row, alias="Luis"))
    assert book.kept == {}


async def test_a_session_that_cannot_be_kept_is_none() -> None:
    book = Book()
    sessions = Sessions(lambda: 0.0, 60.0, book)
    luis = await sessions.open_visitor("B2")
    book.away = True
    with pytest.raises(Refused):
        await sessions.open_agent("A1", SITE.agents[ANA])
    assert sessions.agent(["A1"]) is None
    with pytest.raises(Refused):
        await sessions.change(luis, replace(luis.row, alias="Luis"))
    assert luis.row.alias == ""


async def test_who_joins_a_session_that_has_just_ended_is_told_so() -> None:
    sessions, early, late = Sessions(lambda: 0.0, 60.0, Book()), Window(), Window()
    session = await sessions.open_agent("A1", SITE.agents[ANA])
    sessions.joined(session, early)
    sessions.end(session, SessionEnd.TAKEN_OVER)
    sessions.joined(session, late)
    assert (early.ended, late.ended) == ([SessionEnd.TAKEN_OVER], [SessionEnd.EXPIRED])


class SlowHandshake:
    """A websocket during whose handshake others come in."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self.path_params = {"tail": "/"}
        self.scope: dict[str, list[str]] = {"subprotocols": []}
        self.closed: list[int] = []
        self._meanwhile = meanwhile

    async def accept(self, subprotocol: str | None) -> None:
        self._meanwhile()

    async def close(self, code: int) -> None:
        self.closed.append(code)


async def test_the_last_place_of_a_session_is_given_once() -> None:
    sessions = Sessions(lambda: 0.0, 60.0, Book())
    session = await sessions.open_agent("A1", SITE.agents[ANA])
    for _ in range(15):
        sessions.joined(session, Window())
    socket = SlowHandshake(lambda: sessions.joined(session, Window()))
    assert not await websocket._accept(socket, session)  # type: ignore[arg-type]
    assert socket.closed == [1013]


class Offline:
    """An engine whose database is away for a while."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.away = True
        self.done: list[Command] = []

    async def execute(self, command: Command) -> Decision:
        if self.away:
            raise Refused(Refusal.BUSY_SERVER)
        self.done.append(command)
        if isinstance(command, Connect):
            self.state.apply([AgentRow(command.agent_id, SITE.default_profile, connected=True)])
        return Decision()


async def test_a_presence_that_could_not_be_stored_is_made_up_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    state, audience = State(SITE, [AgentRow(ANA, SITE.default_profile)]), Audience()
    engine, sessions = Offline(state), Sessions(lambda: 0.0, 60.0, Book())
    desk = VisitorDesk(state, Transcripts(), audience)
    attendance = Attendance(state, engine, lambda: 0.0, sessions, audience, desk)
    session = await sessions.open_agent("A1", SITE.agents[ANA])
    await attendance.agent_arrived(session, Window())
    assert "could not be stored" in caplog.text
    engine.away = False
    await attendance.sweep()
    await attendance.sweep()
    assert engine.done == [Connect(ANA)]


async def test_who_has_signed_out_is_not_taken_for_present_while_the_socket_closes() -> None:
    state, audience = State(SITE, [AgentRow(ANA, SITE.default_profile)]), Audience()
    engine, sessions = Offline(state), Sessions(lambda: 0.0, 60.0, Book())
    engine.away = False
    desk = VisitorDesk(state, Transcripts(), audience)
    attendance = Attendance(state, engine, lambda: 0.0, sessions, audience, desk)
    session = await sessions.open_agent("A1", SITE.agents[ANA])
    await attendance.agent_arrived(session, Window())
    await attendance.sign_out(session)
    state.apply([AgentRow(ANA, SITE.default_profile, version=1)])
    await attendance.sweep()
    assert engine.done == [Connect(ANA), SignOut(ANA)]


@pytest.mark.parametrize(("has_asked", "ends"), [(False, 61.0), (True, 1801.0)])
async def test_who_came_and_never_asked_for_anything_is_soon_forgotten(
    has_asked: bool, ends: float
) -> None:
    """As many as there may be are soon made; nobody else would come in for half an hour."""
    now = 0.0
    state, audience, book = State(SITE), Audience(), Book()
    desk = VisitorDesk(state, Transcripts(), audience)
    sessions = Sessions(lambda: now, 9999.0, book)
    attendance = Attendance(state, Offline(state), lambda: now, sessions, audience, desk)
    luis = await sessions.open_visitor("B2")
    if has_asked:
        audience.own(luis, replace(waiting("A"), state=ContactState.CLOSED))
    now = ends - 2
    await attendance.sweep()
    assert book.kept
    now = ends
    await attendance.sweep()
    assert not book.kept


async def test_a_sweep_that_fails_is_not_the_last(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contactpro_desktop.localserver.push.attendance._SWEEP_EVERY", 0.001)
    state, audience = State(SITE), Audience()
    desk = VisitorDesk(state, Transcripts(), audience)
    sessions = Sessions(lambda: 0.0, 60.0, Book())
    attendance = Attendance(state, Offline(state), lambda: 0.0, sessions, audience, desk)
    again, sweeps = asyncio.Event(), itertools.count()

    async def sweep() -> None:
        if next(sweeps) == 0:
            raise ZeroDivisionError("of Luis")
        again.set()

    monkeypatch.setattr(attendance, "sweep", sweep)
    running = asyncio.create_task(attendance.run())
    async with asyncio.timeout(5):
        await again.wait()
    running.cancel()
    assert "ZeroDivisionError" in caplog.text
    assert "Luis" not in caplog.text


# --- The rest --------------------------------------------------------------------------------


def test_literal_parts_win_over_braces() -> None:
    table: RouteTable[None] = RouteTable(
        [Resource("statistics/{id}"), Resource("statistics/queues"), Resource("{any}/thing")]
    )
    found = {
        path: table.match(("users", "me", *path))
        for path in (("statistics", "queues"), ("statistics", "Q1"), ("x", "thing"), ("x", "y"))
    }
    assert [match and match.resource.pattern for match in found.values()] == [
        "statistics/queues",
        "statistics/{id}",
        "{any}/thing",
        None,
    ]
    assert table.match(("users", "you", "statistics", "queues")) is None
    assert table.match(()) is None


def test_a_configured_origin_lets_its_page_and_its_host_in() -> None:
    rules = AccessRules(["https://chat.example.org"])
    assert rules.allows_host("chat.example.org")
    assert rules.allows_origin("https://CHAT.example.org", "chat.example.org")
    for written in (
        "chat.example.org",
        "https://chat.example.org/demo/",
        "wss://chat.example.org/",
    ):
        assert rules.allows_origin(written, "chat.example.org")
    assert not rules.allows_origin("http://chat.example.org", "chat.example.org")
    assert not rules.allows_origin("https://chat.example.org:8443", "chat.example.org")
    assert not rules.allows_host("other.example.org")


@pytest.mark.parametrize(
    ("origin", "host", "allowed"),
    [
        ("http://127.0.0.1:8080", "127.0.0.1:8080", True),
        ("http://127.0.0.1", "127.0.0.1:8080", False),
        ("https://localhost", "127.0.0.1:8080", False),
        ("http://127.0.0.1", "127.0.0.1", True),
        ("http://127.0.0.1", "127.0.0.1:80", True),
        ("https://localhost:443", "localhost", True),
        ("file://localhost", "127.0.0.1:8080", False),
        ("127.0.0.1", "127.0.0.1:8080", True),
        ("127.0.0.1:9090", "127.0.0.1:8080", False),
    ],
)
def test_pages_of_this_machine_are_let_in_from_the_servers_own_port(
    origin: str, host: str, allowed: bool
) -> None:
    assert AccessRules().allows_origin(origin, host) is allowed


@pytest.mark.parametrize("host", ["127.0.0.1:x", "[::1", "a b"])
def test_hosts_that_are_nonsense(host: str) -> None:
    assert not AccessRules().allows_host(host) or not AccessRules().allows_origin(
        "http://127.0.0.1:1", host
    )


def test_row_ids_are_all_different() -> None:
    ids = RowIds()
    made = [ids() for _ in range(1_000)]
    assert len(set(made)) == 1_000
    assert all(len(each) == 32 and each == each.upper() for each in made)


def test_searches_do_not_take_for_ever() -> None:
    assert not matcher("*a" * 50 + "b")(["a" * 5_000])


async def test_a_session_runs_out() -> None:
    async with running_server(demo_config(session_lifetime=1.0)) as service:
        session = await session_of(service.tenant_url, "ana")
        async with open_socket(socket_url(service.tenant_url), session) as ana:
            await ana.subscribe("properties")
            assert await ana.closed() == 4009
            assert ana.frames[-1]["reason"] == "expired"


@pytest.mark.parametrize(
    ("minutes", "word"),
    [(0.04, "1_MINUTE"), (90, "90_MINUTE"), (90.5, "91_MINUTE"), (120, "2_HOUR")],
)
def test_a_profile_says_how_long_it_lasts(minutes: float, word: str) -> None:
    lunch = next(p for p in SITE.profiles.values() if p.name == "Lunch")
    changed = replace(lunch, duration=timedelta(minutes=minutes))
    site = replace(SITE, profiles={**SITE.profiles, lunch.id: changed})
    shown = agent_view.properties(site, AgentRow(ANA, lunch.id), agent_view.Client("T"))
    profiles: Any = shown["presence_profiles"]
    told = {profile["id"]: profile["settings"]["duration"] for profile in profiles}
    assert told[lunch.id] == word
