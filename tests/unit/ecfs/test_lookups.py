"""What the client asks for by itself, and what it finds the tenant not to offer."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    ServicesChanged,
    StatisticsChanged,
)
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.ecfs.envelope import Json, Request, Transaction
from contactpro_desktop.ecfs.paths import (
    STATISTICS,
    STATISTICS_QUEUES,
    UI,
    draft_uri,
    queue_statistics_uri,
    webrtc_uri,
)
from tests.unit.ecfs.desk import CHAT, VENTAS, Desk, chat, leaf, only, properties, queue

WITH_VIDEO = properties(permissions={"chat": True, "email": True, "video": True})
FIGURES = {"id": VENTAS, "interactions": 3, "max_wait_time": 40}


def opening(desk: Desk) -> dict[tuple[str, str], Request]:
    desk.machine.start(desk.now)
    desk.greet()
    return {(request.method, request.uri): request for request in desk.sent()}


def signed_in(desk: Desk) -> dict[tuple[str, str], Request]:
    """The opening requests of an agent whom the server has told who they are, and no more."""
    requests = opening(desk)
    desk.push(Transaction("POST", "/users/me/properties", properties()))
    return requests


# --- Figures -------------------------------------------------------------------------------------


@pytest.mark.operation("GET /statistics")
def test_figures_are_there_though_a_subscription_brings_none() -> None:
    desk = Desk()
    requests = signed_in(desk)
    events = desk.answer(requests["GET", STATISTICS], body={"queues": [FIGURES]})
    [told] = only(events, StatisticsChanged)
    assert [(f.queue_id, f.waiting, f.longest_wait) for f in told.statistics] == [(VENTAS, 3, 40)]
    changed = FIGURES | {"interactions": 4}
    events = desk.push(Transaction("PUT", queue_statistics_uri(VENTAS), changed))
    assert only(events, StatisticsChanged)[0].statistics[0].waiting == 4


@pytest.mark.parametrize("body", [None, [], "x", {}, {"queues": None}, {"queues": 7}], ids=str)
def test_figures_in_no_shape_leave_those_that_are_known(body: Json) -> None:
    desk = Desk()
    requests = signed_in(desk)
    desk.push(Transaction("POST", queue_statistics_uri(VENTAS), FIGURES))
    assert only(desk.answer(requests["GET", STATISTICS], body=body), StatisticsChanged) == []
    events = desk.push(Transaction("PUT", f"{queue_statistics_uri(VENTAS)}/interactions", 5))
    assert only(events, StatisticsChanged)[0].statistics[0].queue_id == QueueId(VENTAS)


def test_figures_are_missing_only_where_all_that_asks_for_them_is_refused() -> None:
    desk = Desk()
    requests = signed_in(desk)
    assert only(desk.answer(requests["SUBSCRIBE", STATISTICS_QUEUES], 403), ServicesChanged) == []
    [told] = only(desk.answer(requests["GET", STATISTICS], 405), ServicesChanged)
    assert told.missing == {Service.STATISTICS}


# --- Video ---------------------------------------------------------------------------------------


@pytest.mark.operation("GET /interactions/{chatid}/webrtc")
def test_what_was_signalled_before_is_looked_up_once_the_chat_begins() -> None:
    desk = Desk()
    desk.connect(chat(status="incoming"), me=WITH_VIDEO)
    assert desk.sent() == []
    desk.push(leaf("status", "accepted"))
    [request] = desk.sent()
    assert (request.method, request.uri) == ("GET", webrtc_uri(CHAT))
    [changed] = only(
        desk.answer(request, body={"status": "signalling", "messages": []}), InteractionChanged
    )
    assert changed.interaction.video
    desk.push(leaf("title", "again"))
    assert desk.sent() == []


def test_video_that_is_not_offered_is_not_asked_for_again() -> None:
    desk = Desk()
    desk.connect(chat(), me=WITH_VIDEO)
    [request] = desk.sent()
    [told] = only(desk.answer(request, 405), ServicesChanged)
    assert told.missing == {Service.VIDEO}
    desk.push(chat("B" * 32))
    assert desk.sent() == []


def test_who_may_not_have_video_does_not_ask() -> None:
    desk = Desk()
    desk.connect(chat())
    assert desk.sent() == []


# --- Drafts --------------------------------------------------------------------------------------


def mail(**told: Json) -> Transaction:
    return chat(CHAT, channel_type="email", **told)


def test_whether_a_mail_can_be_answered_is_asked_where_nothing_says_so() -> None:
    desk = Desk()
    desk.connect(mail())
    [request] = desk.sent()
    assert (request.method, request.uri) == ("GET", draft_uri(CHAT))
    [told] = only(desk.answer(request, 404), ServicesChanged)
    assert told.missing == {Service.DRAFTS}


def test_a_mail_that_has_the_key_of_a_draft_needs_no_asking() -> None:
    desk = Desk()
    desk.connect(mail(draft=None))
    assert desk.sent() == []


def test_a_refusal_of_the_one_draft_says_nothing_of_the_tenant() -> None:
    desk = Desk()
    desk.connect(mail())
    [request] = desk.sent()
    assert only(desk.answer(request, 403), ServicesChanged) == []


# --- All together --------------------------------------------------------------------------------


def test_what_is_found_out_elsewhere_is_told_with_the_rest() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    desk.greet()
    answer_all(desk, refuse=UI)
    [told] = only(desk.machine.lacks(frozenset({Service.DIRECTORY})), ServicesChanged)
    assert told.missing == {Service.DIRECTORY, Service.UI}
    assert desk.machine.lacks(frozenset({Service.DIRECTORY})) == []
    [told] = only(desk.machine.lacks(frozenset()), ServicesChanged)
    assert told.missing == {Service.UI}


def answer_all(desk: Desk, *, refuse: str) -> list[Event]:
    events: list[Event] = []
    for request in desk.sent():
        if request.uri == refuse:
            events += desk.answer(request, 403)
        else:
            events += desk.snapshot(request, WITH_VIDEO, [queue()], [chat()])
    return events


def test_on_a_new_connection_it_is_found_out_anew_and_told_only_if_it_is_different() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    desk.greet()
    assert only(answer_all(desk, refuse=UI), ServicesChanged) == [
        ServicesChanged(frozenset({Service.UI}))
    ]
    desk.answer(desk.sent()[0], 405)
    desk.machine.lost(desk.now)
    desk.machine.start(desk.now)
    desk.greet()
    assert only(answer_all(desk, refuse=UI), ServicesChanged)[-1].missing == {Service.UI}
    desk.machine.lost(desk.now)
    desk.machine.start(desk.now)
    desk.greet()
    assert only(answer_all(desk, refuse=UI), ServicesChanged) == []
    desk.machine.lost(desk.now)
    assert only(desk.connect(), ServicesChanged) == [ServicesChanged(frozenset())]


# --- What comes again and is the same ------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        mail(draft={"draft_type": "reply", "subject": "Hi"}),
        Transaction("POST", "/users/me/supervisor_sessions/S", {"id": "S", "state": "coaching"}),
        Transaction("POST", "/users/me/personal_data_reports/R", {"id": "R", "state": "running"}),
        Transaction("POST", f"{UI}/tab", "Home"),
    ],
    ids=lambda told: told.uri,
)
def test_what_is_told_twice_is_news_once(told: Transaction) -> None:
    desk = Desk()
    desk.connect()
    assert desk.push(told)
    assert desk.push(told) == []
