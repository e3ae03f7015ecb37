"""What a tenant does not offer is switched off, in words, where it would be used."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.files import FileProblem
from contactpro_desktop.app.help import HelpProblem
from contactpro_desktop.domain.errors import DirectoryUnavailable
from contactpro_desktop.domain.events import PicklistReplaced, ServicesChanged
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.ui.conversation.wording import file_problem_text
from contactpro_desktop.ui.mail.mail_body import MailBody
from contactpro_desktop.ui.mail.new_mail_button import NewMailButton
from contactpro_desktop.ui.picklist.panel import PicklistPanel
from contactpro_desktop.ui.session_texts import error_text, help_problem_text, not_offered_text
from contactpro_desktop.ui.status_line import StatusLine
from tests.ui import scenes
from tests.ui.mail.mailbox import INTERACTION, Desk
from tests.ui.support import Office


def lacks(office: Office, *services: Service) -> None:
    office.say(ServicesChanged(frozenset(services)))
    office.tick()


def test_no_picklist(office: Office, qtbot: QtBot) -> None:
    office.say(*scenes.signed_in(), PicklistReplaced(()))
    panel = PicklistPanel(office.theme, office.ticker, office.store, office.desk, office.settings)
    qtbot.addWidget(panel)
    empty = panel.findChild(QLabel, "picklistEmpty")
    assert empty is not None
    assert empty.text() == "Nobody is waiting to be picked."
    lacks(office, Service.PICKLIST)
    assert empty.text() == not_offered_text(Service.PICKLIST)


def test_no_statistics(office: Office, qtbot: QtBot) -> None:
    office.say(*scenes.signed_in())
    line = StatusLine(office.theme, office.ticker, office.store, office.desk)
    qtbot.addWidget(line)
    lacks(office, Service.STATISTICS)
    waiting = line.findChild(QLabel, "waiting")
    assert waiting is not None
    assert waiting.text() == "No waiting figures here"


def test_no_drafts(office: Office, qtbot: QtBot) -> None:
    Desk(office)
    body = MailBody(office.services)
    new = NewMailButton(office.services, body)
    qtbot.addWidget(body)
    body.show_interaction(INTERACTION, "")
    assert not body.reply.refusal
    lacks(office, Service.DRAFTS)
    why = not_offered_text(Service.DRAFTS)
    said = [body.reply.refusal, body.forward.refusal, new.accessibleDescription()]
    assert said == [why] * 3
    lacks(office)
    assert [body.reply.refusal, body.forward.refusal] == ["", ""]
    assert new.isEnabled()


def test_no_supervision(office: Office) -> None:
    office.say(*scenes.signed_in())
    lacks(office, Service.SUPERVISION)
    assert office.help.problem is HelpProblem.NOT_OFFERED
    assert help_problem_text(HelpProblem.NOT_OFFERED)


def test_no_place_for_files(office: Office) -> None:
    office.say(*scenes.signed_in())
    assert office.store.me is not None
    assert not office.store.me.media_path
    assert office.files.problem is FileProblem.NOT_OFFERED
    assert file_problem_text(FileProblem.NOT_OFFERED)


def test_no_directory() -> None:
    refused = error_text(DirectoryUnavailable(refused=True))
    assert refused == not_offered_text(Service.DIRECTORY)
    assert refused != error_text(DirectoryUnavailable()), "that may be better in a moment"


@pytest.mark.parametrize("service", [Service.UI, Service.VIDEO, Service.REPORTS])
def test_what_the_window_needs_for_nothing_stops_nothing(office: Office, service: Service) -> None:
    office.say(*scenes.signed_in())
    lacks(office, service)
    assert office.store.me is not None
    office.desk.set_ready(True)
    assert office.assignment.actions
