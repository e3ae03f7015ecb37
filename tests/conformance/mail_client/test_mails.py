"""E-mails and tasks as the published model has them: what the client sends, and understands.

The examples are of our own making, with the field names of the model (ECFS 22Q1).
"""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import InteractionChanged, MailChanged, ParkedChanged
from contactpro_desktop.domain.ids import AttachmentId, ContactId, InteractionId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.mail import (
    Delivery,
    DraftChange,
    DraftStatus,
    DraftText,
    DraftType,
    Mail,
    MailAddress,
    MailAnswer,
    RecipientKind,
)
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.task import other_data, task_text
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.paths import interaction_uri
from tests.unit.ecfs.desk import Desk, only, outcomes

MAIL = "4" * 32
CONTACT = "C0" * 16
FILE, QUEUE, AGENT = "F1" * 16, "0" * 32, "A9" * 16
I = InteractionId(MAIL)  # noqa: E741 - the interaction of all these tests
EVA, IAN = MailAddress("eva@example.org", "Eva"), MailAddress("ian@example.org")
OURS = MailAddress("help@demo.example", "Help")

INCOMING: dict[str, Json] = {
    "attached_data": {"Order": "A-1"},
    "channel_status": "unknown",
    "channel_sub_type": "",
    "channel_type": "email",
    "date_created": "22/11/2026 11:32:27 UTC+00:00",
    "destination": "Help <help@demo.example>",
    "from_queue": {"id": QUEUE, "name": "Mail"},
    "id": MAIL,
    "contact_id": CONTACT,
    "originator": "Eva <eva@example.org>",
    "status": "incoming",
    "terminal_id": None,
    "title": "A question",
    "from_address": {"address": "eva@example.org", "name": "Eva"},
    "to_address": [{"address": "help@demo.example", "name": "Help"}],
}
ACCEPTED: dict[str, Json] = {
    **INCOMING,
    "status": "accepted",
    "content": "How long does it take?",
    "attachments": [
        {"id": FILE, "filename": "pic.png", "size": 1600, "originator": "customer"},
    ],
    "case_id": "01020304",
    "cid": "CID1",
    "draft": None,
}
DRAFT: dict[str, Json] = {
    "id": "D" * 32,
    "owner_terminal_id": None,
    "draft_type": "reply",
    "status": "saved",
    "subject": "RE: A question",
    "content": "> How long does it take?",
    "attachments": [],
    "from_address": "help@demo.example",
    "from_addresses": [{"address": "help@demo.example", "name": "Help"}],
    "to_address": [{"address": "eva@example.org", "name": "Eva"}],
    "cc_address": [],
    "bcc_address": [],
}
TASK: dict[str, Json] = {
    "attached_data": {"XRI-body": "Call the workshop.", "Order": "A-1"},
    "channel_status": "unknown",
    "channel_sub_type": "ticket",
    "channel_type": "user_defined",
    "date_created": "22/11/2026 11:32:27 UTC+00:00",
    "destination": "tasks",
    "from_queue": {"id": QUEUE, "name": "Tasks"},
    "id": MAIL,
    "contact_id": CONTACT,
    "originator": "110",
    "status": "accepted",
    "terminal_id": None,
    "title": "Order A-1",
}


def told(resource: dict[str, Json]) -> Transaction:
    return Transaction("POST", interaction_uri(MAIL), resource)


def leaf(path: str, value: Json, method: str = "PUT") -> Transaction:
    return Transaction(method, f"{interaction_uri(MAIL)}/{path}", value)


def gone() -> Transaction:
    return Transaction("DELETE", interaction_uri(MAIL))


def with_draft(**changed: Json) -> Transaction:
    return told({**ACCEPTED, "draft": {**DRAFT, **changed}})


def desk_with(*interactions: Transaction) -> Desk:
    desk = Desk()
    desk.connect(*interactions)
    desk.sent()
    return desk


# --- What is understood ---------------------------------------------------------------------------


