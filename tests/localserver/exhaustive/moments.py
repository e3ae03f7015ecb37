"""What of a state is looked at, down to the times in its rows.

A decision that never compares a time with anything is the same for every value of that time. So
what a decision depends on is what it looked at: the rows it asked for, and of the times in them
those that it compared or calculated with.
"""

from typing import Any

EVERYTHING = -1


class Watch:
    """Gathers, in order, the bits of a state that are looked at. `blind` ones are not noticed."""

    def __init__(self) -> None:
        self.blind = 0
        self._seen = 0
        self.order: list[int] = []

    def start(self) -> None:
        self.blind = self._seen = 0
        self.order = []

    def look(self, bits: int) -> None:
        new = bits & ~(self._seen | self.blind)
        if new:
            self._seen |= new
            self.order.append(new)


class Moment(float):
    """A time in a row, with the bits it stands for. Carried along unseen, it stays what it is."""

    __slots__ = ("bits", "watch")

    def __new__(cls, value: float, _bits: int, _watch: Watch) -> "Moment":
        return super().__new__(cls, value)

    def __init__(self, _value: float, bits: int, watch: Watch) -> None:
        self.bits = bits
        self.watch = watch


def _noticing(name: str) -> Any:
    plain = getattr(float, name)

    def method(self: Moment, *others: Any) -> Any:
        self.watch.look(self.bits)
        for other in others:
            if isinstance(other, Moment):
                self.watch.look(other.bits)
        return plain(self, *others)

    return method


for _name in (
    *("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__", "__hash__", "__bool__"),
    *("__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__neg__", "__abs__"),
    *("__int__", "__float__", "__floor__", "__ceil__", "__round__", "__repr__", "__format__"),
):
    setattr(Moment, _name, _noticing(_name))
