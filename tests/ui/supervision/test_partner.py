"""Whom the chat of an agent and their supervisor is with, seen from either side."""

from __future__ import annotations

from dataclasses import replace

from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.events import (
    InteractionChanged,
    MessagesReceived,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import AgentId, MessageId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ui.lists.conversation_model import ConversationModel, ConversationRole
from contactpro_desktop.ui.partner import kind_text, partner_text
from tests.ui import scenes
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
