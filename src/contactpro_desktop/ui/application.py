"""The Qt application object."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application with its names set. `arguments` are those of the command line, the
    program's name first; Qt takes out the ones it knows.

    Closing the window does not end the program by itself: the session is ended first.
    """
    QCoreApplication.setApplicationName("contactpro-desktop")
    QCoreApplication.setOrganizationName("contactpro-desktop")
    QGuiApplication.setApplicationDisplayName("Contact PRO")
    QGuiApplication.setDesktopFileName("contactpro-desktop")
    app = QApplication(list(arguments))
    app.setQuitOnLastWindowClosed(False)
    return app
