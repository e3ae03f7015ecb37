"""A note is written once, though nobody may have heard that it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from contactpro_desktop.app.notes import Notes, Saved
from contactpro_desktop.domain.errors import HistoryUnavailable
from contactpro_desktop.domain.history import Found, Note, NotesOn, Question, WriteNote
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.disk import Disk
from contactpro_desktop.store.drafts import DraftKind, Drafts

CONTACT = ContactId("C" * 32)
Done = Callable[[Found | HistoryUnavailable], None]


class Desk:
    """Somebody who writes notes, and a server that keeps them and may fall silent."""

    def __init__(self) -> None:
        self.disk = Disk(None, lambda: 0.0)
        self.drafts = Drafts(self.disk)
        self.kept: list[str] = []
        self.silent = self.deaf = self.refuses = False
        self.slow: list[Done] | None = None
        self.asked: list[Question] = []
        self.told: list[Saved] = []
        self.start_anew()

    def start_anew(self) -> None:
        """The program ends and comes again."""
        self.notes = Notes(self, self.drafts)

    def look_up(self, question: Question, done: Done) -> None:
        self.asked.append(question)
        if isinstance(question, WriteNote) and not self.deaf and not self.refuses:
            self.kept.insert(0, question.text)
        if self.slow is not None:
            self.slow.append(done)
        elif self.silent or self.deaf or self.refuses:
            done(HistoryUnavailable(refused=self.refuses))
        else:
            done(tuple(map(Note, self.kept)) if isinstance(question, NotesOn) else ())

    def save(self, text: str) -> None:
        self.notes.type(CONTACT, text)
        self.notes.save(CONTACT, text, self.told.append)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.disk.close()


def test_a_saved_note_leaves_the_box(desk: Desk) -> None:
    desk.save("hola")
    assert (desk.kept, desk.told, desk.notes.text(CONTACT)) == (["hola"], [Saved.SAVED], "")
    assert [type(each) for each in desk.asked] == [WriteNote]


@pytest.mark.parametrize("anew", [False, True])
def test_one_that_nobody_confirmed_is_looked_for_before_it_is_written_again(
    desk: Desk, anew: bool
) -> None:
    desk.silent = True
    desk.save("hola")
    assert desk.told == [Saved.IN_DOUBT]
    if anew:
        desk.start_anew()
    desk.silent = False
    desk.save("hola")
    assert (desk.kept, desk.told[-1], desk.notes.text(CONTACT)) == (["hola"], Saved.SAVED, "")


def test_one_that_never_arrived_is_written_then(desk: Desk) -> None:
    desk.deaf = True
    desk.save("hola")
    desk.deaf = False
    desk.save("hola")
    assert (desk.kept, desk.told) == (["hola"], [Saved.IN_DOUBT, Saved.SAVED])


def test_the_same_words_of_before_confirm_nothing(desk: Desk) -> None:
    desk.save("no answer")
    desk.notes.read(CONTACT, map(Note, desk.kept))
    desk.deaf = True
    desk.save("no answer")
    desk.deaf = False
    desk.save("no answer")
    assert desk.kept == ["no answer"] * 2


def test_reading_the_notes_settles_what_stands_there(desk: Desk) -> None:
    desk.silent = True
    desk.save("hola")
    desk.start_anew()
    assert desk.notes.read(CONTACT, map(Note, desk.kept))
    assert desk.notes.text(CONTACT) == ""
    assert desk.drafts.get(CONTACT, DraftKind.NOTE_ASKED) == ""


def test_what_was_typed_since_stays(desk: Desk) -> None:
    desk.silent = True
    desk.save("hola")
    desk.notes.type(CONTACT, "hola and more")
    assert desk.notes.read(CONTACT, map(Note, desk.kept))
    assert desk.notes.text(CONTACT) == "hola and more"


def test_one_that_is_on_its_way_is_not_asked_again(desk: Desk) -> None:
    desk.slow = []
    desk.save("hola")
    assert desk.notes.is_saving(CONTACT)
    desk.save("hola")
    assert [type(each) for each in desk.asked] == [WriteNote]
    desk.slow[0](())
    assert (desk.told, desk.notes.is_saving(CONTACT)) == ([Saved.SAVED], False)
    desk.save("hola again")
    assert len(desk.asked) == 2


def test_a_refusal_leaves_nothing_open(desk: Desk) -> None:
    desk.refuses = True
    desk.save("hola")
    assert (desk.told, desk.notes.text(CONTACT)) == ([Saved.NOT_SAVED], "hola")
    assert desk.drafts.get(CONTACT, DraftKind.NOTE_ASKED) == ""


def test_what_cannot_be_understood_is_nothing(desk: Desk) -> None:
    desk.drafts.put(CONTACT, DraftKind.NOTE_ASKED, "{")
    desk.save("hola")
    assert desk.kept == ["hola"]
