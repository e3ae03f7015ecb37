"""The real client in a process of its own that types, or sends, until it is killed.

`python -m tests.faults.killed_client FOLDER TENANT WORK SEED`. It tells on its standard output, a
JSON object a line: what it found when it was there, and each thing it did as soon as it was done.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from contactpro_desktop.bootstrap import Options
from contactpro_desktop.bootstrap.process import Stage, run
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.mail import DraftText, MailAddress
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.context.panel import ContextPanel
from contactpro_desktop.ui.context.question_block import QuestionBlock
from contactpro_desktop.ui.widgets.text import in_lines

W = TypeVar("W", bound=QWidget)
Condition = Callable[[], object]
Steps = Iterator[Condition]

FIELDS = ("reply", "note", "script", "mail")
_TURN_MS = 12
_FULL = 1_500
"""Characters after which a field is emptied: each has its limit."""
_TABS = {"note": 2, "script": 1}


def pattern(length: int) -> str:
    """What is typed into any field: from it, a part that was lost or doubled can be told."""
    return "".join(chr(ord("a") + (number * 7 + number // 26) % 26) for number in range(length))


def tell(**told: object) -> None:
    print(json.dumps(told), flush=True)


class Robot(QObject):
    """Takes one step at each turn, once what the step before waits for is there."""

    def __init__(self, work: Callable[[Robot], Steps], chance: random.Random) -> None:
        super().__init__()
        self.chance = chance
        self._work = work
        self._waits_for: Condition = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_turn)

    def play(self, stage: Stage) -> None:
        self._stage = stage
        self.client = stage.client
        self.store, self.services = stage.client.store, stage.client.services
        self.client.window.resize(1440, 900)
        self._steps = self._work(self)
        self._timer.start(_TURN_MS)

    def _take_turn(self) -> None:
        if self._waits_for():
            self._waits_for = next(self._steps)

    def sign_in(self) -> Steps:
        self._stage.sign_in()
        yield lambda: self.is_online or self.shown("takeOver", QAbstractButton)
        if not self.is_online:
            self.one("takeOver", QAbstractButton).click()
        yield lambda: self.is_online and self.shown("workspace")
        if self.work(Channel.CHAT) is None:
            self.services.desk.set_ready(True)
            yield lambda: self.store.interactions
            offer = next(iter(self.store.interactions.values()))
            self.services.desk.accept(offer.id)
        yield lambda: self.work(Channel.CHAT)

    @property
    def is_online(self) -> bool:
        return self.store.link is Link.ONLINE and self.store.me is not None

    def work(self, channel: Channel) -> InteractionId | None:
        """What the agent serves on a channel."""
        mine = (i for i in self.store.interactions.values() if i.channel is channel and i.is_open)
        return next((each.id for each in mine), None)

    def unsettled(self, kind: str) -> object:
        """The actions of a kind that wait for their outcome, as they stand on disk."""
        return self.client.disk.read(f"SELECT * FROM unsettled WHERE kind = '{kind}'")

    def ready(self, name: str) -> bool:
        """Whether a button is there and can be pressed."""
        return any(button.isEnabled() for button in self.shown(name, QAbstractButton))

    def shown(self, name: str, kind: type[QWidget] = QWidget) -> list[QWidget]:
        found = self.client.window.findChildren(kind, name)
        return [each for each in found if each.isVisible()]

    def one(self, name: str, kind: type[W]) -> W:
        found = next(each for each in self.shown(name, kind))
        assert isinstance(found, kind)
        return found


class Typist:
    """Types into the fields by turns, where the cursor stands once it was put at the end, and tells
    how long each text is after each key."""

    def __init__(self, robot: Robot) -> None:
        self._robot = robot

    def steps(self) -> Steps:
        yield from self._robot.sign_in()
        yield from self._begin_mail()
        found = {}
        for field in FIELDS:
            yield from self._open(field)
            yield from _rest(5)
            text = _typed(field, self._edit(field))
            found[field] = len(text) if text == pattern(len(text)) else text
        tell(found=found)
        while True:
            field = self._robot.chance.choice(FIELDS)
            yield from self._open(field)
            self._edit(field).moveCursor(QTextCursor.MoveOperation.End)
            for _ in range(self._robot.chance.randint(5, 25)):
                self._type(field)
                yield lambda: True

    def _begin_mail(self) -> Steps:
        robot = self._robot
        if robot.work(Channel.EMAIL) is None:
            to = (MailAddress("rosa@correo.example"),)
            robot.services.mails.begin(DraftText(subject="Presupuesto", to=to))
        yield lambda: robot.work(Channel.EMAIL)

    def _open(self, field: str) -> Steps:
        robot = self._robot
        wanted = robot.work(Channel.EMAIL if field == "mail" else Channel.CHAT)
        if robot.store.current != wanted:
            robot.services.desk.open(wanted)
            yield lambda: robot.store.current == wanted
        if field in _TABS:
            robot.one("contextPanel", ContextPanel).tabs.setCurrentIndex(_TABS[field])
        yield lambda: self._find(field)

    def _find(self, field: str) -> QPlainTextEdit | None:
        robot = self._robot
        if field == "script":
            blocks = robot.client.window.findChildren(QuestionBlock)
            edits = [edit for block in blocks for edit in block.findChildren(QPlainTextEdit)]
            return edits[-1] if edits and edits[-1].isVisible() else None
        names = {"reply": "replyEdit", "note": "noteEdit", "mail": "mailEditText"}
        found = robot.shown(names[field], QPlainTextEdit)
        return found[0] if found and isinstance(found[0], QPlainTextEdit) else None

    def _edit(self, field: str) -> QPlainTextEdit:
        edit = self._find(field)
        assert edit is not None
        return edit

    def _type(self, field: str) -> None:
        edit = self._edit(field)
        length = len(_typed(field, edit))
        if length < _FULL:
            QTest.keyClicks(edit, pattern(length + 1)[-1])
        else:
            edit.selectAll()
            QTest.keyClick(edit, Qt.Key.Key_Delete)
        tell(field=field, length=len(_typed(field, edit)), at=time.monotonic())


class Sender:
    """Sends messages as soon as it is told to, and pulls the plug right after the last one was
    shown as sent."""

    def __init__(self, robot: Robot, first: int) -> None:
        self._robot = robot
        self._first = first

    def steps(self) -> Steps:
        yield from self._robot.sign_in()
        chat = self._robot.work(Channel.CHAT)
        self._robot.services.desk.open(chat)
        yield lambda: self._robot.shown("replyEdit", QPlainTextEdit)
        edit = self._robot.one("replyEdit", QPlainTextEdit)
        tell(found=edit.toPlainText())
        sys.stdin.readline()
        messages = self._robot.chance.randint(1, 3)
        for number in range(self._first, self._first + messages):
            QTest.keyClicks(edit, f"message {number}.")
            QTest.keyClick(edit, Qt.Key.Key_Return)
            assert not edit.toPlainText()
            tell(sent=f"message {number}.")
        yield from _die(self._robot)


class MailSender:
    """Writes a mail, sends it as soon as it is told to, and pulls the plug. First it ends what was
    sent in the life before."""

    def __init__(self, robot: Robot, number: int) -> None:
        self._robot = robot
        self._number = number

    def steps(self) -> Steps:
        robot = self._robot
        yield from robot.sign_in()
        yield lambda: not robot.unsettled("SendDraft")
        yield from self._end_what_was_sent()
        subject = f"mail {self._number}."
        to = (MailAddress("rosa@correo.example"),)
        robot.services.mails.begin(DraftText(subject=subject, to=to, content="Adjunto."))
        yield lambda: robot.work(Channel.EMAIL)
        robot.services.desk.open(robot.work(Channel.EMAIL))
        yield lambda: robot.ready("mailSend")
        tell(found="")
        sys.stdin.readline()
        robot.one("mailSend", QAbstractButton).click()
        tell(sent=subject)
        yield from _die(robot)

    def _end_what_was_sent(self) -> Steps:
        robot = self._robot
        mail = robot.work(Channel.EMAIL)
        if mail is not None:
            yield lambda: robot.store.mails[mail].open_draft is None
            robot.services.desk.end(mail)
            yield lambda: robot.work(Channel.EMAIL) is None
            robot.services.desk.finish(mail)


class Finisher:
    """Signs in, and tells once nothing of a kind of action waits to be sent any more."""

    def __init__(self, robot: Robot, kind: str) -> None:
        self._robot = robot
        self._kind = kind

    def steps(self) -> Steps:
        yield from self._robot.sign_in()
        yield lambda: not self._robot.unsettled(self._kind)
        drafts = self._robot.services.drafts.all(DraftKind.REPLY)
        tell(settled=list(drafts.values()))
        yield lambda: False


def _typed(field: str, edit: QPlainTextEdit) -> str:
    """What stands in a field, but for the breaks by which the editor of mails shows an endless
    line anew: exactly those."""
    text = edit.toPlainText()
    whole = text.replace("\n", "")
    return whole if field == "mail" and in_lines(text) == in_lines(whole) else text


def _rest(turns: int) -> Steps:
    for _ in range(turns):
        yield lambda: True


def _die(robot: Robot) -> Steps:
    """At once, or a few milliseconds later."""
    wait = robot.chance.choice((0, 0, 1, 3, 10, 50))
    if wait:
        QTimer.singleShot(wait, _pull_the_plug)
    else:
        _pull_the_plug()
    yield lambda: False


def _pull_the_plug() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, tenant: str, work: str, seed: str) -> None:
    name, _, what = work.partition(":")
    works: dict[str, Callable[[Robot], Steps]] = {
        "type": lambda robot: Typist(robot).steps(),
        "send": lambda robot: Sender(robot, int(what)).steps(),
        "mail": lambda robot: MailSender(robot, int(what)).steps(),
        "finish": lambda robot: Finisher(robot, what).steps(),
    }
    options = Options(tenant=tenant, user="ana", data_dir=Path(folder))
    run(options, play=Robot(works[name], random.Random(int(seed))))


if __name__ == "__main__":
    main(*sys.argv[1:])
