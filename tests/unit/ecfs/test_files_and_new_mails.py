"""Actions that are told apart by ids: files on their way, and mails that were begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.domain.actions import AttachFile, NewMail, SendDraft
from contactpro_desktop.domain.events import FileAnnounced
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.mail import DraftChange, DraftText, MailAddress
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.ecfs import mapping
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.paths import interaction_uri
from tests.conformance.mail_client.test_mails import ACCEPTED, DRAFT, I, desk_with, leaf, with_draft
from tests.unit.ecfs.desk import CHAT, Desk, chat, only, outcomes, said

FILE = AttachmentId("F7" * 16)
REQUEST = RequestId("R1")
ATTACH = AttachFile(I, "offers/offer.pdf", "offer.pdf", 2_000, "application/pdf")
ATTACHED: dict[str, Json] = {
    "id": FILE,
    "filename": "offer.pdf",
    "size": 2_000,
    "originator": "agent",
}
EVA = MailAddress("eva@example.org", "Eva")
HELLO = DraftText("Hello", to=(EVA,))


def attaching() -> Desk:
    """The server knows of a file and waits for it."""
    desk = desk_with(with_draft())
    desk.perform(ATTACH)
    [request] = desk.sent()
    assert (request.method, request.uri) == ("POST", f"{interaction_uri(I)}/draft/attachments")
    assert request.body == {
        "filename": "offer.pdf",
        "size": 2_000,
        "mime_type": "application/pdf",
    }
    events = desk.push(leaf(f"draft/attachments/{FILE}", ATTACHED, "POST"))
    events += desk.answer(request, body=FILE)
    assert only(events, FileAnnounced) == [FileAnnounced(REQUEST, FILE, ATTACH.path)]
    return desk


def sent(desk: Desk, refusal: Refusal | None = None) -> list[tuple[str, Outcome]]:
    return outcomes(desk.machine.file_sent(REQUEST, refusal, desk.now))


def test_a_file_of_a_mail_has_arrived_once_both_say_so() -> None:
    desk = attaching()
    assert outcomes(desk.advance(600)) == [], "it takes as long as it takes"
    assert sent(desk) == [("R1", SUCCEEDED)]
    assert desk.sent() == []


def test_a_file_that_the_draft_does_not_show_has_not_arrived() -> None:
    desk = attaching()
    desk.push(leaf(f"draft/attachments/{FILE}", None, "DELETE"))
    assert sent(desk) == []
    assert outcomes(desk.advance(6)) == [("R1", Outcome(Refusal.NO_CONFIRMATION))]


@pytest.mark.parametrize("refusal", [Refusal.TOO_LARGE, Refusal.DISCONNECTED])
def test_what_did_not_arrive_is_taken_out_of_the_draft(refusal: Refusal) -> None:
    """Else nothing could be sent any more."""
    desk = attaching()
    assert sent(desk, refusal) == [("R1", Outcome(refusal))]
    [request] = desk.sent()
    address = f"{interaction_uri(I)}/draft/attachments/{FILE}"
    assert (request.method, request.uri) == ("DELETE", address)


def test_a_file_is_given_up_at_any_moment() -> None:
    desk = attaching()
    cancelled = [("R1", Outcome(Refusal.CANCELLED))]
    assert outcomes(desk.machine.cancel_file(REQUEST)) == cancelled
    assert [request.method for request in desk.sent()] == ["DELETE"]
    assert desk.machine.cancel_file(REQUEST) == []

    early = desk_with(with_draft())
    early.perform(ATTACH)
    [request] = early.sent()
    assert early.machine.cancel_file(REQUEST) == [], "the server is about to name it"
    assert outcomes(early.answer(request, body=FILE)) == cancelled
    assert [request.method for request in early.sent()] == ["DELETE"]

    unnamed = desk_with(with_draft())
    unnamed.perform(ATTACH)
    unnamed.machine.cancel_file(REQUEST)
    assert outcomes(unnamed.advance(6)) == cancelled


def test_what_nobody_waits_for_any_more_is_nobodys() -> None:
    desk = attaching()
    desk.machine.cancel_file(REQUEST)
    desk.sent()
    assert sent(desk) == []
    desk.perform(SendDraft(I, DraftChange()), "R2")
    desk.sent()
    assert desk.machine.cancel_file(RequestId("R2")) == [], "no file"
    assert desk.sent() == []


def test_of_two_files_the_first_waits_for_the_name_of_its_own() -> None:
    desk = desk_with(with_draft())
    other = replace(ATTACH, path="offers/terms.txt", filename="terms.txt", mime_type="")
    desk.perform(other, "R2")
    assert desk.sent()[0].body == {"filename": "terms.txt", "size": 2_000}
    desk.perform(ATTACH)
    events = desk.push(leaf(f"draft/attachments/{FILE}", ATTACHED, "POST"))
    assert [each.request_id for each in only(events, FileAnnounced)] == [REQUEST]
    unknown = leaf(f"draft/attachments/{'F8' * 16}", {**ATTACHED, "filename": "x"}, "POST")
    assert only(desk.push(unknown), FileAnnounced) == []


def test_without_answers_a_file_is_known_by_its_name() -> None:
    desk = desk_with(with_draft())
    desk.perform(ATTACH)
    events = desk.push(leaf(f"draft/attachments/{FILE}", ATTACHED, "POST"))
    assert only(events, FileAnnounced) == [FileAnnounced(REQUEST, FILE, ATTACH.path)]


def test_the_end_of_the_draft_ends_its_files() -> None:
    desk = attaching()
    desk.push(leaf("draft", None))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


def test_a_file_of_a_chat_that_was_dropped_is_not_sent() -> None:
    """The transcript says that it does not come: no reason to believe that it came."""
    desk = desk_with(chat())
    desk.perform(SendFile(InteractionId(CHAT), "/a.pdf", "a.pdf", 5))
    [request] = desk.sent()
    desk.answer(request, body={"id": FILE})
    text = '{"text": "", "dropped attachments": [{"filename": "a.pdf", "reason": "DBERROR"}]}'
    dropped = said(text, "ana@demo", type="attachment", client_req_id="R1")
    assert outcomes(desk.push(dropped)) == []
    assert sent(desk, Refusal.BUSY_SERVER) == [("R1", Outcome(Refusal.BUSY_SERVER))]


@pytest.mark.parametrize("by", ["ana@demo", "sam@web"])
def test_a_file_of_a_chat_is_known_by_its_id(by: str) -> None:
    """Where the server does not repeat the request, too; nobody else's message is taken for it."""
    desk = desk_with(chat())
    desk.perform(SendFile(InteractionId(CHAT), "/a.pdf", "a.pdf", 5))
    [request] = desk.sent()
    desk.answer(request, body={"id": FILE})
    assert sent(desk) == []
    text = f'{{"text": "", "attachments": [{{"id": "{FILE}", "filename": "a.pdf", "size": 5}}]}}'
    done = outcomes(desk.push(said(text, by, type="attachment")))
    assert done == ([("R1", SUCCEEDED)] if by == "ana@demo" else [])


