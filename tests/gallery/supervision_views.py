"""What happens before the pictures of the supervision, own settings and personal data are taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QWidget

from contactpro_desktop.domain.conversation import Author, Participant
from contactpro_desktop.domain.events import (
    InteractionChanged,
    MeChanged,
    MessagesReceived,
    ParticipantsChanged,
    PreferencesChanged,
    ReportsChanged,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import ContactId, ReportId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.reports import PersonalDataReport, ReportState
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ui.context.page_area import PageArea
from contactpro_desktop.ui.preferences.view import PreferencesView
from contactpro_desktop.ui.supervision.view import SupervisionView
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.supervision import scene

if TYPE_CHECKING:
    from tests.gallery.views import Stage


def _supervising(stage: Stage, mode: SupervisionMode) -> SupervisionView:
    stage.sign_in()
    stage.office.say(*scene.at_work())
    assert stage.window.workspace is not None
    stage.window.workspace.show_supervision()
    stage.office.assignment.searches[-1][1](scenes.TARGETS)
    stage.office.say(scene.in_mode(mode), scene.anas_work())
    view = stage.find("supervision", SupervisionView)
    view.colleagues.choose((scenes.ANA, scenes.ROSA))
    return view


def colleagues(stage: Stage) -> None:
    stage.sign_in()
    stage.office.say(*scene.at_work(), scene.asked_for_help())
    assert stage.window.workspace is not None
    stage.window.workspace.show_supervision()
    stage.office.assignment.searches[-1][1](scenes.TARGETS)


def listening(stage: Stage) -> None:
    view = _supervising(stage, SupervisionMode.SILENT_LISTENING)
    stage.office.say(SupervisedChanged(scene.SESSION, (InteractionChanged(phone.TALKING),)))
    view.colleagues.choose((scenes.ANA, phone.CALL))


def coaching(stage: Stage) -> None:
    _supervising(stage, SupervisionMode.COACHING)
    stage.office.say(
        InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)),
        MessagesReceived(scene.GUIDANCE, scene.BETWEEN_US),
    )


def barging_in(stage: Stage) -> None:
    _supervising(stage, SupervisionMode.BARGE_IN)
    stage.find("sayEdit", QPlainTextEdit).setPlainText("Buenos días, Rosa: soy Elena.")


def ending_theirs(stage: Stage) -> None:
    _supervising(stage, SupervisionMode.MONITORING)
    stage.press("endTheirs")


def taking_over(stage: Stage) -> None:
    _supervising(stage, SupervisionMode.MONITORING)
    stage.press("takeOverTheirs")


def helped(stage: Stage) -> None:
    """Ana has asked for help; Elena listens and is in their chat."""
    stage.work()
    session = SupervisorSession(
        scene.SESSION,
        SupervisionMode.SILENT_LISTENING,
        supervisor_id=scene.ELENA,
        supervisor_name="Elena Vidal",
    )
    chat = replace(
        scene.guidance(InteractionStatus.ACCEPTED),
        customer_name="Ana",
        customer_address=scenes.ME.chat_address,
    )
    here = (Participant("ana@demo", "Ana", Author.ME), Participant("elena@demo", "Elena"))
    stage.office.say(
        SupervisionChanged((session,)),
        InteractionChanged(chat),
        ParticipantsChanged(chat.id, here),
        MessagesReceived(chat.id, scene.BETWEEN_US),
    )
    stage.office.desk.open(chat.id)


def recording_theirs(stage: Stage) -> None:
    view = _supervising(stage, SupervisionMode.MONITORING)
    call = replace(phone.TALKING, consent=False)
    stage.office.say(SupervisedChanged(scene.SESSION, (InteractionChanged(call),)))
    view.colleagues.choose((scenes.ANA, call.id))
    stage.press("recordTheirs")


def recording_theirs_narrow(stage: Stage) -> None:
    recording_theirs(stage)
    stage.window.resize(QSize(960, 600))


def coaching_narrow(stage: Stage) -> None:
    coaching(stage)
    stage.window.resize(QSize(960, 600))


def own_settings(stage: Stage) -> None:
    stage.work()
    stage.office.say(MeChanged(scene.ME), PreferencesChanged(scene.SETTINGS))
    assert stage.window.workspace is not None
    stage.window.workspace.show_own_settings()


def own_telephones(stage: Stage) -> None:
    own_settings(stage)
    page = stage.window.findChild(PreferencesView)
    area = page.findChild(PageArea) if page is not None else None
    assert area is not None
    last = page.findChild(QWidget, "outTerminal") if page is not None else None
    assert last is not None
    area.ensureWidgetVisible(last)


def own_settings_fixed(stage: Stage) -> None:
    stage.work()
    assert stage.window.workspace is not None
    stage.window.workspace.show_own_settings()


def personal_data(stage: Stage) -> None:
    stage.work()
    stage.office.say(MeChanged(scene.ME))
    stage.office.store.show(scenes.PEDRO)
    stage.office.store.show(scenes.ROSA)
    stage.find("contextTabs", QTabBar).setCurrentIndex(0)
    stage.press("personalDataCollect")
    contacts = tuple(ContactId(f"{number:032}") for number in range(7))
    found = PersonalDataReport(
        ReportId("R"), ReportState.COMPLETED, contacts=contacts, consents=("600111222",)
    )
    stage.office.say(ReportsChanged((found,)))
    stage.office.finish()
    stage.press("personalDataDelete")
