"""The place of offers: one to answer, none to be surprised by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import AcceptOffer, DeclineOffer, Pick, SetWorkStatus
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    OfferMissed,
    PicklistReplaced,
)
from contactpro_desktop.domain.ids import ContactId, InteractionId, SupervisionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.ui.lists.offer_area import OfferArea
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.support import NOON, Office

SHIFT = Qt.KeyboardModifier.ShiftModifier
NOT_READY = replace(
    scenes.ME, work_status=WorkStatus.NOT_READY, work_status_changed_by=ChangedBy.MISSED_OFFER
)


@pytest.fixture
def area(office: Office, qtbot: QtBot) -> OfferArea:
    office.say(*scenes.signed_in())
    area = OfferArea(office.theme, office.ticker, office.store, office.desk, office.board)
    area.setFixedWidth(320)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def text(area: QWidget, name: str) -> str:
    label = area.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def press(area: QWidget, name: str) -> None:
    button = area.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible()
    button.click()


def test_the_card_says_who_where_and_how_long(office: Office, area: OfferArea) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    assert text(area, "offerName") == "Luis Márquez"
    assert text(area, "offerDetail") == "Ventas · waiting 00:38"
    assert text(area, "offerTime") == "1:47"
    assert text(area, "offerMore") == ""
    office.tick(7)
    assert text(area, "offerDetail") == "Ventas · waiting 00:45"
    assert text(area, "offerTime") == "1:40"


def test_what_declining_does_is_said_of_the_offer_shown(office: Office, area: OfferArea) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    decline = area.findChild(ActionButton, "declineOffer")
    assert decline is not None
    assert "place in the queue" in decline.toolTip()
    office.say(InteractionChanged(replace(scenes.OFFER, queue_id=None, queue_name="")))
    assert "queue" not in decline.toolTip()


def test_an_offer_for_this_agent_alone_waits_in_no_queue(office: Office, area: OfferArea) -> None:
    office.say(OfferMissed(scenes.LUIS, "Bruno Reyes", "", not_ready=False))
    assert text(area, "missedTitle") == "Offer missed: Bruno Reyes"
    assert text(area, "missedDetail") == ""


def test_a_long_queue_s_name_does_not_hide_how_long_they_wait(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    named = replace(scenes.OFFER, queue_name="Renovaciones", queued_at=NOON - 3_700)
    office.say(InteractionChanged(named))
    detail = area.findChild(QLabel, "offerDetail")
    assert detail is not None
    assert detail.text() == "Renovaciones · waiting 1:01:40"
    needed = detail.fontMetrics().horizontalAdvance(detail.text())
    qtbot.waitUntil(lambda: detail.width() >= needed)


def test_without_a_deadline_it_shows_the_time_since_the_offer(
    office: Office, area: OfferArea
) -> None:
    bare = replace(scenes.OFFER, offer_deadline=None, queued_at=None, queue_name="")
    office.say(InteractionChanged(bare))
    office.tick(5)
    assert text(area, "offerTime") == "00:05"
    assert text(area, "offerDetail") == "Web chat"


def test_without_a_connection_an_offer_cannot_be_answered(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    office.say(InteractionChanged(scenes.OFFER), LinkChanged(Link.RECONNECTING, 4))
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3):
        qtbot.keyClick(area, key)
    assert office.assignment.actions == []
    for name in ("acceptOffer", "declineOffer"):
        button = area.findChild(ActionButton, name)
        assert button is not None
        assert button.refusal == "There is no connection to the server"
    office.say(LinkChanged(Link.ONLINE))
    press(area, "acceptOffer")
    assert office.assignment.actions == [AcceptOffer(scenes.LUIS)]


def test_the_keys_answer_the_offer(office: Office, area: OfferArea, qtbot: QtBot) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    qtbot.keyClick(area, Qt.Key.Key_F2)
    assert office.assignment.actions == [AcceptOffer(scenes.LUIS)]
    office.finish(Outcome(Refusal.DISCONNECTED))
    qtbot.keyClick(area, Qt.Key.Key_F2, SHIFT)
    assert office.assignment.actions[1:] == [DeclineOffer(scenes.LUIS)]


def test_a_second_press_waits_for_the_server(office: Office, area: OfferArea, qtbot: QtBot) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    press(area, "acceptOffer")
    for name in ("acceptOffer", "declineOffer"):
        button = area.findChild(QAbstractButton, name)
        assert button is not None
        assert not button.isEnabled()
    qtbot.keyClick(area, Qt.Key.Key_F2, SHIFT)
    assert office.assignment.actions == [AcceptOffer(scenes.LUIS)]


def test_one_offer_at_a_time_and_the_others_are_counted(office: Office, area: OfferArea) -> None:
    office.say(InteractionChanged(scenes.OFFER), InteractionChanged(scenes.SECOND_OFFER))
    assert text(area, "offerName") == "Luis Márquez"
    assert text(area, "offerMore").startswith("+1")


def test_an_offer_that_takes_anothers_place_cannot_be_answered_by_accident(
    office: Office, area: OfferArea
) -> None:
    office.say(InteractionChanged(scenes.OFFER), InteractionChanged(scenes.SECOND_OFFER))
    office.say(InteractionRemoved(scenes.LUIS))
    assert text(area, "offerName") == "María José Etxeberria"
    press(area, "acceptOffer")
    assert office.assignment.actions == []
    office.clock.advance(1)
    press(area, "acceptOffer")
    assert office.assignment.actions == [AcceptOffer(scenes.MARIA)]


CALL = replace(
    phone.RINGING, id=InteractionId("E" * 32), contact_id=ContactId("F" * 32), offer_deadline=None
)
ASKING = PicklistRow(
    ContactId("9" * 32),
    Channel.CHAT,
    scenes.VENTAS,
    "Ventas",
    customer_name="Bruno Reyes",
    queued_at=NOON - 20,
    supervision_id=SupervisionId("8" * 32),
)


def kind(channel: Channel, number: int, **changed: object) -> Interaction:
    names = {"id": InteractionId(f"{number:032d}"), "contact_id": ContactId(f"{number:032d}")}
    values = {**names, "channel": channel, "customer_name": f"{channel.value} {number}", **changed}
    return replace(scenes.OFFER, **values)  # type: ignore[arg-type]


def test_a_call_comes_to_the_front_and_is_not_accepted_by_accident(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    office.say(InteractionChanged(CALL))
    assert text(area, "offerName") == CALL.customer_address
    assert text(area, "offerMore").startswith("+1")
    office.clock.advance(0.1)
    press(area, "acceptOffer")
    press(area, "declineOffer")
    qtbot.keyClick(area, Qt.Key.Key_F2)
    qtbot.keyClick(area, Qt.Key.Key_F2, SHIFT)
    assert office.assignment.actions == []
    office.clock.advance(0.5)
    qtbot.keyClick(area, Qt.Key.Key_F2)
    assert office.assignment.actions == [AcceptOffer(CALL.id)]


def test_a_click_that_began_on_the_offer_before_does_not_count(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    accept = area.findChild(QAbstractButton, "acceptOffer")
    assert accept is not None
    qtbot.mousePress(accept, Qt.MouseButton.LeftButton)
    office.say(InteractionChanged(CALL))
    office.clock.advance(1)
    qtbot.mouseRelease(accept, Qt.MouseButton.LeftButton)
    assert office.assignment.actions == []
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert office.assignment.actions == [AcceptOffer(CALL.id)]


def test_what_does_not_ring_waits_its_turn_by_kind_and_arrival(
    office: Office, area: OfferArea
) -> None:
    task, mail = kind(Channel.TASK, 1), kind(Channel.EMAIL, 2)
    chat, later = kind(Channel.CHAT, 3), kind(Channel.CHAT, 4)
    help_chat = kind(Channel.CHAT, 5, supervision_id=SupervisionId("8" * 32))
    office.say(InteractionChanged(task))
    for offer in (mail, chat, later):
        office.say(InteractionChanged(offer))
        assert text(area, "offerName") == task.customer_name
    office.say(InteractionChanged(help_chat))
    assert text(area, "offerName") == help_chat.customer_name
    office.say(InteractionChanged(CALL))
    seen = []
    for _ in range(6):
        shown = text(area, "offerName")
        seen.append(shown)
        (gone,) = (o for o in office.store.interactions.values() if o.display_name == shown)
        office.say(InteractionRemoved(gone.id))
    assert seen == [
        CALL.customer_address,
        *(offer.customer_name for offer in (help_chat, chat, later, mail, task)),
    ]


def test_a_second_call_does_not_take_the_place_of_the_first(
    office: Office, area: OfferArea
) -> None:
    office.say(
        InteractionChanged(CALL), InteractionChanged(replace(phone.RINGING, customer_name="B"))
    )
    assert text(area, "offerName") == CALL.customer_address


def test_who_asks_for_help_comes_before_a_chat_and_after_a_call(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    office.say(PicklistReplaced((ASKING,)))
    assert text(area, "helpName") == "Bruno Reyes"
    assert text(area, "helpDetail").endswith("+1 more")
    area.accept()
    press(area, "joinHelp")
    assert office.assignment.actions == [], "a click that was meant for the chat"
    office.say(InteractionChanged(CALL))
    assert text(area, "offerName") == CALL.customer_address
    assert text(area, "offerMore").startswith("+2")
    office.say(InteractionRemoved(CALL.id))
    office.clock.advance(1)
    qtbot.keyClick(area, Qt.Key.Key_F2)
    (picked,) = office.assignment.actions
    assert isinstance(picked, Pick)
    assert picked.contact_id == ASKING.contact_id


def test_help_can_be_put_off_for_what_is_offered(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    office.say(InteractionChanged(scenes.OFFER), PicklistReplaced((ASKING,)))
    office.clock.advance(1)
    qtbot.keyClick(area, Qt.Key.Key_F2, SHIFT)
    assert text(area, "offerName") == "Luis Márquez"
    assert text(area, "offerMore").startswith("+1")
    office.say(InteractionRemoved(scenes.LUIS))
    assert text(area, "helpName") == "Bruno Reyes"
    later = area.findChild(QAbstractButton, "putOffHelp")
    assert later is not None
    assert not later.isVisible(), "nothing is offered that it could wait for"
    assert office.assignment.actions == []


def test_help_that_one_cannot_give_now_waits_behind_an_offer(
    office: Office, area: OfferArea
) -> None:
    office.say(
        MeChanged(replace(scenes.ME, capabilities=frozenset())),
        InteractionChanged(scenes.OFFER),
        PicklistReplaced((ASKING,)),
    )
    assert text(area, "offerName") == "Luis Márquez"


def test_help_that_was_put_off_once_interrupts_what_is_offered_later(
    office: Office, area: OfferArea, qtbot: QtBot
) -> None:
    office.say(InteractionChanged(scenes.OFFER), PicklistReplaced((ASKING,)))
    office.clock.advance(1)
    qtbot.keyClick(area, Qt.Key.Key_F2, SHIFT)
    office.say(InteractionRemoved(scenes.LUIS))
    assert text(area, "helpName") == "Bruno Reyes"
    office.say(InteractionChanged(scenes.SECOND_OFFER))
    assert text(area, "helpName") == "Bruno Reyes"


def test_who_asks_for_help_and_is_shown_stays(office: Office, area: OfferArea) -> None:
    office.say(PicklistReplaced((ASKING,)))
    longer = replace(
        ASKING, contact_id=ContactId("1" * 32), customer_name="Carla", queued_at=NOON - 90
    )
    office.say(PicklistReplaced((longer, ASKING)))
    assert text(area, "helpName") == "Bruno Reyes"
    office.say(PicklistReplaced((longer,)))
    assert text(area, "helpName") == "Carla"


def test_what_was_missed_comes_before_who_asks_for_help(office: Office, area: OfferArea) -> None:
    missed = OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=True)
    office.say(PicklistReplaced((ASKING,)), missed, MeChanged(NOT_READY))
    assert text(area, "missedTitle") == "Offer missed: Luis Márquez"
    office.clock.advance(1)
    press(area, "dismissMissed")
    assert text(area, "helpName") == "Bruno Reyes"


def test_a_click_on_an_offer_that_has_just_gone_does_not_accept_the_next_one(
    office: Office, area: OfferArea
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    office.say(InteractionRemoved(scenes.LUIS))
    office.say(InteractionChanged(CALL))
    press(area, "acceptOffer")
    assert office.assignment.actions == []
    office.clock.advance(1)
    press(area, "acceptOffer")
    assert office.assignment.actions == [AcceptOffer(CALL.id)]


def test_who_has_answered_one_offer_can_answer_the_next_at_once(
    office: Office, area: OfferArea
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    press(area, "declineOffer")
    office.say(InteractionRemoved(scenes.LUIS))
    office.say(InteractionChanged(CALL))
    press(area, "acceptOffer")
    assert office.assignment.actions == [DeclineOffer(scenes.LUIS), AcceptOffer(CALL.id)]


def test_who_asks_anew_is_not_put_off(office: Office, area: OfferArea) -> None:
    office.say(InteractionChanged(scenes.OFFER), PicklistReplaced((ASKING,)))
    office.clock.advance(1)
    press(area, "putOffHelp")
    again = replace(ASKING, contact_id=ContactId("7" * 32))
    office.say(PicklistReplaced((ASKING, again)))
    assert text(area, "helpName") == "Bruno Reyes"


def test_what_was_missed_does_not_catch_a_click_on_the_offer(
    office: Office, area: OfferArea
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    missed = OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=True)
    office.say(InteractionRemoved(scenes.LUIS), missed, MeChanged(NOT_READY))
    press(area, "readyAgain")
    assert office.assignment.actions == []
    office.clock.advance(1)
    press(area, "readyAgain")
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.READY)]


def test_without_an_offer_there_is_nothing_to_answer(office: Office, area: OfferArea) -> None:
    area.accept()
    area.decline()
    assert office.assignment.actions == []


def test_nothing_moves_when_an_offer_comes_and_goes(office: Office, area: OfferArea) -> None:
    heights = {area.sizeHint().height()}
    office.say(InteractionChanged(scenes.OFFER))
    heights.add(area.sizeHint().height())
    office.say(InteractionRemoved(scenes.LUIS), OfferMissed(scenes.LUIS, "L", "V", not_ready=True))
    heights.add(area.sizeHint().height())
    assert len(heights) == 1


def test_a_missed_offer_says_what_happened_and_one_press_makes_ready_again(
    office: Office, area: OfferArea
) -> None:
    missed = OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=True)
    office.say(missed, MeChanged(NOT_READY))
    assert text(area, "missedTitle") == "Offer missed: Luis Márquez"
    assert "You are now not ready." in text(area, "missedDetail")
    assert "Ventas" in text(area, "missedDetail")
    office.say(missed)
    assert text(area, "missedTitle").startswith("2 ")
    press(area, "readyAgain")
    assert office.assignment.actions == [], "a click that was meant for one that was missed"
    office.clock.advance(1)
    press(area, "readyAgain")
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.READY)]
    office.say(MeChanged(scenes.ME))
    assert text(area, "missedTitle") == ""


def test_ready_again_waits_for_a_connection_and_for_the_server(
    office: Office, area: OfferArea
) -> None:
    missed = OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=True)
    office.say(missed, MeChanged(NOT_READY), LinkChanged(Link.RECONNECTING, 4))
    ready = area.findChild(ActionButton, "readyAgain")
    assert ready is not None
    assert ready.refusal == "There is no connection to the server"
    office.say(LinkChanged(Link.ONLINE))
    ready.click()
    assert ready.refusal == "Waiting for the server…"


def test_an_offer_missed_without_consequence_goes_with_the_next_one(
    office: Office, area: OfferArea
) -> None:
    office.say(OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=False))
    ready_again = area.findChild(QAbstractButton, "readyAgain")
    assert ready_again is not None
    assert not ready_again.isVisible()
    office.say(InteractionChanged(scenes.OFFER))
    office.say(InteractionRemoved(scenes.LUIS))
    assert text(area, "idleText") == "New conversations are offered here."


def called(name: str, *, not_ready: bool = False) -> OfferMissed:
    return OfferMissed(scenes.LUIS, name, "", not_ready=not_ready, in_person=True)


def test_a_missed_call_says_who_called_until_it_is_dismissed(
    office: Office, area: OfferArea
) -> None:
    office.say(called("Elena Duarte"))
    assert text(area, "missedTitle") == "Call missed: Elena Duarte"
    assert text(area, "missedDetail") == "The call was for you alone; nobody else has taken it."
    office.say(called("Diego Silva"), called("Elena Duarte"))
    assert text(area, "missedTitle").startswith("3 calls")
    assert text(area, "missedDetail") == "Elena Duarte, Diego Silva"
    office.say(InteractionChanged(scenes.OFFER))
    assert text(area, "missedTitle") == ""
    office.say(InteractionRemoved(scenes.LUIS))
    assert text(area, "missedTitle").startswith("3 calls")
    office.clock.advance(1)
    press(area, "dismissMissed")
    assert text(area, "idleText") == "New conversations are offered here."


def test_who_is_ready_again_does_not_read_otherwise(office: Office, area: OfferArea) -> None:
    office.say(called("Elena Duarte", not_ready=True), MeChanged(NOT_READY))
    assert "You are now not ready." in text(area, "missedDetail")
    office.say(MeChanged(scenes.ME))
    assert text(area, "missedTitle") == "Call missed: Elena Duarte"
    assert "not ready" not in text(area, "missedDetail")


def test_a_call_missed_just_now_is_not_dismissed_with_the_one_before(
    office: Office, area: OfferArea
) -> None:
    office.say(called("Elena Duarte"))
    office.say(called("Diego Silva"))
    press(area, "dismissMissed")
    assert text(area, "missedTitle").startswith("2 calls")
    office.clock.advance(1)
    press(area, "dismissMissed")
    assert text(area, "missedTitle") == ""


def test_a_missed_call_waits_behind_a_missed_offer(office: Office, area: OfferArea) -> None:
    offer = OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=True)
    office.say(called("Elena Duarte"), offer, MeChanged(NOT_READY))
    assert text(area, "missedTitle") == "Offer missed: Luis Márquez"
    office.clock.advance(1)
    press(area, "dismissMissed")
    assert text(area, "missedTitle") == "Call missed: Elena Duarte"


def test_a_missed_call_may_have_made_the_agent_not_ready(office: Office, area: OfferArea) -> None:
    office.say(called("Elena Duarte", not_ready=True), MeChanged(NOT_READY))
    assert text(area, "missedDetail").startswith("You are now not ready.")
    press(area, "readyAgain")
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.READY)]


def test_the_missed_card_can_be_dismissed(office: Office, area: OfferArea) -> None:
    office.say(OfferMissed(scenes.LUIS, "L", "V", not_ready=True), MeChanged(NOT_READY))
    press(area, "dismissMissed")
    assert text(area, "idleText") == "No offers: you are not ready."


def test_the_empty_place_says_whether_offers_come(office: Office, area: OfferArea) -> None:
    office.say(MeChanged(replace(scenes.ME, profile_id=scenes.AWAY)))
    assert text(area, "idleText") == "No offers: your presence profile does not allow work."
    office.store.reset()
    area._refresh()
    assert text(area, "idleText") == ""
