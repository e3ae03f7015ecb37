"""The views of the gallery: what happens before each picture is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.domain import errors
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    OfferMissed,
    SessionEnd,
    SessionEnded,
)
from contactpro_desktop.domain.interaction import FarEnd, Interaction
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.keys.view import KeysView
from contactpro_desktop.ui.main_window import MainWindow
from tests.gallery import history_views, mail_views, supervision_views
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.support import NOON, Office

USUAL = QSize(1440, 900)
SMALL = QSize(960, 600)

_W = TypeVar("_W", bound=QWidget)


class Stage:
    """An office with its window. Actors press what an agent would press."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.window = MainWindow(office.services)
        self.window.start()
        self.window.resize(USUAL)

    def find(self, name: str, kind: type[_W]) -> _W:
        view = self.window.currentWidget()
        found = view.findChild(kind, name) if view is not None else None
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        self.find(name, QAbstractButton).click()

    def type_credentials(self) -> None:
        assert self.window.sign_in is not None
        form = self.window.sign_in.form
        form.tenant.setText("https://contact.example.org/demo")
        form.user.setText("ana")
        form.password.setText("demo-ana")

    def sign_in(self, error: errors.ContactProError | None = None) -> None:
        self.type_credentials()
        self.press("signIn")
        self.office.assignment.sign_ins[-1][2](error)

    def work(self) -> None:
        """The busy moment, with Rosa's conversation open and everything else read."""
        self.sign_in()
        self.office.say(*scenes.working())
        for interaction_id in (scenes.JOAO, scenes.PEDRO, scenes.ROSA):
            self.office.store.show(interaction_id)


@dataclass(frozen=True, slots=True)
class View:
    """One picture: its title and what leads to it."""

    title: str
    act: Callable[[Stage], None]


def _sign_in(stage: Stage) -> None:
    stage.find("tenant", QWidget).setFocus()


def _sign_in_wrong(stage: Stage) -> None:
    stage.sign_in(errors.WrongCredentials())


def _sign_in_take_over(stage: Stage) -> None:
    stage.find("keepSignedIn", QAbstractButton).setChecked(True)
    stage.sign_in(errors.AlreadySignedIn("08:12"))


def _sign_in_busy(stage: Stage) -> None:
    stage.type_credentials()
    stage.press("signIn")


def _kept_password(stage: Stage) -> None:
    kept = Credentials("https://contact.example.org/demo", "ana", "demo-ana")
    stage.office.session.sign_in(kept, keep=True, take_over=False, done=lambda _: None)
    stage.office.assignment.sign_ins[-1][2](None)
    stage.window.start()


def _taken_over(stage: Stage) -> None:
    stage.work()
    stage.office.say(SessionEnded(SessionEnd.TAKEN_OVER))


def _idle(stage: Stage) -> None:
    stage.sign_in()
    stage.office.say(*scenes.signed_in())


def _busy(stage: Stage) -> None:
    stage.work()


def _narrow(stage: Stage) -> None:
    stage.work()
    stage.window.resize(SMALL)


def _narrow_details(stage: Stage) -> None:
    _narrow(stage)
    stage.press("showDetails")


def _two_offers(stage: Stage) -> None:
    stage.work()
    stage.office.say(InteractionChanged(scenes.SECOND_OFFER))
    stage.office.clock.advance(95)


def _missed(stage: Stage) -> None:
    stage.work()
    not_ready = replace(
        scenes.ME,
        work_status=WorkStatus.NOT_READY,
        work_status_since=NOON - 5,
        work_status_changed_by=ChangedBy.MISSED_OFFER,
    )
    stage.office.say(
        OfferMissed(scenes.LUIS, "Luis Márquez", "Ventas", not_ready=True),
        InteractionRemoved(scenes.LUIS),
        MeChanged(not_ready),
    )


def _missed_call(stage: Stage) -> None:
    stage.work()
    stage.office.say(
        InteractionRemoved(scenes.LUIS),
        OfferMissed(scenes.LUIS, "Elena Vidal", "", not_ready=False, in_person=True),
    )


def _at_lunch(stage: Stage) -> None:
    stage.work()
    stage.office.say(
        MeChanged(
            replace(
                scenes.ME,
                profile_id=scenes.LUNCH,
                profile_since=NOON - 698,
                profile_ends=NOON + 1102,
                profile_changed_by=ChangedBy.SELF,
            )
        )
    )


def _ready_refused(stage: Stage) -> None:
    stage.work()
    away = replace(
        scenes.ME,
        work_status=WorkStatus.NOT_READY,
        work_status_changed_by=ChangedBy.SELF,
        profile_id=scenes.MEETING,
        profile_changed_by=ChangedBy.SELF,
    )
    stage.office.say(InteractionRemoved(scenes.LUIS), MeChanged(away))
    stage.press("readyChip")


