"""The page's pure parts, asked in the browser they run in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.visitor_page.page import VisitorPage

ANSWERS = {
    "{client_req_id: 'A', status: 200}": [True, 200],
    "{client_req_id: 'A', status_code: 403}": [False, 403],
    "{client_req_id: 'A', code: 405}": [False, 405],
    "{client_req_id: 'A'}": [True, 200],
    "{status: 200}": None,
}
LANGUAGES = {
    "['fr-FR', 'pt-BR']": "pt",
    "['fr']": "en",
    "[null, 'es-MX']": "es",
    "[]": "en",
    "['en'], ['pt']": "pt",
}


def test_the_wire_is_read_leniently(page: VisitorPage) -> None:
    page.open()
    text = "{timestamp: '03/02/2026 10:20:30 UTC+00:00'}"
    assert page.ask_module("wire.js", f"m.timeOf({text})") == 1770114030000
    assert page.ask_module("wire.js", "m.timeOf({timestamp: 'x', timestamp_ms: 5})") == 5
    assert page.ask_module("wire.js", "m.timeOf({timestamp: '2026-02-03'})") is None
    for frame, answer in ANSWERS.items():
        read = f"((a) => a && [a.ok, a.status])(m.answerIn({frame}))"
        assert page.ask_module("wire.js", read) == answer, frame


def test_delays_grow_to_their_limit_and_languages_are_chosen(page: VisitorPage) -> None:
    page.open()
    delays = page.ask_module("link.js", "[0, 1, 2, 3, 4, 5, 20].map((n) => m.backOff(n, 0))")
    assert delays == [500, 1000, 2000, 4000, 8000, 10000, 10000]
    assert page.ask_module("link.js", "m.backOff(0, 1)") == 650
    for wishes, chosen in LANGUAGES.items():
        assert page.ask_module("i18n.js", f"m.chooseLanguage({wishes})") == chosen, wishes
