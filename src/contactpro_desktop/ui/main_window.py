"""The one window: the sign-in or the workspace, and how one follows the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.domain.events import Link, SessionEnd
from contactpro_desktop.store.changes import Change, LinkUpdated, MeUpdated, SessionClosed
from contactpro_desktop.ui.keys.idle import idle_key_notice
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.notifications import Notifications
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.signing_in_view import SigningInView
from contactpro_desktop.ui.widgets.text import plain

if TYPE_CHECKING:
    from contactpro_desktop.domain.errors import ContactProError
    from contactpro_desktop.ui.sign_in_view import SignInView
    from contactpro_desktop.ui.workspace import Workspace

_SMALLEST = QSize(960, 600)
_USUAL = QSize(1440, 900)
_FOR_THE_SIGN_IN = (Topic.LOCAL_SERVER_NOT_STARTED, Topic.LOCAL_SERVER_ENDED)


class MainWindow(QStackedWidget):
    """Views are made when they are needed and thrown away after that: nothing of one session can
    be seen in the next, and a new language takes hold everywhere.

    `closed` comes when the window is gone for good and the session has ended.
    """

    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._sign_in: SignInView | None = None
        self._workspace: Workspace | None = None
        self._prepared: Workspace | None = None
        self._early_notices: list[Notice] = []
        self._leaving = False
        self.setObjectName("mainWindow")
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        self._restyle()
        self._notifications = Notifications(services, self)
        services.languages.changed.connect(self._make_anew)
        services.theme.changed.connect(self._restyle)
        listen(services.store, self, self._on_changes)
        listen(services.board, self, self._on_notice)
        if not services.settings.values.keep_signed_in:
            self._show_sign_in()

    @property
    def sign_in(self) -> SignInView | None:
        """The sign-in while it is shown."""
        return self._sign_in

    @property
    def workspace(self) -> Workspace | None:
        """The workspace while somebody is signed in."""
        return self._workspace

    def start(self, tenant: str = "", user: str = "", *, waits: bool = False) -> None:
        """Show the window and, with a kept password, sign in; not if it `waits` for a server that
        is being started. `tenant` and `user` take the place of what is remembered."""
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        kept = None if waits else self._services.session.kept(tenant, user)
        if kept is not None:
            self._sign_in_with(kept)
        self.show()
        if kept is None:
            self._form().start(tenant, user)

    def sign_in_as(self, tenant: str, user: str, password: str) -> None:
        """Sign in as if the form had been filled in; it shows what comes of it."""
        if self._workspace is None:
            self._form().submit(tenant, user, password)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._workspace is None or self._leaving:
            self._notifications.close()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        self._workspace.ask_to_leave(closing=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no part of the workspace took does not stay without an answer."""
        notice = None
        if self._workspace is not None:
            keys, store = self._services.theme.keys, self._services.store
            notice = idle_key_notice(self, keys, store, self._workspace.numbered, event)
        if notice is None:
            super().keyPressEvent(event)
        else:
            self._services.board.post(notice)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, SessionClosed) and not self._leaving:
                self._leave_workspace(change.reason)
            elif isinstance(change, MeUpdated):
                self._name_window()
            elif isinstance(change, LinkUpdated):
                QTimer.singleShot(0, self, self._prepare_workspace)

    def _on_notice(self, notice: Notice) -> None:
        """Before there is a workspace, the sign-in says what keeps anybody from signing in; the
        rest is kept until there is a place to show it."""
        if self._workspace is None and notice.topic in _FOR_THE_SIGN_IN:
            self._form().complain(notice_text(notice))
        elif self._workspace is None:
            self._early_notices.append(notice)

    def _form(self) -> SignInView:
        return self._sign_in or self._show_sign_in()

    def _show_sign_in(self) -> SignInView:
        view = self._sign_in = _make_sign_in(self._services, self)
        view.signed_in.connect(self._show_workspace)
        self._show_only(view)
        return view

    def _sign_in_with(self, kept: Credentials) -> None:
        """With nothing to type there is no form; it comes with what went wrong."""
        view = SigningInView(self._services, self)
        view.signed_in.connect(self._show_workspace)
        view.failed.connect(self._on_failed)
        self._sign_in = None
        self._show_only(view)
        view.sign_in(kept)

    def _on_failed(self, error: ContactProError) -> None:
        self._form().explain(error)

    def _prepare_workspace(self) -> None:
        """Build it while the server looks who this is: then it stands as soon as that is known."""
        if self._workspace is not None:
            return
        if self._services.store.link is not Link.CONNECTING:
            self._drop_prepared()
        elif self._prepared is None:
            self._prepared = _make_workspace(self._services, self)

    def _drop_prepared(self) -> None:
        if self._prepared is not None:
            self._prepared.deleteLater()
            self._prepared = None

    def _show_workspace(self) -> None:
        self._sign_in = None
        self._workspace = self._prepared or _make_workspace(self._services, self)
        self._prepared = None
        self._workspace.leave_confirmed.connect(self._leave)
        self._show_only(self._workspace)
        self._name_window()
        early, self._early_notices = self._early_notices, []
        for notice in early:
            self._services.board.post(notice)

    def _show_only(self, view: QWidget) -> None:
        old = self.currentWidget()
        self.setCurrentIndex(self.addWidget(view))
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _make_anew(self) -> None:
        """Speak the new language: everything shown is in the store, the drafts or the form."""
        old = self._sign_in
        self._drop_prepared()
        if self._workspace is not None:
            self._show_workspace()
        elif old is not None:
            self._show_sign_in().form.adopt(old.form)

    def _leave(self, closing: bool) -> None:
        if closing:
            self._leaving = True
            self.hide()
            self._services.session.leave(self._close_for_good)
        else:
            self._services.session.sign_out(lambda: self._leave_workspace(SessionEnd.SIGNED_OUT))

    def _close_for_good(self) -> None:
        self.close()

    def _leave_workspace(self, reason: SessionEnd) -> None:
        if self._workspace is None:
            return
        self._workspace = None
        self._services.drafts.flush()
        self._services.store.reset()
        self._early_notices.clear()
        self._show_sign_in().come_back(reason)
        self._name_window()

    def _name_window(self) -> None:
        me = self._services.store.me
        name = f"{plain(me.display_name, 60)} – " if me and self._workspace else ""
        self.setWindowTitle(f"{name}Contact PRO")

    def _restyle(self) -> None:
        self._name_window()
        self.setWindowIcon(self._services.theme.icon("chat", "accent", 64))


def _make_sign_in(services: Services, parent: QWidget) -> SignInView:
    """Not loaded by who is signed in with a kept password."""
    from contactpro_desktop.ui.sign_in_view import SignInView

    return SignInView(services, parent)


def _make_workspace(services: Services, parent: QWidget) -> Workspace:
    """Its modules are most of the interface: the sign-in does not wait for them."""
    from contactpro_desktop.ui.workspace import Workspace

    return Workspace(services, parent)