# Mails that were begun


def new_mail(number: int, **more: Json) -> Transaction:
    interaction_id = f"{number:032}"
    to: list[Json] = [{"address": EVA.address, "name": EVA.name}]
    draft: Json = {**DRAFT, "draft_type": "new_email", "subject": "Hello", "to_address": to}
    resource: dict[str, Json] = {**ACCEPTED, "id": interaction_id, "draft": draft, **more}
    return Transaction("POST", interaction_uri(interaction_id), resource)


def begun(number: int) -> Outcome:
    return Outcome(begun=InteractionId(f"{number:032}"))


def beginning(*known: str) -> Desk:
    """Two equal mails are begun at once."""
    desk = desk_with(with_draft())
    for request_id in ("R1", "R2"):
        desk.perform(NewMail(HELLO, frozenset(map(InteractionId, known))), request_id)
    return desk


def test_a_server_that_repeats_the_request_tells_equal_mails_apart() -> None:
    desk = beginning()
    assert outcomes(desk.push(new_mail(8, client_req_id="R2"))) == [("R2", begun(8))]
    assert outcomes(desk.push(new_mail(7, client_req_id="R9"))) == [], "another client's"
    assert outcomes(desk.push(new_mail(9, client_req_id="R1"))) == [("R1", begun(9))]


def test_a_server_that_answers_with_the_id_tells_them_apart() -> None:
    desk = beginning()
    first, second = desk.sent()
    desk.answer(second, body={"id": f"{8:032}"})
    desk.answer(first, body={"id": f"{9:032}"})
    told = outcomes(desk.push(new_mail(8), new_mail(9)))
    assert dict(told) == {"R1": begun(9), "R2": begun(8)}


def test_of_a_silent_server_each_mail_counts_once() -> None:
    desk = beginning()
    assert outcomes(desk.push(new_mail(8))) == [("R1", begun(8))]
    assert outcomes(desk.push(new_mail(9))) == [("R2", begun(9))]


def test_a_mail_of_before_is_not_the_new_one() -> None:
    desk = desk_with(with_draft())
    desk.push(new_mail(5))
    desk.perform(NewMail(HELLO, frozenset({InteractionId(f"{5:032}")})), "R1")
    assert outcomes(desk.advance(1)) == []
    assert outcomes(desk.push(new_mail(6))) == [("R1", begun(6))]


def test_a_mail_that_is_being_sent_is_waited_for() -> None:
    desk = desk_with(with_draft())
    desk.perform(SendDraft(I, DraftChange()))
    desk.push(leaf("draft/delivery", "sending"))
    assert outcomes(desk.advance(60)) == [], "the relay is slow"
    assert outcomes(desk.push(leaf("draft/status", "sent"))) == [("R1", SUCCEEDED)]

    desk = desk_with(with_draft())
    desk.perform(SendDraft(I, DraftChange()))
    desk.push(leaf("draft/delivery", "sending"))
    desk.push(leaf("draft/delivery", None))
    assert outcomes(desk.advance(6)) == [("R1", Outcome(Refusal.NO_CONFIRMATION))]


@pytest.mark.parametrize(
    ("originator", "address"),
    [
        ("Rosa Lorca <rosa@correo.example>", "rosa@correo.example"),
        ("rosa@correo.example", "rosa@correo.example"),
        ("a@b.example, c@d.example", "a@b.example, c@d.example"),
        ("<Rosa", "<Rosa"),
        ("", ""),
    ],
)
def test_whoever_wrote_a_mail_is_known_by_the_bare_address(originator: str, address: str) -> None:
    """That is what their past and their personal data are asked for by."""
    mail = mapping.interaction({"channel_type": "email", "originator": originator})
    assert mail.customer_address == address