@pytest.mark.operation("GET /interactions/{emailid}")
def test_an_offered_mail_says_who_wrote_to_whom() -> None:
    desk = Desk()
    events = desk.connect(told(INCOMING))
    [interaction] = [event.interaction for event in only(events, InteractionChanged)]
    assert interaction.channel is Channel.EMAIL
    assert interaction.status is InteractionStatus.INCOMING
    assert interaction.title == "A question"
    [mail] = [event.mail for event in only(events, MailChanged)]
    assert mail == Mail(sender=EVA, to=(OURS,))


@pytest.mark.operation("GET /interactions/{emailid}")
@pytest.mark.operation("GET /interactions/{emailid}/draft")
def test_an_accepted_mail_has_contents_files_and_a_draft() -> None:
    events = Desk().connect(with_draft())
    [mail] = [event.mail for event in only(events, MailChanged)]
    assert mail.content == "How long does it take?"
    assert mail.case_id == "01020304"
    [file] = mail.attachments
    assert (file.id, file.filename, file.size, file.from_customer) == (FILE, "pic.png", 1600, True)
    assert mail.draft is not None
    assert mail.draft.type is DraftType.REPLY
    assert mail.draft.from_addresses == (OURS,)
    assert mail.draft.text == DraftText(
        "RE: A question", "> How long does it take?", OURS.address, (EVA,)
    )


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ([leaf("draft/subject", "Hi")], "subject"),
        ([leaf("draft/to_address", [{"address": "ian@example.org"}])], "list"),
        ([leaf("draft/to_address/ian@example.org", {"address": "ian@example.org"}, "POST"),
          leaf("draft/to_address/eva@example.org", None, "DELETE")], "elements"),
        ([leaf("draft/to_address/ian%40example.org", {"address": "ian@example.org"}, "POST"),
          leaf("draft/to_address/eva%40example.org", None, "DELETE")], "encoded"),
    ],
)  # fmt: skip
def test_a_draft_changes_leaf_by_leaf(changes: list[Transaction], address: str) -> None:
    desk = desk_with(with_draft())
    [changed] = only(desk.push(*changes), MailChanged)
    assert changed.mail.draft is not None
    text = changed.mail.draft.text
    assert text.subject == "Hi" if address == "subject" else text.to == (IAN,)


def test_a_draft_comes_and_goes() -> None:
    desk = desk_with(told(ACCEPTED))
    [begun] = only(desk.push(leaf("draft", DRAFT)), MailChanged)
    assert begun.mail.open_draft is not None
    [sent] = only(desk.push(leaf("draft/status", "sent")), MailChanged)
    assert sent.mail.draft is not None
    assert sent.mail.draft.status is DraftStatus.SENT
    assert sent.mail.open_draft is None
    [over] = only(desk.push(leaf("draft", None, "DELETE")), MailChanged)
    assert over.mail.draft is None


@pytest.mark.parametrize(
    "odd",
    [
        {"from_address": None, "to_address": None, "attachments": None, "draft": None},
        {"from_address": "eva", "to_address": "x", "attachments": [None, 3], "content": None},
        {"attachments": [{"id": None, "size": "many"}], "draft": "none", "case_id": 7},
        {"draft": {"draft_type": "tomorrow", "status": None, "to_address": {"a": {}}}},
    ],
)
def test_odd_values_stop_nothing(odd: dict[str, Json]) -> None:
    events = Desk().connect(told({**ACCEPTED, **odd}))
    assert len(only(events, MailChanged)) == 1


def test_how_sending_goes_is_understood_where_it_is_told() -> None:
    desk = desk_with(with_draft())
    [changed] = only(desk.push(leaf("draft/delivery", "refused")), MailChanged)
    assert changed.mail.draft is not None
    assert changed.mail.draft.delivery is Delivery.REFUSED
    [changed] = only(desk.push(leaf("draft/delivery", "lost at sea")), MailChanged)
    assert changed.mail.draft is not None
    assert changed.mail.draft.delivery is Delivery.UNKNOWN


