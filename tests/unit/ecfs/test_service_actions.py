"""Actions beside calls and the talk itself: the request of each, what says that it has happened,
and what does not."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    AgentId,
    AttachmentId,
    ContactId,
    InteractionId,
    QueueId,
    ReportId,
    SupervisionId,
)
from contactpro_desktop.domain.mail import DraftChange, DraftType, MailAddress, RecipientKind
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from tests.unit.ecfs.desk import CHAT, VENTAS, Desk, chat, gone, leaf, outcomes

I = InteractionId(CHAT)  # noqa: E741 - the interaction of all these tests
S = SupervisionId("S")
EVA = MailAddress("eva@example.org", "Eva")
IAN = MailAddress("ian@example.org")
FILE = AttachmentId("F" * 32)
DRAFT: dict[str, Json] = {
    "draft_type": "reply",
    "status": "saved",
    "subject": "Re: Order",
    "to_address": [{"address": EVA.address}],
    "attachments": [],
}


def put(uri: str, value: Json) -> Transaction:
    return Transaction("PUT", uri, value)


def supervision(**told: Json) -> Transaction:
    return Transaction("POST", paths.supervisor_session_uri(S), {"id": S, **told})


MAIL = chat(channel_type="email", status="accepted", draft=DRAFT, attachments=[])
UNANSWERED = chat(channel_type="email", status="accepted", draft=None, attachments=[])
DRAFT_URI = paths.draft_uri(I)

CASES: list[tuple[Transaction, Action, str, str, Json, Transaction, Transaction]] = [
    # what is there, action, its request, what the server pushes that is not it, and what is it
    (
        chat(), service_actions.ChangeSettings({"ECFUI_x": "1"}),
        "PUT", paths.USER_SETTINGS, {"ECFUI_x": {"value": "1"}},
        put(f"{paths.USER_SETTINGS}/ECFUI_x", {"value": "0"}),
        put(f"{paths.USER_SETTINGS}/ECFUI_x", {"value": "1"}),
    ),
    (
        chat(), service_actions.DenySupervising({"coaching": True}),
        "PUT", paths.SUPERVISING, {"deny_coaching": True},
        put(f"{paths.SUPERVISING}/deny_coaching", False),
        put(f"{paths.SUPERVISING}/deny_coaching", True),
    ),
    (
        chat(), service_actions.SetTelephone(True, "600", True, {"active": True}),
        "PUT", paths.PHONE,
        {
            "sip_connected": True,
            "external_agent": {"number": "600", "permanent": True},
            "mtd": {"active": True},
        },
        put(paths.PHONE, {"sip_connected": True, "external_agent": None, "mtd": 7}),
        put(
            paths.PHONE,
            {
                "sip_connected": True,
                "external_agent": {"number": "600", "permanent": True},
                "mtd": {"active": True},
            },
        ),
    ),
    (
        chat(), service_actions.SetTelephone(False),
        "PUT", paths.PHONE, {"sip_connected": False},
        put(f"{paths.PHONE}/sip_connected", True), put(f"{paths.PHONE}/sip_connected", False),
    ),
    (
        chat(), service_actions.SetCapabilities(phone=True),
        "PUT", paths.CAPABILITIES, {"phone": True},
        put(f"{paths.CAPABILITIES}/video_chat", True), put(f"{paths.CAPABILITIES}/phone", True),
    ),
    (
        chat(), service_actions.ChangeAlias("Ana de Ventas"),
        "PUT", paths.PROPERTIES, {"alias": "Ana de Ventas"},
        put(f"{paths.PROPERTIES}/alias", "Ana"),
        put(f"{paths.PROPERTIES}/alias", "Ana de Ventas"),
    ),
    (
        chat(), service_actions.ServeExternally({QueueId(VENTAS): True}),
        "PUT", paths.QUEUES, {VENTAS: {"serve_external": True}},
        put(f"{paths.queue_uri(VENTAS)}/serve_external", False),
        put(f"{paths.queue_uri(VENTAS)}/serve_external", True),
    ),
    (
        chat(), service_actions.ShareUi({"tab": "Home"}),
        "PUT", paths.UI, {"tab": "Home"},
        put(f"{paths.UI}/tab", "Away"), put(f"{paths.UI}/tab", "Home"),
    ),
    (
        put(f"{paths.UI}/tab", "Home"), service_actions.ForgetUi(("tab",)),
        "DELETE", paths.UI, ["tab"],
        put(f"{paths.UI}/other", "x"), Transaction("DELETE", f"{paths.UI}/tab"),
    ),
    (
        chat(), service_actions.AskForHelp(),
        "POST", paths.SUPERVISOR_SESSIONS, {"state": "monitoring"},
        supervision(state="monitoring", agent={"id": "B"}), supervision(state="monitoring"),
    ),
    (
        chat(), service_actions.OpenGuidance(S, "ayuda@demo", QueueId(VENTAS)),
        "POST", paths.INTERACTIONS,
        {
            "channel_type": "chat", "channel_sub_type": "text", "destination": "ayuda@demo",
            "supervisor_session_id": S, "from_queue": {"id": VENTAS},
        },
        chat("B" * 32), chat("C" * 31 + "D", supervisor_session_id=S),
    ),
    (
        chat(), service_actions.Supervise(AgentId("B"), SupervisionMode.MONITORING),
        "POST", paths.SUPERVISOR_SESSIONS, {"state": "monitoring", "agent": {"id": "B"}},
        supervision(state="monitoring"), supervision(agent={"id": "B"}),
    ),
    (
        supervision(state="monitoring"),
        service_actions.SetSupervision(S, SupervisionMode.COACHING),
        "PUT", paths.supervisor_session_uri(S), {"state": "coaching"},
        put(f"{paths.supervisor_session_uri(S)}/state", "barge_in"),
        put(f"{paths.supervisor_session_uri(S)}/state", "coaching"),
    ),
    (
        supervision(state="monitoring"), service_actions.EndSupervision(S),
        "DELETE", paths.supervisor_session_uri(S), None,
        put(f"{paths.supervisor_session_uri(S)}/state", "barge_in"),
        Transaction("DELETE", paths.supervisor_session_uri(S)),
    ),
    (
        UNANSWERED, actions.StartDraft(I, DraftType.REPLY, (IAN,)),
        "PUT", paths.interaction_uri(I),
        {"draft": {"draft_type": "reply", "cc_address": [{"address": IAN.address}]}},
        leaf("draft", {**DRAFT, "draft_type": "forward"}), leaf("draft", DRAFT),
    ),
    (
        MAIL, actions.EditDraft(I, DraftChange(subject="Hi", bcc=(EVA,))),
        "PUT", DRAFT_URI,
        {"subject": "Hi", "bcc_address": [{"address": EVA.address, "name": "Eva"}]},
        leaf("draft/subject", "Hi"),
        leaf("draft/bcc_address", [{"address": EVA.address}]),
    ),
    (
        MAIL, actions.AddRecipient(I, RecipientKind.CC, IAN),
        "POST", f"{DRAFT_URI}/cc_address", {"address": IAN.address},
        leaf("draft/subject", "x"), leaf("draft/cc_address", [{"address": IAN.address}]),
    ),
    (
        MAIL, actions.RemoveRecipient(I, RecipientKind.TO, EVA),
        "DELETE", f"{DRAFT_URI}/to_address/{EVA.address}", None,
        leaf("draft/subject", "x"), leaf("draft/to_address", []),
    ),
    (
        MAIL, actions.SetRecipients(I, RecipientKind.TO, (IAN,)),
        "PUT", f"{DRAFT_URI}/to_address", [{"address": IAN.address}],
        leaf("draft/to_address", []), leaf("draft/to_address", [{"address": IAN.address}]),
    ),
    (
        MAIL, actions.AttachOriginal(I, FILE),
        "POST", f"{DRAFT_URI}/attachments", {"id": FILE},
        leaf("draft/subject", "x"), leaf("draft/attachments", [{"id": FILE}]),
    ),
    (
        chat(
            channel_type="email", status="accepted",
            draft={**DRAFT, "attachments": [{"id": FILE}]},
        ),
        actions.RemoveAttachment(I, FILE),
        "DELETE", f"{DRAFT_URI}/attachments/{FILE}", None,
        leaf("draft/subject", "x"), leaf("draft/attachments", []),
    ),
    (
        MAIL, actions.SendDraft(I, DraftChange(content="Bye")),
        "PUT", DRAFT_URI, {"content": "Bye", "status": "sent"},
        leaf("draft/subject", "x"), leaf("draft/status", "sent"),
    ),
    (
        MAIL, actions.ParkDraft(I, DraftChange()),
        "PUT", DRAFT_URI, {"status": "pending"}, leaf("draft/subject", "x"), gone(),
    ),
    (
        MAIL, actions.DiscardDraft(I),
        "DELETE", DRAFT_URI, None, leaf("draft/subject", "x"), leaf("draft/status", "deleted"),
    ),
    (
        chat("B" * 32), actions.OpenParked(ContactId("P")),
        "POST", paths.INTERACTIONS,
        {"channel_type": "email", "status": "open", "contact_id": "P"},
        chat("7" * 32, contact_id="Q"), chat("8" * 32, contact_id="P"),
    ),
    (
        chat(channel_type="user_defined"), actions.ParkTask(I),
        "PUT", paths.interaction_uri(I), {"status": "pending"}, leaf("title", "x"), gone(),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("there", "action", "method", "uri", "body", "other", "it"), CASES, ids=lambda value: ""
)
def test_an_action_its_request_and_what_says_that_it_happened(
    there: Transaction,
    action: Action,
    method: str,
    uri: str,
    body: Json,
    other: Transaction,
    it: Transaction,
) -> None:
    desk = Desk()
    desk.connect()
    desk.push(there)
    desk.perform(action)
    [request] = desk.sent()
    assert (request.method, request.uri, request.body) == (method, uri, body)
    assert outcomes(desk.push(other)) == []
    assert desk.answer(request) == [], "a 200 alone is no success"
    assert outcomes(desk.push(it)) == [("R1", SUCCEEDED)]


UNPUSHED: list[tuple[Action, str, str, Json]] = [
    (service_actions.SetVideoStatus(I, "on"), "PUT", paths.webrtc_uri(I), {"status": "on"}),
    (
        service_actions.SignalVideo(
            I, True, "v=0", (service_actions.VideoCandidate("candidate:1", 0, "audio"),)
        ),
        "POST", paths.webrtc_messages_uri(I),
        {
            "message": "OFFER",
            "sdp": {"sdp": "v=0", "type": "offer"},
            "icecandidates": [
                {"candidate": "candidate:1", "sdpMLineIndex": 0, "sdpMid": "audio"}
            ],
        },
    ),
    (
        service_actions.SignalVideo(I, False, "v=0"), "POST", paths.webrtc_messages_uri(I),
        {"message": "ANSWER", "sdp": {"sdp": "v=0", "type": "answer"}, "icecandidates": []},
    ),
    (
        service_actions.AskForReport("01/10/2025 00:00:00 UTC+00:00", email="eva@example.org"),
        "POST", paths.PERSONAL_DATA_REPORTS,
        {
            "action": "generate",
            "start_time": "01/10/2025 00:00:00 UTC+00:00",
            "email": "eva@example.org",
        },
    ),
    (
        service_actions.DeletePersonalData(ReportId("R"), contacts=(ContactId("P"),)),
        "PUT", paths.personal_data_report_uri("R"),
        {
            "action": "delete", "contact_id_list": ["P"], "direntry_id_list": [],
            "obcustomer_id_list": [], "consent_key_list": [],
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("action", "method", "uri", "body"), UNPUSHED, ids=lambda value: "")
def test_what_is_shown_in_no_model_of_ones_own_needs_an_answer(
    action: Action, method: str, uri: str, body: Json
) -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(action)
    [request] = desk.sent()
    assert (request.method, request.uri, request.body) == (method, uri, body)
    assert outcomes(desk.push(leaf("title", "x"))) == []
    assert outcomes(desk.answer(request)) == [("R1", SUCCEEDED)]


def test_a_mode_of_a_session_that_has_ended_cannot_be_set() -> None:
    desk = Desk()
    desk.connect()
    desk.perform(service_actions.SetSupervision(S, SupervisionMode.COACHING))
    desk.push(put(f"{paths.UI}/tab", "x"))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_FOUND))]


@pytest.mark.parametrize(
    "action",
    [
        actions.EditDraft(I, DraftChange(subject="Hi")),
        actions.AddRecipient(I, RecipientKind.CC, IAN),
        actions.StartDraft(I, DraftType.FORWARD),
        actions.SendDraft(I, DraftChange()),
    ],
)
def test_what_the_end_of_a_draft_overtakes_has_not_happened(action: Action) -> None:
    desk = Desk()
    desk.connect(MAIL)
    desk.perform(action)
    desk.push(leaf("draft/status", "deleted"), leaf("status", "ended"))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


def test_a_draft_that_was_discarded_elsewhere_takes_no_change() -> None:
    desk = Desk()
    desk.connect(MAIL)
    desk.perform(actions.EditDraft(I, DraftChange(subject="Hi")))
    desk.push(leaf("draft", None))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


def test_tasks_are_opened_as_what_they_are() -> None:
    desk = Desk()
    desk.connect()
    desk.perform(actions.OpenParked(ContactId("P"), Channel.TASK))
    assert desk.sent()[0].body == {
        "channel_type": "user_defined",
        "status": "open",
        "contact_id": "P",
    }
