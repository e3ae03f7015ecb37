"""`python -m benchmarks.client.bare`: an empty window, to compare the client with.

What it costs is the price of Python and Qt; nothing written in them can cost less.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.client.probes import PaintWatch
from benchmarks.telling import tell

_STANDARD_INPUT = 0


def main() -> int:
    """Tells `window` once it has been painted, and ends when standard input ends."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1440, 900)
    PaintWatch(window, lambda: None, lambda _, at: tell("window", at=at))
    window.show()
    end = QSocketNotifier(_STANDARD_INPUT, QSocketNotifier.Type.Read)
    end.activated.connect(app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
