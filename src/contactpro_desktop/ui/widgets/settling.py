"""Laying out at once what else would be painted once more with its old sizes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def settle(*widgets: QWidget) -> None:
    """Lay `widgets` out now, given from the inside outwards.

    Qt asks the layout of each of them for a new one by an event of its own, from the inside
    outwards; a repaint that is due comes before the outer ones, and cuts what has grown.
    """
    for widget in widgets:
        layout = widget.layout()
        if layout is not None:
            layout.activate()