@pytest.mark.operation("GET /interactions/{userdefinedid}")
def test_a_task_has_a_title_a_text_and_data() -> None:
    events = Desk().connect(told(TASK))
    [interaction] = [event.interaction for event in only(events, InteractionChanged)]
    assert interaction.channel is Channel.TASK
    assert (interaction.title, task_text(interaction)) == ("Order A-1", "Call the workshop.")
    assert other_data(interaction) == {"Order": "A-1"}
    assert not only(events, MailChanged)


def test_when_it_was_answered_is_understood_where_it_is_told() -> None:
    desk = desk_with()
    answered: dict[str, Json] = {"answered_at_ms": 1_795_348_991_000, "answered_with": "forward"}
    events = desk.push(told(ACCEPTED | answered))
    [changed] = only(events, MailChanged)
    assert changed.mail.answer == MailAnswer(DraftType.FORWARD, 1_795_348_991.0)
    events = desk.push(leaf("answered_with", "telepathy"))
    [changed] = only(events, MailChanged)
    assert changed.mail.answer == MailAnswer(DraftType.REPLY, 1_795_348_991.0)


def test_what_is_set_aside_is_understood_where_it_is_told() -> None:
    desk = desk_with()
    row: dict[str, Json] = {
        "id": CONTACT,
        "contact_id": CONTACT,
        "channel_type": "email",
        "title": "A question",
        "originator": "eva@example.org",
        "customer_name": "Eva",
        "parked_at_ms": 1_795_348_991_000,
    }
    events = desk.push(Transaction("POST", f"/users/me/pending/{CONTACT}", row))
    [parked] = [each for event in only(events, ParkedChanged) for each in event.parked]
    assert (parked.contact_id, parked.subject, parked.customer_name, parked.parked_at) == (
        CONTACT, "A question", "Eva", 1_795_348_991.0,
    )  # fmt: skip
    events = desk.push(Transaction("DELETE", f"/users/me/pending/{CONTACT}"))
    assert only(events, ParkedChanged) == [ParkedChanged(())]


# --- What is sent, and what confirms it -----------------------------------------------------------

DRAFTED = with_draft()
BEGUN = told({
    **ACCEPTED, "id": "9" * 32, "contact_id": "8" * 32, "direction": "outbound",
    "draft": {**DRAFT, "draft_type": "new_email", "subject": "Hello"},
})  # fmt: skip
BEGUN = Transaction("POST", interaction_uri("9" * 32), BEGUN.resource)

