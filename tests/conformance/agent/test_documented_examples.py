"""What the model documents with an example (ECFS 22Q1), beside calls, mails and tasks: what the
client sends and the server accepts, and what the client makes of what it is told.

The fields are those of the model, the values our own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import Availability, ProfileType, WorkStatus
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.events import (
    InteractionChanged,
    MessagesReceived,
    ParticipantsChanged,
    PreferencesChanged,
    SessionEnded,
    StatisticsChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    ProfileId,
    QueueId,
    RequestId,
    SupervisionId,
)
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ecfs import mapping, paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.mapping import request_for
from tests.conformance.examples import DOCUMENTED, NOBODY
from tests.conformance.scene import Scene, at_work, generous_config
from tests.localserver.edge.wire import agent, visitor
from tests.support.server import running_server
from tests.unit.ecfs.desk import CHAT, Desk, only, properties

I = InteractionId(CHAT)  # noqa: E741 - the interaction of all these tests
BRUNO = TransferTarget(TargetKind.AGENT, "B" * 32, "Bruno", address="nobody@demo")

# --- Requests: the client sends them -------------------------------------------------------------

SENT: dict[str, dict[str, Action]] = {
    "PUT /properties": {
        "set_ready": actions.SetWorkStatus(WorkStatus.READY),
        "set_presence": actions.SetPresence(ProfileId("<profile>")),
    },
    "PUT /properties/capabilities": {
        "video_capable": service_actions.SetCapabilities(video_chat=True),
        "phone_capable": service_actions.SetCapabilities(phone=True),
        "phone_no_video": service_actions.SetCapabilities(phone=True, video_chat=False),
    },
    "PUT /properties/phone": {
        "sip_connected": service_actions.SetTelephone(True),
        "sip_disconnected": service_actions.SetTelephone(False),
    },
    "PUT /properties/user_settings": {
        "autoanswer": service_actions.ChangeSettings({"ECFUI_Autoanswer_AutoAllocated": "0"}),
    },
    "PUT /properties/supervising": {
        "block_all": service_actions.DenySupervising({"supervising": True}),
        "block_silent_listening": service_actions.DenySupervising({
            "supervising": False, "silent_listening": True, "barge_in": True, "coaching": False,
        }),
    },
    "PUT /queues": {
        "serve_as_external": service_actions.ServeExternally(
            {QueueId("<queue>"): True, QueueId("<other queue>"): False}
        ),
    },
    "PUT /queues/{id}": {
        "serve_true": actions.ServeQueue(QueueId("X"), True),
        "serve_false": actions.ServeQueue(QueueId("X"), False),
    },
    "POST /interactions": {
        "pick_chat": actions.Pick(ContactId(NOBODY), QueueId("<queue>"), Channel.CHAT),
        "new_supervisor_chat": service_actions.OpenGuidance(
            SupervisionId(NOBODY), "bruno@demo", QueueId("<queue>")
        ),
        "new_supervisor_chat_agent": service_actions.OpenGuidance(
            SupervisionId(NOBODY), "ayuda@demo"
        ),
    },
    "PUT /interactions/{chatid}": {
        "accept": actions.AcceptOffer(I),
        "reject": actions.DeclineOffer(I),
        "disconnect": actions.EndInteraction(I),
        "handle": actions.FinishInteraction(I),
        "forward": actions.Transfer(I, Channel.CHAT, BRUNO),
    },
    "PUT /interactions/{chatid}/participants/{uniquekey}": {
        "typing": actions.SetTyping(I, True),
        "not_typing": actions.SetTyping(I, False),
    },
    "PUT /interactions/{chatid}/webrtc": {
        "video_active": service_actions.SetVideoStatus(I, "on"),
        "video_signalling": service_actions.SetVideoStatus(I, "signalling"),
        "video_not_active": service_actions.SetVideoStatus(I, "off"),
    },
    "POST /interactions/{chatid}/attachments": {
        "add_new": service_actions.SendFile(I, "/p", "plan.pdf", 1024, "application/pdf"),
    },
    "POST /supervisor_sessions": {
        "supervisor_monitor": service_actions.Supervise(
            AgentId("<colleague>"), SupervisionMode.SILENT_LISTENING
        ),
        "agent_request": service_actions.AskForHelp(),
    },
    "PUT /supervisor_sessions/{id}": {
        "coach": service_actions.SetSupervision(SupervisionId("X"), SupervisionMode.COACHING),
    },
    "PUT /ui": {
        "set_or_update_current_interaction": service_actions.ShareUi(
            {"currentInteraction": "<question>"}
        ),
        "set_or_update_several": service_actions.ShareUi(
            {"currentInteraction": NOBODY, "currentTab": "history"}
        ),
    },
    "DELETE /ui": {
        "delete_one": service_actions.ForgetUi(("currentInteraction",)),
        "delete_two": service_actions.ForgetUi(("currentInteraction", "currentTab")),
    },
}  # fmt: skip

CASES = [(operation, name) for operation, of in SENT.items() for name in of]


@pytest.mark.parametrize(("operation", "name"), CASES, ids=lambda value: str(value))
def test_the_client_sends_what_is_documented(operation: str, name: str) -> None:
    request = request_for(SENT[operation][name], RequestId("R"), own_key="ana@demo")
    assert (request.method, request.body) == (operation.split()[0], DOCUMENTED[operation][name])


# --- Requests: the server accepts them -----------------------------------------------------------

ACCEPTED = [
    (operation, name)
    for operation in (
        "PUT /properties/capabilities", "PUT /properties/phone", "PUT /properties/user_settings",
        "PUT /properties/supervising", "PUT /queues", "PUT /ui", "DELETE /ui",
        "PUT /interactions/{chatid}/participants/{uniquekey}",
        "PUT /interactions/{chatid}/webrtc", "POST /interactions/{chatid}/attachments",
        "PUT /properties",
    )
    for name in DOCUMENTED[operation]
] + [
    ("POST /interactions", "new_email"),
    ("POST /supervisor_sessions", "agent_request"),
]  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene() -> AsyncIterator[Scene]:
    async with at_work(generous_config()) as scene:
        yield scene


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("operation", "name"), ACCEPTED, ids=lambda value: str(value))
async def test_the_server_accepts_what_is_documented(
    scene: Scene, operation: str, name: str
) -> None:
    method, resource = operation.split()
    address = "/".join(scene.ids.get(part, part) for part in resource.split("/"))
    body = scene.body(DOCUMENTED[operation][name])
    await scene.client.ok(method, f"/users/me{address}", body)


@pytest.mark.operation("PUT /properties")
async def test_log_out() -> None:
    async with running_server() as service, agent(service.tenant_url, "ana") as ana:
        await ana.ok("PUT", "/users/me/properties", {"login_status": "logged_out"})
        await ana.change("PUT", "/users/me/properties/login_status", "logged_out")


@pytest.mark.operation("POST /interactions")
async def test_new_videochat() -> None:
    """Chats are begun by end users (ECFS 22Q1)."""
    async with running_server() as service, visitor(service.tenant_url) as eva:
        wish = DOCUMENTED["POST /interactions"]["new_videochat"]
        await eva.ok("POST", "/users/me/interactions", wish)
        told = (await eva.change("POST", "/users/me/interactions/*"))["subscribed_resource"]
        assert (told["channel_sub_type"], told["title"]) == ("video", wish["title"])


# --- What the server tells: the client understands it --------------------------------------------

PROFILE, QUEUE, PHONE_QUEUE = "1" * 32, "5" * 32, "6" * 32

FULL: dict[str, Json] = {
    "id": "A" * 32,
    "name": {"first_name": "Ana", "last_name": "Pérez"},
    "username": "ana",
    "alias": "Ana",
    "chat_address": "ana@demo",
    "email_address": "ana@site.example",
    "extension": "4101",
    "language": "ES",
    "work_status": "not_ready",
    "login_status": "logged_in",
    "presence": PROFILE,
    "presence_profiles": [
        {
            "id": PROFILE,
            "availability": "AWAY",
            "name": "Lunch",
            "type": "absence",
            "settings": {
                "default_behaviour": "RETURN_TO_PREVIOUS",
                "duration": "45_MINUTE",
                "priority": 3,
                "reason": "LUNCH",
            },
        }
    ],
    "permissions": {
        "chat": True, "email": True, "phone": True, "ecf_phone": True, "video": True, "mtd": False,
        "external_agent": False, "update_user": True, "update_user_settings": True,
        "recording": "disabled", "dpo": False, "contact_transfer": True,
    },
    "terminal_id": "TMP0F1E2D3C4B5A69788796A5B4C3D2E1",
    "phone": {
        "sip_host": "sip.site.example",
        "extension": "TMP0F1E2D3C4B5A69788796A5B4C3D2E1",
        "sip_connected": False,
        "sip_proxies": ["wss://sip.site.example:5066"],
        "external_agent": {"number": "600111222", "permanent": True},
        "mtd": {"active": False, "in_other_active": True, "out_terminal": "OTHER"},
    },
    "capabilities": {"video_chat": True, "phone": False},
    "supervising": {"deny_supervising": False, "deny_barge_in": True, "deny_coaching": False},
    "user_settings": {
        "ECFUI_one": {"value": "1", "allow_update": True},
        "ECFUI_two": {"value": "2", "allow_update": False},
    },
}  # fmt: skip


@pytest.mark.operation("GET /properties")
def test_the_whole_of_the_properties() -> None:
    me = mapping.agent(FULL)
    assert (me.first_name, me.last_name, me.alias) == ("Ana", "Pérez", "Ana")
    assert (me.work_status, me.profile_id) == (WorkStatus.NOT_READY, PROFILE)
    assert me.capabilities == set(Capability)
    assert me.web_phone
    [profile] = me.profiles
    assert (profile.type, profile.availability) == (ProfileType.ABSENCE, Availability.AWAY)
    assert profile.duration is not None
    assert profile.duration.total_seconds() == 45 * 60
    assert (profile.reason, profile.priority) == ("LUNCH", 3)
    assert {"video", "contact_transfer"} <= me.rights


@pytest.mark.operation("GET /properties/user_settings", "GET /properties/supervising")
@pytest.mark.operation("GET /properties/phone")
def test_settings_telephone_and_denials() -> None:
    desk = Desk()
    [changed] = only(desk.connect(me=FULL), PreferencesChanged)
    told = changed.preferences
    assert told.setting("ECFUI_one") == "1"
    assert [s.allow_update for s in told.settings.values()] == [True, False]
    assert told.denied == {"barge_in"}
    assert (told.external_number, told.external_permanent) == ("600111222", True)
    assert not told.sip_connected


def queue(queue_id: str, **told: Json) -> dict[str, Json]:
    limits = ("agents_serving", "agents_waiting", "interactions", "max_wait_time")
    none = {f"threshold_{each}_{how}": None for each in limits for how in ("warning", "critical")}
    return {"id": queue_id, "forced_to_serve": False, "serve_external": False, **none, **told}


@pytest.mark.operation("GET /queues", "GET /queues/{id}")
def test_two_queues() -> None:
    chats = queue(QUEUE, name="Ventas", serve=True, type="chat", login_type="auto_allocation")
    calls = queue(
        PHONE_QUEUE, name="Llamadas", serve=False, type="phone", login_type="hunt_group",
        forced_to_serve=True, threshold_max_wait_time_critical=15,
        threshold_max_wait_time_warning=7,
    )  # fmt: skip
    one, other = mapping.queue(chats), mapping.queue(calls)
    assert (one.channel, one.mode, one.serve) == (
        Channel.CHAT,
        AllocationMode.AUTO_ALLOCATION,
        True,
    )
    assert (one.wait_warning, one.wait_critical) == (None, None)
    assert (other.channel, other.mode, other.forced) == (
        Channel.PHONE,
        AllocationMode.HUNT_GROUP,
        True,
    )
    assert (other.wait_warning, other.wait_critical) == (7, 15)


FIGURES: dict[str, Json] = {
    "agents_attached": 6, "agents_lateadmin": 0, "agents_statuspaperwork": 1,
    "agents_statuspause": 2, "agents_talking": 2, "agents_waiting": 1, "avg_wait_time": 20,
    "id": QUEUE, "interactions": 4, "max_wait_time": 75, "schedule_status": "1",
}  # fmt: skip


@pytest.mark.operation("GET /statistics", "GET /statistics/queues", "GET /statistics/{id}")
@pytest.mark.parametrize(
    ("uri", "resource"),
    [
        (paths.STATISTICS, {"queues": [FIGURES]}),
        (paths.STATISTICS_QUEUES, [FIGURES]),
        (paths.queue_statistics_uri(QUEUE), FIGURES),
    ],
)
def test_figures(uri: str, resource: Json) -> None:
    desk = Desk()
    desk.connect()
    [told] = only(desk.push(Transaction("POST", uri, resource)), StatisticsChanged)
    [figures] = told.statistics
    assert (figures.queue_id, figures.waiting, figures.longest_wait) == (QUEUE, 4, 75)
    assert (figures.average_wait, figures.agents_free, figures.agents_busy) == (20, 1, 2)
    assert figures.agents_attached == 6


ACCEPTED_CHAT: dict[str, Json] = {
    "attached_data": {"order": "17"},
    "attachments": [
        {"id": "7" * 32, "filename": "pic.png", "size": 1600, "originator": "customer",
         "mime_type": "image/png"},
    ],
    "channel_status": "unknown",
    "channel_sub_type": "text",
    "channel_type": "chat",
    "contact_id": "D" * 32,
    "date_created": "17/06/2024 13:31:14 UTC+00:00",
    "destination": "ventas@demo",
    "direction": "inbound",
    "from_queue": {"id": QUEUE, "name": "Ventas"},
    "id": CHAT,
    "originator": "sam@web",
    "participants": [
        {"alias": "Sam", "capability": "text", "status": "typing", "uniquekey": "sam@web"},
        {"alias": "Ana", "capability": "text", "status": None, "uniquekey": "ana@demo"},
    ],
    "status": "accepted",
    "terminal_id": None,
    "title": "",
    "transcript": {
        "messages": [
            {"message": "Hello", "originator": "sam@web", "system_message": False,
             "timestamp": "17/06/2024 13:31:20 UTC+00:00", "type": "text"},
        ]
    },
    "webrtc": {
        "status": "signalling",
        "messages": [
            {"message": "OFFER", "originator": "sam@web",
             "timestamp": "17/06/2024 13:31:22 UTC+00:00",
             "sdp": {"sdp": "v=0", "type": "offer"},
             "icecandidates": [
                 {"candidate": "candidate:1", "sdpMLineIndex": 0, "sdpMid": "audio"}
             ]},
        ],
    },
}  # fmt: skip


@pytest.mark.operation("GET /interactions/{chatid}", "GET /interactions")
@pytest.mark.operation("GET /interactions/{chatid}/webrtc/messages")
def test_an_accepted_chat() -> None:
    desk = Desk()
    events = desk.connect(Transaction("POST", paths.interaction_uri(CHAT), ACCEPTED_CHAT))
    [changed] = only(events, InteractionChanged)
    chat = changed.interaction
    assert (chat.customer_name, chat.queue_name, chat.is_open) == ("Sam", "Ventas", True)
    assert chat.attached_data == {"order": "17"}
    assert chat.video
    [present] = only(events, ParticipantsChanged)
    assert [(p.name, p.author, p.typing) for p in present.participants] == [
        ("Sam", Author.END_USER, True),
        ("Ana", Author.ME, False),
    ]
    [heard] = only(events, MessagesReceived)
    assert [(m.text, m.author) for m in heard.messages] == [("Hello", Author.END_USER)]


def person(**told: Json) -> dict[str, Json]:
    return {"id": "B" * 32, "name": {"first_name": "Bruno", "last_name": "Sosa"}, **told}


MAY = ("contact_control", "contact_barge_in", "contact_listen", "contact_coach")
AS_SUPERVISOR = {
    "id": "E" * 32,
    "state": "silent_listening",
    "agent": person(model=None, supported_supervisor_actions=dict.fromkeys(MAY, True)),
    "supervisor": {"id": None, "name": {"first_name": None, "last_name": None}},
}
AS_AGENT = {"id": "F" * 32, "state": "monitoring", "agent": None, "supervisor": person()}


@pytest.mark.operation("GET /supervisor_sessions", "GET /supervisor_sessions/{id}")
def test_supervisor_sessions_of_both_sides() -> None:
    desk = Desk()
    desk.connect()
    both: Json = [AS_SUPERVISOR, AS_AGENT]
    events = desk.push(Transaction("POST", paths.SUPERVISOR_SESSIONS, both))
    [told] = only(events, SupervisionChanged)
    mine, helped = told.sessions
    assert (mine.mode, mine.agent_name) == (SupervisionMode.SILENT_LISTENING, "Bruno Sosa")
    assert mine.supervisor_id is None
    assert mine.actions == set(MAY)
    assert (helped.agent_id, helped.supervisor_name) == (None, "Bruno Sosa")


@pytest.mark.operation("GET /ui", "GET /ui/{name}")
def test_two_shared_values() -> None:
    desk = Desk()
    desk.connect()
    values: Any = {"currentInteraction": CHAT, "currentTab": "Queues"}
    [told] = only(desk.push(Transaction("POST", paths.UI, values)), PreferencesChanged)
    assert told.preferences.ui == values
    [told] = only(
        desk.push(Transaction("PUT", f"{paths.UI}/currentTab", "Home")), PreferencesChanged
    )
    assert told.preferences.ui["currentTab"] == "Home"


@pytest.mark.operation("PUT /properties")
def test_a_log_out_that_is_pushed_ends_the_session() -> None:
    desk = Desk()
    desk.connect(me=properties())
    events = desk.push(Transaction("PUT", paths.LOGIN_STATUS, "logged_out"))
    assert only(events, SessionEnded)