def _notices(stage: Stage) -> None:
    stage.work()
    stage.office.desk.pick(scenes.PICKLIST[0])
    stage.office.finish(Outcome(Refusal.TAKEN, "Bruno Reyes"))
    stage.office.desk.send(scenes.JOAO, "Obrigada pela espera.")
    stage.office.finish(Outcome(Refusal.NO_CONFIRMATION))
    stage.office.say(
        MeChanged(
            replace(
                scenes.ME,
                work_status=WorkStatus.NOT_READY,
                work_status_changed_by=ChangedBy.SUPERVISOR,
            )
        )
    )


def _picking(stage: Stage) -> None:
    stage.work()
    stage.office.desk.pick(scenes.PICKLIST[0])
    stage.office.finish(Outcome(Refusal.TAKEN, "Bruno Reyes"))
    stage.office.desk.pick(scenes.PICKLIST[2])
    stage.window.resize(1440, 1000)


def _reconnecting(stage: Stage) -> None:
    stage.work()
    stage.office.say(LinkChanged(Link.RECONNECTING, retry_in=8))


def _signing_out(stage: Stage) -> None:
    stage.work()
    assert stage.window.workspace is not None
    stage.window.workspace.ask_to_leave()


def _wrap_up(stage: Stage) -> None:
    stage.work()
    stage.office.store.show(scenes.PEDRO)


def _transfer(stage: Stage) -> None:
    stage.work()
    stage.press("transferButton")
    stage.office.assignment.searches[-1][1](scenes.TARGETS)


def _ending(stage: Stage) -> None:
    stage.work()
    stage.press("endButton")


def _customer(stage: Stage) -> None:
    stage.work()
    stage.find("contextTabs", QWidget).setCurrentIndex(0)  # type: ignore[attr-defined]


def _palette(stage: Stage) -> None:
    stage.work()
    stage.press("find")


def _shortcuts(stage: Stage) -> None:
    stage.work()
    presence = stage.find("presenceBar", QWidget)
    presence._show_shortcuts()  # type: ignore[attr-defined]


def _keys_view(stage: Stage) -> KeysView:
    stage.work()
    stage.office.theme.keys.choose(ActionId.FIND, "Ctrl+B")
    assert stage.window.workspace is not None
    stage.window.workspace.show_keys()
    view = stage.window.findChild(KeysView)
    assert view is not None
    return view


def _keys(stage: Stage) -> None:
    _keys_view(stage)


def _key_refused(stage: Stage) -> None:
    view = _keys_view(stage)
    view.content.search.setText(action_text(ActionId.FIND))
    view.content.list.clicked.emit(view.content.list.currentIndex())
    view.content.editor.field.setKeySequence(QKeySequence("F6"))
    view.content.editor.field.editingFinished.emit()


def _profiles(stage: Stage) -> None:
    stage.work()
    stage.press("profileButton")


def _settings(stage: Stage) -> None:
    stage.work()
    stage.press("settings")


def _queues(stage: Stage) -> None:
    stage.work()
    stage.press("queues")


def _narrowing(stage: Stage) -> None:
    stage.work()
    stage.press("picklistNarrow")


def _with_call(stage: Stage, *calls: Interaction) -> None:
    """The busy moment with a call in it, which is open."""
    stage.work()
    stage.office.say(InteractionRemoved(scenes.LUIS), *(InteractionChanged(c) for c in calls))
    stage.office.store.show(calls[0].id)


def _call(stage: Stage) -> None:
    _with_call(stage, phone.TALKING)


def _call_held(stage: Stage) -> None:
    _with_call(stage, replace(phone.TALKING, channel_status="onhold", recording=True))


def _call_consent(stage: Stage) -> None:
    _with_call(stage, replace(phone.TALKING, consent=False))
    stage.press("recordButton")


def _call_unknown_consent(stage: Stage) -> None:
    _with_call(stage, replace(phone.TALKING, consent=None))
    stage.press("recordButton")


def _call_far_end(stage: Stage) -> None:
    elena = FarEnd("Elena Vidal", on_hold=True, recording=True)
    _with_call(stage, replace(phone.TALKING, customer_name="Elena Vidal", far_end=elena))


def _call_elsewhere(stage: Stage) -> None:
    _with_call(stage, phone.ELSEWHERE)
    stage.office.say(MeChanged(phone.ME))


def _call_failed(stage: Stage) -> None:
    _with_call(stage, phone.BUSY)


def _call_offer(stage: Stage) -> None:
    _with_call(stage, phone.TALKING, phone.RINGING)


def _call_transfer(stage: Stage) -> None:
    _with_call(stage, phone.TALKING)
    stage.press("transferButton")
    stage.office.assignment.searches[-1][1](scenes.TARGETS)


