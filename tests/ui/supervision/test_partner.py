"""Whom the chat of an agent and their supervisor is with, seen from either side."""

from __future__ import annotations

from dataclasses import replace

from contactpro_desktop.domain.conversation import Author, Message, Participant
from contactpro_desktop.domain.events import (
    InteractionChanged,
    MessagesReceived,
    ParticipantsChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import AgentId, MessageId
from contactpro_desktop.domain.interaction import FarEnd, Interaction, InteractionStatus
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.lists.conversation_model import ConversationModel, ConversationRole
from contactpro_desktop.ui.partner import kind_text, partner_text
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.conversation.test_pane import pane, said  # noqa: F401
from tests.ui.supervision import scene
from tests.ui.support import NOON, Office

ASKED = SupervisorSession(scene.SESSION, SupervisionMode.MONITORING)
ANSWERED = replace(ASKED, supervisor_id=AgentId("E"), supervisor_name="Elena Vidal")


def opened_by(address: str, name: str) -> Interaction:
    """The chat between the two, with whoever began it in the place of the customer."""
    return replace(
        scene.guidance(InteractionStatus.ACCEPTED), customer_address=address, customer_name=name
    )


def test_who_asks_for_help_sees_the_supervisor_not_themselves(office: Office) -> None:
    asking = opened_by(scenes.ME.chat_address, "Ana")
    office.say(*scenes.signed_in(), SupervisionChanged((ASKED,)), InteractionChanged(asking))
    model = ConversationModel(office.store, office.desk)
    repainted: list[object] = []
    model.dataChanged.connect(lambda index, _: repainted.append(index.data()))
    assert model.index_of(asking.id).data() == "Your supervisor"
    office.say(SupervisionChanged((ANSWERED,)))
    assert "Elena Vidal" in repainted
    office.say(SupervisionChanged(()))
    assert model.index_of(asking.id).data() == "Supervision"


def test_a_supervisor_who_coaches_sees_the_colleague(office: Office) -> None:
    coaching = opened_by("elena@demo", "Elena")
    office.say(*scene.at_work(), scene.in_mode(SupervisionMode.COACHING))
    assert partner_text(office.store, coaching) == "Ana Pérez"
    assert kind_text(coaching) == "Supervision"


def test_the_agent_keeps_the_supervisor_s_name_after_the_end(office: Office) -> None:
    office.say(*scenes.signed_in())
    assert partner_text(office.store, opened_by("elena@demo", "Elena")) == "Elena"


def test_what_a_supervisor_says_to_the_customer_is_not_taken_for_the_customer_s(
    office: Office,
) -> None:
    said = Message("Soy Elena", Author.AGENT, "Elena", sent_at=NOON, id=MessageId("E1"))
    office.say(*scenes.working(), MessagesReceived(scenes.JOAO, (said,)))
    model = ConversationModel(office.store, office.desk)
    row = model.index_of(scenes.JOAO).data(ConversationRole.ROW)
    assert row.preview == "Elena: Soy Elena"


ANA_IN_IT = Participant("ana@demo", "Ana", Author.ME)
ELENA_IN_IT = Participant("elena@demo", "Elena", Author.AGENT)


def helped(office: Office) -> None:
    """Ana has asked for help, Elena has come, and their chat is open."""
    asking = opened_by(scenes.ME.chat_address, "Ana")
    office.say(*scenes.signed_in(), SupervisionChanged((ANSWERED,)), InteractionChanged(asking))
    office.say(ParticipantsChanged(asking.id, (ANA_IN_IT, ELENA_IN_IT)))
    office.desk.open(asking.id)


def test_a_supervisor_who_only_listens_now_has_not_left_the_chat(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    helped(office)
    listening = replace(ANSWERED, mode=SupervisionMode.SILENT_LISTENING)
    office.say(SupervisionChanged((listening,)))
    assert pane.page.wrap_up.isHidden()
    assert "Elena Vidal listens" in said(pane, "conversationAbout")


def test_a_supervisor_takes_no_part_in_a_call_with_herself(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    barged = replace(ANSWERED, mode=SupervisionMode.BARGE_IN)
    call = replace(phone.TALKING, internal=True, far_end=FarEnd("Elena Vidal"))
    office.say(*scenes.signed_in(), SupervisionChanged((barged,)), InteractionChanged(call))
    office.desk.open(call.id)
    assert "takes part" not in said(pane, "conversationAbout")
    office.say(InteractionChanged(replace(call, far_end=FarEnd("Bruno Reyes"))))
    assert "Elena Vidal takes part" in said(pane, "conversationAbout")


def test_the_chat_with_a_supervisor_is_passed_on_to_nobody(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    helped(office)
    assert pane.page.header.end.isVisible()
    assert pane.page.header.transfer.isHidden()


def test_who_is_alone_in_the_chat_reads_that_the_other_has_left(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    helped(office)
    office.say(ParticipantsChanged(scene.GUIDANCE, (ANA_IN_IT,)))
    assert pane.page.wrap_up.isVisible()
    assert said(pane, "wrapUpTitle") == "Elena Vidal left the conversation"
    assert said(pane, "wrapUpDetail") == "End the conversation."


def test_who_talks_at_the_other_end_is_named_when_the_call_was_passed_on(office: Office) -> None:
    passed_on = replace(phone.TALKING, internal=True, far_end=FarEnd("Elena Vidal"))
    office.say(*scenes.signed_in(), InteractionChanged(passed_on))
    assert partner_text(office.store, passed_on) == "Elena Vidal"
