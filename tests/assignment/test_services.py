"""What the client does beside conversations, against the real local server: once it answers
requests, and once it does not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, MessageKind
from contactpro_desktop.domain.errors import FileNotWritten, FileUnavailable, ResourceUnavailable
from contactpro_desktop.domain.events import (
    FileProgress,
    InteractionChanged,
    MessagesReceived,
    PreferencesChanged,
    QueuesChanged,
    ServicesChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import AttachmentId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.preferences import Service as Offered
from contactpro_desktop.domain.supervision import SupervisionMode
from tests.assignment.test_local_server import Seat, Sit, rosa, service, sit  # noqa: F401

AUTOANSWER = "ECFUI_Autoanswer_AutoAllocated"
CONTENT = b"\x89PNG\r\n\x1a\n" + bytes(200_000)


async def conversation(seat: Seat, rosa: VisitorClient) -> InteractionId:  # noqa: F811
    """The chat of `rosa`, served by `seat`."""
    await rosa.start("soporte@demo")
    row = await seat.sees_waiting("Rosa")
    await seat.must(actions.Pick(row.contact_id, row.queue_id, Channel.CHAT))
    found = await seat.ear.ever(InteractionChanged, lambda e: e.interaction.is_open)
    return found.interaction.id


async def test_settings_of_ones_own(sit: Sit) -> None:  # noqa: F811
    ana = await sit("ana")
    told = await ana.ear.ever(PreferencesChanged, lambda e: bool(e.preferences.settings))
    assert told.preferences.settings[AUTOANSWER].allow_update
    assert told.preferences.setting("ECFUI_SupervisorChatQueue") == "ayuda@demo"
    await ana.must(service_actions.ChangeSettings({AUTOANSWER: "1"}))
    await ana.ear.ever(PreferencesChanged, lambda e: e.preferences.setting(AUTOANSWER) == "1")
    fixed = service_actions.ChangeSettings({"ECFUI_SupervisorChatQueue": "x"})
    refusal = (await ana.do(fixed)).refusal
    assert refusal in (Refusal.FORBIDDEN, Refusal.NO_CONFIRMATION)


async def test_what_supervisors_may_not_do(sit: Sit) -> None:  # noqa: F811
    ana = await sit("ana")
    await ana.must(service_actions.DenySupervising({"barge_in": True}))
    await ana.ear.ever(PreferencesChanged, lambda e: e.preferences.denied == {"barge_in"})
    await ana.must(service_actions.DenySupervising({"barge_in": False}))


async def test_the_telephone_and_the_queues(sit: Sit) -> None:  # noqa: F811
    elena = await sit("elena")
    await elena.must(
        service_actions.SetTelephone(True, "0501", True, {"active": True, "out_terminal": "GSM"})
    )
    told = await elena.ear.ever(PreferencesChanged, lambda e: e.preferences.sip_connected)
    assert told is not None
    await elena.ear.ever(PreferencesChanged, lambda e: e.preferences.external_number == "0501")
    await elena.must(service_actions.SetCapabilities(phone=True, video_chat=True))
    queues = await elena.client.read("/users/me/queues")
    assert isinstance(queues, list)
    await elena.must(service_actions.ServeExternally({queues[0]["id"]: True}))
    await elena.ear.ever(
        QueuesChanged, lambda event: any(queue.serve_external for queue in event.queues)
    )
    await elena.must(service_actions.ChangeAlias("Elena de Ventas"))


async def test_values_shared_between_clients(sit: Sit) -> None:  # noqa: F811
    ana, again = await sit("ana"), await sit("bruno")
    await ana.must(service_actions.ShareUi({"currentTab": "Home"}))
    assert await ana.client.read("/users/me/ui") == {"currentTab": "Home"}
    assert await again.client.read("/users/me/ui") == {}
    await ana.must(service_actions.ForgetUi(("currentTab",)))
    with pytest.raises(ResourceUnavailable):
        await ana.client.read("/users/me/ui/currentTab")


async def test_a_file_reaches_the_end_user_and_back(
    sit: Sit,  # noqa: F811
    rosa: VisitorClient,  # noqa: F811
    tmp_path: Path,
) -> None:
    ana = await sit("ana")
    chat = await conversation(ana, rosa)
    path = tmp_path / "pic.png"
    path.write_bytes(CONTENT)
    await ana.must(service_actions.SendFile(chat, str(path), path.name, len(CONTENT), "image/png"))
    heard = await ana.ear.ever(MessagesReceived, lambda e: bool(e.messages[-1].files))
    [file] = heard.messages[-1].files
    told = [e for e in ana.ear.heard if isinstance(e, FileProgress)]
    assert told[0].percent == 0
    assert len(told) <= 2, "many portions, few tidings"
    assert {e.attachment_id for e in told} == {file.id}
    assert heard.messages[-1].author is Author.ME
    assert (file.filename, file.size, file.mime_type) == ("pic.png", len(CONTENT), "image/png")
    assert await ana.client.fetch(file.id) == CONTENT
    await rosa.until(lambda: rosa.messages[-1].kind is MessageKind.ATTACHMENT)
    with pytest.raises(FileUnavailable):
        await ana.client.fetch(AttachmentId("0" * 32))
    await ana.client.save(file.id, path.with_name("kept.png"))
    assert path.with_name("kept.png").read_bytes() == CONTENT
    with pytest.raises(FileNotWritten):
        await ana.client.save(file.id, path / "below a file.png")


async def test_a_file_that_cannot_be_sent(
    sit: Sit,  # noqa: F811
    rosa: VisitorClient,  # noqa: F811
    tmp_path: Path,
) -> None:
    ana = await sit("ana")
    chat = await conversation(ana, rosa)
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ")
    outcome = await ana.do(service_actions.SendFile(chat, str(path), path.name, 2))
    assert outcome.refusal in (Refusal.FILE_TYPE, Refusal.NO_CONFIRMATION)
    gone = str(tmp_path / "gone.txt")
    outcome = await ana.do(service_actions.SendFile(chat, gone, "gone.txt", 2))
    assert outcome.refusal is Refusal.FILE_GONE


async def test_a_file_that_is_given_up_never_arrives(
    sit: Sit,  # noqa: F811
    rosa: VisitorClient,  # noqa: F811
    tmp_path: Path,
) -> None:
    ana = await sit("ana")
    chat = await conversation(ana, rosa)
    path = tmp_path / "film.bin"
    path.write_bytes(bytes(8_000_000))
    action = service_actions.SendFile(chat, str(path), path.name, 8_000_000)
    doing = asyncio.create_task(ana.do(action))
    begun = await ana.ear.ever(FileProgress, lambda e: e.percent == 0)
    ana.client.cancel_file(begun.request_id)
    assert (await doing).refusal is Refusal.CANCELLED
    await ana.must(actions.SendMessage(chat, "later"))
    await rosa.until(lambda: rosa.messages[-1].text == "later")
    assert not any(message.files for message in rosa.messages)


async def test_help_from_the_supervisor(sit: Sit) -> None:  # noqa: F811
    ana, elena = await sit("ana"), await sit("elena")
    await ana.must(service_actions.AskForHelp())
    told = await ana.ear.ever(SupervisionChanged, lambda e: bool(e.sessions))
    [session] = told.sessions
    assert session.supervisor_id is None
    await ana.must(service_actions.OpenGuidance(session.id, "ayuda@demo"))
    row = await elena.sees_waiting("Ana")
    await elena.must(actions.Pick(row.contact_id, row.queue_id, Channel.CHAT))
    helped = await ana.ear.ever(
        SupervisionChanged, lambda e: any(s.supervisor_id for s in e.sessions)
    )
    assert helped.sessions[0].supervisor_name == "Elena Vidal"
    chat = await ana.ear.ever(InteractionChanged, lambda e: e.interaction.is_open)
    assert chat.interaction.supervision_id == session.id
    await ana.must(actions.SendMessage(chat.interaction.id, "Help!"))
    own = await ana.ear.ever(MessagesReceived, lambda e: e.messages[-1].text == "Help!")
    assert own.messages[-1].author is Author.ME
    await elena.must(service_actions.SetSupervision(session.id, SupervisionMode.COACHING))
    await ana.ear.ever(
        SupervisionChanged, lambda e: any(s.mode is SupervisionMode.COACHING for s in e.sessions)
    )
    await elena.must(service_actions.EndSupervision(session.id))
    await ana.ear.until(SupervisionChanged, lambda e: not e.sessions)
    await ana.must(actions.FinishInteraction(chat.interaction.id))


async def test_a_supervisor_begins(sit: Sit) -> None:  # noqa: F811
    ana, elena = await sit("ana"), await sit("elena")
    agents = await ana.client.read("/users/me/properties")
    assert isinstance(agents, dict)
    begin = service_actions.Supervise(agents["id"], SupervisionMode.MONITORING)
    await elena.must(begin)
    seen = await elena.ear.ever(SupervisionChanged, lambda e: bool(e.sessions))
    assert seen.sessions[0].agent_name == "Ana Pérez"
    assert "contact_listen" in seen.sessions[0].actions
    refused = (await ana.do(begin)).refusal
    assert refused is not None


@pytest.mark.parametrize("service", [True], ids=["answers"], indirect=True)
async def test_what_the_tenant_does_not_offer_is_known(sit: Sit) -> None:  # noqa: F811
    ana = await sit("ana")
    told = await ana.ear.ever(ServicesChanged)
    assert told.missing == {Offered.REPORTS}