def _dialling(stage: Stage) -> None:
    stage.work()
    stage.press("dialButton")
    stage.office.assignment.searches[-1][1](scenes.TARGETS)


def _preview(stage: Stage) -> None:
    _with_call(stage, phone.PREVIEW)
    stage.office.tick(40)


def _campaign_result(stage: Stage) -> None:
    _with_call(stage, phone.AFTER_CAMPAIGN)


VIEWS: dict[str, View] = {
    "sign-in": View("Sign in", _sign_in),
    "sign-in-busy": View("Signing in", _sign_in_busy),
    "sign-in-kept": View("Signing in with a kept password", _kept_password),
    "sign-in-wrong": View("Wrong password", _sign_in_wrong),
    "sign-in-take-over": View("Signed in elsewhere", _sign_in_take_over),
    "taken-over": View("Session taken over", _taken_over),
    "idle": View("Signed in, nothing to do", _idle),
    "busy": View("The busy moment", _busy),
    "customer": View("Customer beside the conversation", _customer),
    "history": View("The customer's past beside the conversation", history_views.history),
    "two-offers": View("Two offers, time runs out", _two_offers),
    "missed": View("Missed offer", _missed),
    "missed-call": View("Missed call", _missed_call),
    "lunch": View("At lunch", _at_lunch),
    "ready-refused": View("Ready refused by the profile", _ready_refused),
    "profiles": View("Presence profiles", _profiles),
    "picking": View("Picking, and a lost race", _picking),
    "narrowing": View("Queues and channels to show", _narrowing),
    "transfer": View("Transfer", _transfer),
    "call": View("A call", _call),
    "call-held": View("A recorded call on hold", _call_held),
    "call-consent": View("Recording without consent", _call_consent),
    "call-unknown-consent": View("Recording where no consent is told", _call_unknown_consent),
    "call-far-end": View("Held and recorded by a colleague", _call_far_end),
    "call-elsewhere": View("A call on another client", _call_elsewhere),
    "call-failed": View("A call that came to nothing", _call_failed),
    "call-offer": View("A call rings during another", _call_offer),
    "call-transfer": View("Transferring a call", _call_transfer),
    "dialling": View("Calling somebody", _dialling),
    "preview": View("A campaign's preview", _preview),
    "campaign-result": View("The result of a campaign's call", _campaign_result),
    "mail": View("An e-mail", mail_views.mail),
    "mail-reply": View("Answering an e-mail", mail_views.mail_reply),
    "mail-forward": View("Forwarding an e-mail that was refused", mail_views.mail_forward),
    "mail-files": View("Files go along with an e-mail; ending it", mail_views.mail_files),
    "mail-new": View("A new e-mail", mail_views.mail_new),
    "mail-discard": View("Discarding a written e-mail", mail_views.mail_discard),
    "mail-to-whom": View("Beginning an e-mail", mail_views.mail_to_whom),
    "task": View("A task", mail_views.task),
    "colleagues": View("Whom to supervise, and a call for help", supervision_views.colleagues),
    "listening": View("Listening to a colleague's conversation", supervision_views.listening),
    "coaching": View("Coaching a colleague", supervision_views.coaching),
    "coaching-narrow": View("Coaching in the smallest window", supervision_views.coaching_narrow),
    "barging-in": View("Barging in to a conversation", supervision_views.barging_in),
    "ending-theirs": View("Ending a colleague's chat", supervision_views.ending_theirs),
    "taking-over": View("Taking over a colleague's chat", supervision_views.taking_over),
    "helped": View("The chat with a supervisor who listens", supervision_views.helped),
    "recording-theirs": View("Recording a colleague's call", supervision_views.recording_theirs),
    "recording-theirs-narrow": View(
        "Recording a colleague's call in the smallest window",
        supervision_views.recording_theirs_narrow,
    ),
    "own-settings": View("Settings at the contact centre", supervision_views.own_settings),
    "own-telephones": View("Telephones of one's own", supervision_views.own_telephones),
    "own-settings-fixed": View("Settings that others make", supervision_views.own_settings_fixed),
    "personal-data": View("Deleting personal data", supervision_views.personal_data),
    "ending": View("Ending a conversation", _ending),
    "wrap-up": View("Wrap-up with a mandatory script", _wrap_up),
    "notices": View("Notices with remedies", _notices),
    "reconnecting": View("Connection lost", _reconnecting),
    "queues": View("Joining and leaving queues", _queues),
    "settings": View("Settings", _settings),
    "palette": View("Command palette", _palette),
    "shortcuts": View("Keyboard shortcuts", _shortcuts),
    "keys": View("The keys, one of them changed", _keys),
    "key-refused": View("A key that another action has", _key_refused),
    "signing-out": View("Signing out with work open", _signing_out),
    "narrow": View("Smallest window", _narrow),
    "narrow-details": View("Smallest window with details", _narrow_details),
}
