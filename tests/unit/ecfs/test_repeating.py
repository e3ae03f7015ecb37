"""A message that stands in the transcript is not sent again, whatever is asked."""

from __future__ import annotations

from contactpro_desktop.domain.actions import SendMessage
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import SUCCEEDED
from tests.unit.ecfs.desk import ANA, CHAT, Desk, chat, outcomes, said

HOLA = SendMessage(InteractionId(CHAT), "hola")


def test_an_echo_of_before_settles_a_repeated_message_at_once() -> None:
    """The server would answer with the first outcome, and push nothing any more."""
    desk = Desk()
    desk.connect(chat())
    desk.perform(HOLA)
    desk.machine.lost(desk.now)
    mine = said("hola", ANA, client_req_id="R1").resource
    desk.connect(chat(transcript={"messages": [mine]}))
    desk.sent()
    assert outcomes(desk.perform(HOLA)) == [("R1", SUCCEEDED)]
    assert desk.sent() == []
    assert outcomes(desk.perform(HOLA, "R2")) == []
    assert len(desk.sent()) == 1, "the same words under another id are another message"


def test_what_the_transcript_does_not_show_is_sent_under_its_first_id() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(HOLA)
    desk.machine.lost(desk.now)
    desk.connect(chat())
    desk.sent()
    assert desk.perform(HOLA) == []
    (request,) = desk.sent()
    assert (request.client_req_id, request.idempotent) == ("R1", True)
    assert outcomes(desk.push(said("hola", ANA, client_req_id="R1"))) == [("R1", SUCCEEDED)]
