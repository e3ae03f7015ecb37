"""Which faults there are, and which module brings each about (`run(seed, scale) -> list[Row]`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SCALES = ("small", "full")


@dataclass(frozen=True, slots=True)
class Part:
    """A module of this package and the faults it stands for. `patience` is the most seconds that
    it may take at full scale; then it is ended and has failed. `rounds` are for the scales, of
    parts that count in rounds."""

    module: str
    faults: tuple[str, ...]
    patience: float = 300.0
    rounds: tuple[int, int] | None = None

    def size(self, scale: str) -> str | int:
        """What its `run` is given for a scale."""
        return scale if self.rounds is None else self.rounds[SCALES.index(scale)]

    @property
    def title(self) -> str:
        """The name of its line where it could not be carried out."""
        return f"{'/'.join(self.faults)} {self.module}"

    def answers_to(self, names: Sequence[str]) -> bool:
        """Whether one of `names` means it: its module, or the number of a fault such as F4."""
        own = {self.module, *(fault.lower() for fault in self.faults)}
        return not own.isdisjoint(name.lower() for name in names)


PARTS = (
    Part("crashes", ("F1", "F2", "F22", "F25"), 900),
    Part("drafts", ("F3",), 900, rounds=(3, 100)),
    Part("outbox", ("F3",), 900, rounds=(3, 100)),
    Part("links", ("F4", "F5", "F6", "F7", "F8", "F9", "F10", "F19", "F28", "F31"), 2400),
    Part("slow_consumer", ("F11",)),
    Part("storm", ("F12",)),
    Part("interleavings", ("interleavings",), 2400),
    Part("stampede", ("F13",), 1200),
    Part("presence_flips", ("F14",)),
    Part("hostile_frames", ("F15", "F16"), 900),
    Part("hostile_sockets", ("F16",)),
    Part("hostile_content", ("S1", "S2", "S4", "S7"), 900),
    Part("versions", ("F17",)),
    Part("clocks", ("F18",)),
    Part("disk", ("F20", "F23")),
    Part("client_disk", ("F21",)),
    Part("keyring_states", ("F24",)),
    Part("double_sign_in", ("F26",)),
    Part("revoked_sessions", ("F27",)),
    Part("seeded_bugs", ("seeded",), 900),
    Part("events", ("events",), 1500),
)
