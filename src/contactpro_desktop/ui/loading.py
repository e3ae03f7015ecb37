"""Loading Qt without slowing down every later import."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Import Qt's binding and keep Python's own way of importing.

    The binding puts an import in its place that reads the source of every module loaded from then
    on, and keeps it, to see whether the module asks for other names of Qt's methods. None of ours
    does, and that costs a tenth of the start and 15 MB. Call it before anything else loads Qt.
    """
    plain = builtins.__import__
    from PySide6 import QtWidgets  # noqa: F401 - loads the rest that we use, too

    builtins.__import__ = plain
