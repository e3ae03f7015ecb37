"""Loading Qt without slowing down all the loading that follows."""

from __future__ import annotations

import builtins
import gc


def load_qt() -> None:
    """Import Qt's binding and keep Python's own way of importing.

    The binding puts an import in its place that reads the source of every module loaded from then
    on, and keeps it, to see whether the module asks for other names of Qt's methods. None of ours
    does, and that costs a tenth of the start and 15 MB. Call it before anything else loads Qt.

    Nothing that is loaded is garbage: the search for it begins with `Tidying`.
    """
    gc.disable()
    plain = builtins.__import__
    from PySide6 import QtWidgets  # noqa: F401 - loads the rest that we use, too

    builtins.__import__ = plain
