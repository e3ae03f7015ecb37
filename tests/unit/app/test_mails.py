"""Writing e-mails: kept on disk and on the server, sent once, set aside and taken up again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.mail_drafts import MailDrafts
from contactpro_desktop.app.mails import KEEP_AFTER, KEEP_EVERY, Mails
from contactpro_desktop.domain.actions import (
    AddRecipient,
    AttachOriginal,
    DiscardDraft,
    EditDraft,
    EndInteraction,
    NewMail,
    OpenParked,
    ParkDraft,
    ParkTask,
    RemoveAttachment,
    RemoveRecipient,
    SendDraft,
    SetRecipients,
    StartDraft,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MailChanged,
    MeChanged,
    ParkedChanged,
)
from contactpro_desktop.domain.mail import (
    DraftChange,
    DraftStatus,
    DraftText,
    DraftType,
    Mail,
    MailAnswer,
    MailDraft,
    RecipientKind,
)
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.store.drafts import DraftKind
from tests.ui import scenes
from tests.ui.mail import mailbox
from tests.ui.mail.mailbox import COPIED, DRAFT, MAIL_ID, MARTA, PARKED, TASK, TASK_ID, Desk
from tests.ui.support import NOON, Office

REFUSED = Outcome(Refusal.NOT_ALLOWED_NOW)


@pytest.fixture
def office(qapp: QApplication) -> Iterator[Office]:
    parent = QObject()
    office = Office(parent)
    yield office
    office.close()
    parent.deleteLater()


@pytest.fixture
def desk(office: Office) -> Desk:
    """An answer to Marta is begun."""
    desk = Desk(office)
    desk.tell(DRAFT)
    return desk


def write(desk: Desk, **values: object) -> None:
    text = desk.office.mails.text(MAIL_ID)
    assert text is not None
    desk.office.mails.write(MAIL_ID, replace(text, **values), {})  # type: ignore[arg-type]


def wait(desk: Desk, seconds: float = KEEP_AFTER) -> None:
    desk.office.clock.advance(seconds)
    desk.office.mails.keep()


def test_an_answer_to_all_copies_the_others_and_not_oneself(office: Office) -> None:
    Desk(office)
    office.mails.reply(MAIL_ID, to_all=True)
    office.mails.reply(MAIL_ID, to_all=True)
    assert office.assignment.actions == [StartDraft(MAIL_ID, DraftType.REPLY, (COPIED,))]


def test_what_is_typed_is_on_disk_at_once(desk: Desk) -> None:
    write(desk, content="Hola")
    kept = desk.office.drafts.get(desk.interaction.contact_id, DraftKind.MAIL)
    assert "Hola" in kept
    assert not desk.office.mails.is_kept(MAIL_ID)


def test_what_is_typed_goes_to_the_server_when_the_keys_rest(desk: Desk) -> None:
    write(desk, content="Hola")
    wait(desk, KEEP_AFTER / 2)
    assert desk.office.assignment.actions == []
    wait(desk)
    wait(desk)
    assert desk.office.assignment.actions == [EditDraft(MAIL_ID, DraftChange(content="Hola"))]
    desk.tell_text(content="Hola")
    desk.office.finish()
    assert desk.office.mails.is_kept(MAIL_ID)
    assert not desk.office.drafts.get(desk.interaction.contact_id, DraftKind.MAIL)


def test_who_types_without_a_rest_is_kept_all_the_same(desk: Desk) -> None:
    seconds = 0.0
    while seconds <= KEEP_EVERY:
        write(desk, content="x" * int(seconds + 1))
        wait(desk, 1.0)
        seconds += 1.0
    assert len(desk.office.assignment.actions) == 1


def test_a_recipient_comes_or_goes_alone(desk: Desk) -> None:
    write(desk, to=(), cc=(COPIED,))
    wait(desk)
    assert desk.office.assignment.actions == [
        RemoveRecipient(MAIL_ID, RecipientKind.TO, MARTA),
        AddRecipient(MAIL_ID, RecipientKind.CC, COPIED),
    ]


def test_a_list_of_which_more_was_changed_goes_as_a_whole(desk: Desk) -> None:
    write(desk, to=(COPIED,))
    wait(desk)
    [replaced] = desk.office.assignment.actions
    assert replaced == SetRecipients(MAIL_ID, RecipientKind.TO, (COPIED,))
    desk.office.finish(Outcome(Refusal.DISCONNECTED))
    wait(desk)
    assert desk.office.assignment.actions == [replaced, replaced], "tried again"


def test_nothing_is_kept_on_the_server_without_a_connection(desk: Desk) -> None:
    write(desk, content="Hola")
    desk.office.say(LinkChanged(Link.RECONNECTING))
    wait(desk)
    assert desk.office.assignment.actions == []


def test_what_could_not_be_kept_is_tried_again(desk: Desk) -> None:
    write(desk, content="Hola")
    wait(desk)
    desk.office.finish(Outcome(Refusal.DISCONNECTED))
    wait(desk)
    assert len(desk.office.assignment.actions) == 2
    desk.office.finish(REFUSED)
    wait(desk)
    assert len(desk.office.assignment.actions) == 2, "refused for good: at the next change"


def test_a_change_elsewhere_comes_in_and_own_typing_wins(desk: Desk) -> None:
    write(desk, content="Hola")
    desk.tell_text(content="from elsewhere", subject="new subject")
    text = desk.office.mails.text(MAIL_ID)
    assert text is not None
    assert (text.content, text.subject) == ("Hola", "new subject")


def test_a_crash_loses_nothing(desk: Desk) -> None:
    write(desk, content="Hola")
    after = Mails(desk.office.store, desk.office.desk, desk.office.drafts)
    desk.tell_text(subject="new subject")
    text = after.text(MAIL_ID)
    assert text is not None
    assert (text.content, text.subject) == ("Hola", "new subject")


def test_kept_nonsense_is_no_draft(desk: Desk) -> None:
    desk.office.drafts.put(desk.interaction.contact_id, DraftKind.MAIL, '{"base": 3}')
    after = Mails(desk.office.store, desk.office.desk, desk.office.drafts)
    desk.tell(replace(DRAFT, attachments=(mailbox.PHOTO,)))
    assert after.text(MAIL_ID) == DRAFT.text


def test_a_mail_is_sent_once_with_what_is_written(desk: Desk) -> None:
    write(desk, content="Hola", cc=(COPIED,))
    desk.office.mails.send(MAIL_ID)
    desk.office.mails.send(MAIL_ID)
    wait(desk)
    change = DraftChange(content="Hola", cc=(COPIED,))
    assert desk.office.assignment.actions == [SendDraft(MAIL_ID, change)]
    desk.tell(replace(DRAFT, status=DraftStatus.SENT))
    desk.office.finish()
    assert desk.office.mails.text(MAIL_ID) is None
    assert not desk.office.drafts.get(desk.interaction.contact_id, DraftKind.MAIL)


def test_what_was_sent_from_here_answers_the_mail_where_the_server_does_not_tell(
    desk: Desk,
) -> None:
    store = desk.office.store
    desk.tell(replace(DRAFT, type=DraftType.FORWARD))
    desk.office.mails.send(MAIL_ID)
    desk.office.finish(REFUSED)
    assert store.mail_answer(MAIL_ID) is None
    desk.office.mails.send(MAIL_ID)
    desk.tell(None)
    desk.office.finish()
    assert store.mail_answer(MAIL_ID) == MailAnswer(DraftType.FORWARD, store.now())


def test_a_mail_to_nobody_is_not_sent(desk: Desk) -> None:
    write(desk, to=())
    desk.office.mails.send(MAIL_ID)
    assert desk.office.assignment.actions == []


def test_what_was_not_sent_stays(desk: Desk) -> None:
    write(desk, content="Hola")
    desk.office.mails.send(MAIL_ID)
    desk.office.finish(REFUSED)
    text = desk.office.mails.text(MAIL_ID)
    assert text is not None
    assert text.content == "Hola"


def test_discarded_is_gone_from_disk_too(desk: Desk) -> None:
    write(desk, content="Hola")
    desk.office.mails.discard(MAIL_ID)
    assert desk.office.assignment.actions == [DiscardDraft(MAIL_ID)]
    desk.tell(None)
    desk.office.finish()
    assert not desk.office.drafts.get(desk.interaction.contact_id, DraftKind.MAIL)


def test_set_aside_and_taken_up_again(desk: Desk) -> None:
    contact_id = desk.interaction.contact_id
    write(desk, content="Hola")
    desk.office.mails.park(MAIL_ID)
    assert desk.office.assignment.actions == [ParkDraft(MAIL_ID, DraftChange(content="Hola"))]
    desk.office.say(InteractionRemoved(MAIL_ID))
    desk.office.finish()
    [parked] = desk.office.store.parked.values()
    assert (parked.contact_id, parked.subject) == (contact_id, mailbox.INTERACTION.title)
    desk.office.desk.resume(parked)
    assert desk.office.assignment.actions[-1] == OpenParked(contact_id, Channel.EMAIL)
    desk.office.say(InteractionChanged(mailbox.INTERACTION))
    desk.office.finish()
    assert desk.office.store.current == MAIL_ID
    assert not desk.office.store.parked


def test_a_mail_that_was_not_set_aside_is_not_pending(desk: Desk) -> None:
    desk.office.mails.park(MAIL_ID)
    desk.office.finish(REFUSED)
    assert not desk.office.store.parked


def test_what_was_set_aside_is_known_after_a_restart_to_its_agent_alone(desk: Desk) -> None:
    desk.office.mails.park(MAIL_ID)
    desk.office.say(InteractionRemoved(MAIL_ID))
    desk.office.finish()
    desk.office.store.reset()
    desk.office.say(MeChanged(replace(scenes.ME, id=scenes.BRUNO)))
    assert not desk.office.store.parked
    desk.office.store.reset()
    desk.office.say(MeChanged(scenes.ME))
    assert len(desk.office.store.parked) == 1


def test_a_server_that_tells_what_is_set_aside_knows_better(desk: Desk) -> None:
    desk.office.say(ParkedChanged((PARKED,)))
    desk.office.mails.park(MAIL_ID)
    desk.office.finish()
    assert set(desk.office.store.parked) == {PARKED.contact_id}


def test_what_no_longer_exists_is_no_longer_pending(desk: Desk) -> None:
    desk.office.mails.park(MAIL_ID)
    desk.office.say(InteractionRemoved(MAIL_ID))
    desk.office.finish()
    [parked] = desk.office.store.parked.values()
    desk.office.desk.resume(parked)
    desk.office.finish(Outcome(Refusal.NOT_FOUND))
    assert not desk.office.store.parked


def test_a_task_is_set_aside_too(office: Office) -> None:
    office.say(*scenes.signed_in(), InteractionChanged(TASK))
    office.mails.park(TASK_ID)
    assert office.assignment.actions == [ParkTask(TASK_ID)]
    office.say(InteractionRemoved(TASK_ID))
    office.finish()
    assert office.store.parked[TASK.contact_id].channel is Channel.TASK


def test_a_new_mail_is_opened_once_it_is_there(office: Office) -> None:
    Desk(office)
    wanted = DraftText("Your order", to=(MARTA,))
    office.mails.begin(wanted)
    assert office.assignment.actions == [NewMail(wanted, frozenset({MAIL_ID}))]
    begun = replace(mailbox.INTERACTION, id=TASK_ID, contact_id=TASK.contact_id)
    draft = MailDraft(DraftType.NEW_EMAIL, text=wanted)
    office.say(InteractionChanged(begun), MailChanged(TASK_ID, Mail(draft=draft)))
    office.finish(Outcome(begun=TASK_ID))
    assert office.store.current == TASK_ID


def test_a_mail_ends_its_conversation_once_it_is_sent(office: Office) -> None:
    desk = Desk(office)
    desk.tell(DRAFT)
    office.mails.send(MAIL_ID, then_end=True)
    assert [type(each) for each in office.assignment.actions] == [SendDraft]
    office.finish(Outcome(Refusal.NOT_DELIVERED))
    assert office.assignment.actions[1:] == [], "what was not sent ends nothing"
    office.mails.send(MAIL_ID)
    office.finish()
    assert office.assignment.actions[2:] == [], "not this time"
    desk.tell(None)
    desk.tell(DRAFT)
    office.mails.send(MAIL_ID, then_end=True)
    office.finish()
    assert office.assignment.actions[3:] == [EndInteraction(MAIL_ID)]


def test_a_mail_whose_conversation_went_first_is_done(office: Office) -> None:
    """A server may take it away before it says that the mail was sent."""
    desk = Desk(office)
    desk.tell(DRAFT)
    office.mails.send(MAIL_ID, then_end=True)
    office.say(InteractionRemoved(MAIL_ID))
    office.finish()
    assert [type(each) for each in office.assignment.actions] == [SendDraft]
    assert office.mails.text(MAIL_ID) is None


def test_nobody_else_got_a_mail_that_is_not_known(office: Office) -> None:
    assert office.mails.others(MAIL_ID) == ()
    office.mails.park(MAIL_ID)
    assert office.assignment.actions == []


def test_a_mail_is_passed_on_and_its_files_come_and_go(desk: Desk) -> None:
    desk.office.mails.forward(MAIL_ID)
    desk.office.mails.attach_original(MAIL_ID, mailbox.PHOTO.id)
    desk.office.mails.remove_attachment(MAIL_ID, mailbox.PHOTO.id)
    assert desk.office.assignment.actions == [
        StartDraft(MAIL_ID, DraftType.FORWARD),
        AttachOriginal(MAIL_ID, mailbox.PHOTO.id),
        RemoveAttachment(MAIL_ID, mailbox.PHOTO.id),
    ]


DEEP = "[" * 200_000


@pytest.mark.parametrize("kept", ["{", "{}", '{"base": {}, "mine": 7}', "[]", DEEP])
def test_what_was_kept_and_is_broken_is_forgotten(office: Office, kept: str) -> None:
    contact_id = mailbox.INTERACTION.contact_id
    for kind in (DraftKind.MAIL, DraftKind.PARKED):
        office.drafts.put(contact_id, kind, kept)
    found = MailDrafts(office.drafts)
    assert found.load(contact_id) is None
    assert found.parked_by(scenes.ME.id, 0.0) == ()


@pytest.mark.parametrize("at", ["1e999", "NaN", "1" + "0" * 400, "null", '"x"'])
def test_a_time_that_is_none_hides_that_mail_alone(office: Office, at: str) -> None:
    found = MailDrafts(office.drafts)
    found.park(scenes.ME.id, PARKED, NOON)
    broken = {"agent": scenes.ME.id, "channel": "email", "subject": "", "customer": "", "at": 0}
    kept = json.dumps(broken).replace('"at": 0', f'"at": {at}')
    office.drafts.put(mailbox.INTERACTION.contact_id, DraftKind.PARKED, kept)
    assert [mail.contact_id for mail in found.parked_by(scenes.ME.id, NOON)] == [PARKED.contact_id]


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", '{"to": 7}', '{"to": "abc"}', '{"to": [null, 5]}', '{"nobody": ["x"]}', DEEP],
)
def test_what_was_typed_for_recipients_and_is_broken_is_forgotten(
    office: Office, kept: str
) -> None:
    contact_id = mailbox.INTERACTION.contact_id
    office.drafts.put(contact_id, DraftKind.RECIPIENTS, kept)
    assert MailDrafts(office.drafts).unfinished(contact_id) == {}


def test_what_is_no_address_yet_outlives_a_crash_and_goes_with_its_mail(desk: Desk) -> None:
    contact_id = desk.interaction.contact_id
    text = desk.office.mails.text(MAIL_ID)
    assert text is not None
    half = {RecipientKind.CC: ("carla@",)}
    desk.office.mails.write(MAIL_ID, text, {**half, RecipientKind.TO: ()})
    assert desk.office.mails.is_kept(MAIL_ID)
    assert MailDrafts(desk.office.drafts).unfinished(contact_id) == half
    desk.office.mails.park(MAIL_ID)
    desk.office.finish()
    assert desk.office.mails.unfinished(MAIL_ID) == half
    desk.office.mails.discard(MAIL_ID)
    desk.office.finish()
    assert MailDrafts(desk.office.drafts).unfinished(contact_id) == {}


def test_what_is_not_begun_is_neither_written_nor_set_aside(office: Office) -> None:
    office.say(*scenes.signed_in(), InteractionChanged(mailbox.INTERACTION))
    office.mails.write(MAIL_ID, DraftText("Hi"), {})
    assert office.mails.unfinished(MAIL_ID) == {}
    office.mails.park(MAIL_ID)
    assert office.mails.text(MAIL_ID) is None
    assert office.assignment.actions == []
    assert not office.store.parked
