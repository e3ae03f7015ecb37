"""What a robot sees of its work, from events."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import SetWorkStatus
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.ids import ContactId, QueueId, ScriptId
from contactpro_desktop.domain.interaction import InteractionStatus, Section
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.script import Script, ScriptType
from contactpro_desktop.robots.workplace import Workplace, be_ready, customer_spoke_last

from .scene import AWAY, CHAT, agent, at_work, chat, state, transcript


def row(contact: str) -> PicklistRow:
    return PicklistRow(ContactId(contact), Channel.CHAT, QueueId("SOPORTE"), "Soporte", "Eva")


def test_conversations_come_change_and_go() -> None:
    place = Workplace()
    place.take(events.InteractionChanged(chat(InteractionStatus.INCOMING)))
    assert place.in_section(Section.OFFER)
    place.take(events.InteractionChanged(chat()))
    place.take(events.MessagesReceived(CHAT, tuple(transcript((Author.END_USER, "Hola")))))
    assert [message.text for message in place.messages(CHAT)] == ["Hola"]
    place.take(events.InteractionRemoved(CHAT))
    assert place.interactions == {}
    assert place.messages(CHAT) == []


def test_after_a_gap_nothing_is_heard_twice_and_what_is_gone_is_gone() -> None:
    place = at_work(chat(), said=transcript((Author.END_USER, "Hola")))
    again = transcript((Author.END_USER, "Hola"), (Author.END_USER, "¿Hola?"))
    place.take(events.MessagesReceived(CHAT, tuple(again)))
    place.take(events.SnapshotTaken(frozenset({CHAT}), at=0))
    assert [message.text for message in place.messages(CHAT)] == ["Hola", "¿Hola?"]
    place.take(events.SnapshotTaken(frozenset(), at=0))
    assert place.interactions == {}


def test_the_picklist_is_replaced_and_updated() -> None:
    place = Workplace()
    place.take(events.PicklistReplaced((row("A"), row("B"))))
    gone = frozenset({ContactId("A"), ContactId("Z")})
    place.take(events.PicklistUpdated((row("C"),), gone))
    assert list(place.picklist) == ["B", "C"]


def test_who_i_am_and_the_scripts_are_known() -> None:
    place = Workplace()
    script = Script(ScriptId("S"), "Ventas", ScriptType.STATIC)
    place.take(events.MeChanged(agent()))
    place.take(events.ScriptsChanged((script,)))
    assert place.me == agent()
    assert place.scripts == {script.id: script}


@pytest.mark.parametrize(
    ("by", "wishes"),
    [(ChangedBy.SIGN_IN, 1), (ChangedBy.MISSED_OFFER, 1), (ChangedBy.SUPERVISOR, 0)],
)
def test_ready_is_wished_unless_a_supervisor_said_no(by: ChangedBy, wishes: int) -> None:
    found = list(be_ready(at_work(work_status_changed_by=by)))
    assert [wish.action for wish in found] == [SetWorkStatus(WorkStatus.READY)] * wishes


def test_nobody_wishes_to_be_what_they_are_or_what_is_refused() -> None:
    assert list(be_ready(Workplace())) == []
    assert list(be_ready(at_work(work_status=WorkStatus.READY))) == []
    assert list(be_ready(at_work(profile_id=AWAY.id))) == []


def test_whose_turn_it_is_depends_on_the_customer_and_me_alone() -> None:
    asked = transcript((Author.ME, "¿Qué pedido?"), (Author.END_USER, "A-20417"))
    assert customer_spoke_last([*asked, state("LEFT")])
    assert not customer_spoke_last(asked[:1])
    assert not customer_spoke_last([])