CASES = [
    # the operation; the state before; the action; method, address and body; what confirms it
    pytest.param(
        told(ACCEPTED), actions.StartDraft(I, DraftType.REPLY),
        "PUT", "", {"draft": {"draft_type": "reply"}}, leaf("draft", DRAFT),
        marks=pytest.mark.operation("PUT /interactions/{emailid}"), id="reply",
    ),
    pytest.param(
        told(ACCEPTED), actions.StartDraft(I, DraftType.REPLY, (IAN,)),
        "PUT", "", {"draft": {"draft_type": "reply", "cc_address": [{"address": IAN.address}]}},
        leaf("draft", DRAFT),
        marks=pytest.mark.operation("PUT /interactions/{emailid}"), id="reply to all",
    ),
    pytest.param(
        told(ACCEPTED), actions.StartDraft(I, DraftType.FORWARD),
        "PUT", "", {"draft": {"draft_type": "forward"}},
        leaf("draft", {**DRAFT, "draft_type": "forward"}),
        marks=pytest.mark.operation("PUT /interactions/{emailid}"), id="forward",
    ),
    pytest.param(
        DRAFTED, actions.EditDraft(I, DraftChange(subject="Hi", content="Two\ndays")),
        "PUT", "/draft", {"subject": "Hi", "content": "Two\ndays"},
        with_draft(subject="Hi", content="Two\r\ndays"),
        marks=pytest.mark.operation("PUT /interactions/{emailid}/draft"), id="edit",
    ),
    pytest.param(
        DRAFTED, actions.EditDraft(I, DraftChange(from_address="other@demo.example")),
        "PUT", "/draft", {"from_address": "other@demo.example"},
        leaf("draft/from_address", "other@demo.example"),
        marks=pytest.mark.operation("PUT /interactions/{emailid}/draft"), id="sender",
    ),
    *(
        pytest.param(
            DRAFTED, actions.AddRecipient(I, RecipientKind(kind), IAN),
            "POST", f"/draft/{kind}_address", {"address": IAN.address},
            leaf(f"draft/{kind}_address/{IAN.address}", {"address": IAN.address}, "POST"),
            marks=pytest.mark.operation(f"POST /interactions/{{emailid}}/draft/{kind}_address"),
            id=f"add {kind}",
        )
        for kind in ("to", "cc", "bcc")
    ),
    *(
        pytest.param(
            with_draft(**{f"{kind}_address": [{"address": IAN.address}]}),
            actions.RemoveRecipient(I, RecipientKind(kind), IAN),
            "DELETE", f"/draft/{kind}_address/{IAN.address}", None,
            leaf(f"draft/{kind}_address/{IAN.address}", None, "DELETE"),
            marks=pytest.mark.operation(
                f"DELETE /interactions/{{emailid}}/draft/{kind}_address/{{address}}"
            ),
            id=f"remove {kind}",
        )
        for kind in ("to", "cc", "bcc")
    ),
    *(
        pytest.param(
            DRAFTED, actions.SetRecipients(I, RecipientKind(kind), (IAN, EVA)),
            "PUT", f"/draft/{kind}_address",
            [{"address": IAN.address}, {"address": EVA.address, "name": "Eva"}],
            leaf(
                f"draft/{kind}_address",
                [{"address": EVA.address.upper()}, {"address": IAN.address}],
            ),
            marks=pytest.mark.operation(f"PUT /interactions/{{emailid}}/draft/{kind}_address"),
            id=f"set {kind}",
        )
        for kind in ("to", "cc", "bcc")
    ),
    pytest.param(
        DRAFTED, actions.AttachOriginal(I, AttachmentId(FILE)),
        "POST", "/draft/attachments", {"id": FILE},
        leaf(f"draft/attachments/{FILE}", {"id": FILE, "filename": "pic.png"}, "POST"),
        marks=pytest.mark.operation("POST /interactions/{emailid}/draft/attachments"),
        id="attach",
    ),
    pytest.param(
        with_draft(attachments=[{"id": FILE, "filename": "pic.png"}]),
        actions.RemoveAttachment(I, AttachmentId(FILE)),
        "DELETE", f"/draft/attachments/{FILE}", None,
        leaf(f"draft/attachments/{FILE}", None, "DELETE"),
        marks=pytest.mark.operation("DELETE /interactions/{emailid}/draft/attachments/{id}"),
        id="detach",
    ),
    pytest.param(
        DRAFTED, actions.SendDraft(I, DraftChange(content="Two days", cc=(IAN,))),
        "PUT", "/draft",
        {"content": "Two days", "cc_address": [{"address": IAN.address}], "status": "sent"},
        leaf("draft/status", "sent"),
        marks=pytest.mark.operation("PUT /interactions/{emailid}/draft"), id="send",
    ),
    pytest.param(
        DRAFTED, actions.SendDraft(I, DraftChange()),
        "PUT", "/draft", {"status": "sent"}, leaf("draft", None, "DELETE"),
        marks=pytest.mark.operation("PUT /interactions/{emailid}/draft"), id="send, draft gone",
    ),
    pytest.param(
        DRAFTED, actions.SendDraft(I, DraftChange()),
        "PUT", "/draft", {"status": "sent"}, gone(),
        marks=pytest.mark.operation("PUT /interactions/{emailid}/draft"), id="send, all gone",
    ),
    pytest.param(
        DRAFTED, actions.ParkDraft(I, DraftChange(subject="Hi")),
        "PUT", "/draft", {"subject": "Hi", "status": "pending"}, gone(),
        marks=pytest.mark.operation("PUT /interactions/{emailid}/draft"), id="park",
    ),
    pytest.param(
        DRAFTED, actions.DiscardDraft(I),
        "DELETE", "/draft", None, leaf("draft", None, "DELETE"),
        marks=pytest.mark.operation("DELETE /interactions/{emailid}/draft"), id="discard",
    ),
    pytest.param(
        told(ACCEPTED), actions.NewMail(DraftText("Hello", to=(EVA,))),
        "POST", None,
        {
            "channel_type": "email",
            "subject": "Hello",
            "to_address": [{"address": EVA.address, "name": "Eva"}],
        },
        BEGUN,
        marks=pytest.mark.operation("POST /interactions"), id="new",
    ),
    pytest.param(
        told({**TASK, "id": "7" * 32}), actions.OpenParked(ContactId("8" * 32)),
        "POST", None,
        {"channel_type": "email", "status": "open", "contact_id": "8" * 32}, BEGUN,
        marks=pytest.mark.operation("POST /interactions"), id="open",
    ),
    pytest.param(
        told(TASK), actions.ParkTask(I), "PUT", "", {"status": "pending"}, gone(), id="park a task"
    ),
    *(
        pytest.param(
            told(resource),
            actions.Transfer(I, channel, TransferTarget(kind, target, "Carla")),
            "PUT", "",
            {"channel_status": "transferring", "transfer_type": word, "destination": target},
            leaf("channel_status", "transferred"),
            marks=pytest.mark.operation(f"PUT /interactions/{{{name}}}"),
            id=f"{channel.value} to {word}",
        )
        for resource, channel, name in (
            (ACCEPTED, Channel.EMAIL, "emailid"), (TASK, Channel.TASK, "userdefinedid"),
        )
        for kind, target, word in (
            (TargetKind.AGENT, AGENT, "AGENT"), (TargetKind.QUEUE, QUEUE, "QUEUE"),
        )
    ),
    *(
        pytest.param(
            told(resource), action, "PUT", "", {"status": word}, leaf("status", word),
            marks=pytest.mark.operation(f"PUT /interactions/{{{name}}}"), id=f"{name} {word}",
        )
        for resource, name in ((ACCEPTED, "emailid"), (TASK, "userdefinedid"))
        for action, word in (
            (actions.EndInteraction(I), "ended"), (actions.FinishInteraction(I), "handled"),
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "action", "method", "below", "body", "confirms"), CASES)
def test_an_action_and_what_confirms_it(
    before: Transaction,
    action: Action,
    method: str,
    below: str | None,
    body: Json,
    confirms: Transaction,
) -> None:
    desk = desk_with(before)
    assert desk.perform(action) == []
    [request] = desk.sent()
    address = "/users/me/interactions" if below is None else f"{interaction_uri(MAIL)}{below}"
    assert (request.method, request.uri, request.body) == (method, address, body)
    assert request.idempotent
    assert outcomes(desk.push(leaf("language", "EN"))) == []
    assert desk.answer(request) == [], "a 200 alone is no success"
    told = outcomes(desk.push(confirms))
    assert [(request_id, outcome.refusal) for request_id, outcome in told] == [("R1", None)]


@pytest.mark.parametrize(
    "action",
    [
        actions.EditDraft(I, DraftChange(subject="Hi")),
        actions.AddRecipient(I, RecipientKind.CC, IAN),
        actions.AttachOriginal(I, AttachmentId(FILE)),
        actions.StartDraft(I, DraftType.FORWARD),
    ],
)
def test_what_the_end_of_the_draft_overtakes_has_not_happened(action: Action) -> None:
    desk = desk_with(with_draft())
    desk.perform(action)
    desk.push(leaf("status", "ended"), leaf("draft", None, "DELETE"))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


def test_a_draft_deleted_elsewhere_was_not_sent() -> None:
    desk = desk_with(with_draft())
    desk.perform(actions.SendDraft(I, DraftChange()))
    desk.push(leaf("draft/status", "deleted"))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]
