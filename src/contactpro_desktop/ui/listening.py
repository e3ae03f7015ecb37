"""Listening for as long as a widget lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

_News = TypeVar("_News")
_News_co = TypeVar("_News_co", covariant=True)


class _Source(Protocol[_News_co]):
    """A store or a notice board."""

    def listen(self, listener: Callable[[_News_co], None], /) -> Callable[[], None]: ...


def listen(source: _Source[_News], owner: QObject, listener: Callable[[_News], None]) -> None:
    """Have `source` call `listener` until `owner` is destroyed."""
    stop = source.listen(listener)
    owner.destroyed.connect(lambda: stop())
