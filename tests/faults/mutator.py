"""Damaged frames by the million: fast, and the same from the same seed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random

_SCALARS = (
    b"null", b"true", b"-1", b"0", b"1.5", b"9007199254740993", b"-9223372036854775809",
    b"1e999", b"-1e-999", b"NaN", b"Infinity", b'""', b"[]", b"{}", b'"\\ud800"', b'"\\u0000"',
    b'"\xed\xa0\x80"', b'"200"', b'"<img src=x onerror=a>"', b"[null]", b'{"":{}}',
    b'"' + b"x" * 999 + b'"', b"7" * 400, b"[[[[[[[[1]]]]]]]]", b'"/users/me/interactions/../../x"',
)  # fmt: skip
_TOKENS = (
    *_SCALARS, b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\x00", b"\xff\xfe", b"\xc0\x80",
    b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b'{"a":' * 40, b"[" * 40, b'"method":"PUT",', b'"uri":7,',
    b'"transactions":', b'"body":', b'"client_req_id":', b'"status":', b'"sessionid":',
)  # fmt: skip
_HUGE = (
    lambda: b"[" * 10_000,
    lambda: b"[" * 10_000 + b"]" * 10_000,
    lambda: b'{"body":' * 10_000 + b"1" + b"}" * 10_000,
    lambda: b'{"client_req_id":' + b"9" * 5_000 + b',"status":200}',
    lambda: b'{"client_req_id":"1","method":"GET","uri":"' + b"/a" * 60_000 + b'"}',
    lambda: b'{"body":{"transactions":[' + b"{}," * 50_000 + b"{}]}}",
    lambda: b'{"body":[' + b"[]," * 60_000 + b"[]]}",
    lambda: b'{"body":"' + b"\\u20ac" * 40_000 + b'"}',
)
_ONE_IN = 4_096
"""So seldom comes a huge one: it takes a thousand times as long."""


class Mutator:
    """Calling it gives the next frame: one of the `corpus`, damaged in one to four places."""

    def __init__(self, seed: int, corpus: Sequence[str]) -> None:
        self._random = Random(seed)
        self._corpus = [frame.encode() for frame in corpus]
        self._ways: Sequence[Callable[[bytes, int], bytes]] = (
            self._flip, self._flip, self._insert, self._insert, self._cut_out, self._repeat,
            self._splice, self._truncate, self._replace_value, self._replace_value,
            self._replace_value, self._noise,
        )  # fmt: skip

    def __call__(self) -> bytes:
        chance = self._random.random
        if chance() * _ONE_IN < 1:
            return self._random.choice(_HUGE)()
        frame = self._corpus[int(chance() * len(self._corpus))]
        for _ in range(1 + int(chance() ** 2 * 4)):
            way = self._ways[int(chance() * len(self._ways))]
            frame = way(frame, int(chance() * (len(frame) + 1)))
        return frame

    def _flip(self, frame: bytes, at: int) -> bytes:
        flipped = (frame[at] if at < len(frame) else 0) ^ (1 << int(self._random.random() * 8))
        return frame[:at] + bytes((flipped,)) + frame[at + 1 :]

    def _insert(self, frame: bytes, at: int) -> bytes:
        return frame[:at] + _TOKENS[int(self._random.random() * len(_TOKENS))] + frame[at:]

    def _cut_out(self, frame: bytes, at: int) -> bytes:
        return frame[:at] + frame[at + int(self._random.random() * 30) :]

    def _repeat(self, frame: bytes, at: int) -> bytes:
        piece = frame[at : at + int(self._random.random() * 60)]
        return frame[:at] + piece * 3 + frame[at:]

    def _splice(self, frame: bytes, at: int) -> bytes:
        other = self._corpus[int(self._random.random() * len(self._corpus))]
        return frame[:at] + other[int(self._random.random() * len(other)) :]

    def _truncate(self, frame: bytes, at: int) -> bytes:
        return frame[:at]

    def _replace_value(self, frame: bytes, at: int) -> bytes:
        """Another value after the next colon: mostly JSON still, but not what was meant."""
        start = frame.find(b":", at) + 1
        end = min(
            (e for e in (frame.find(b",", start), frame.find(b"}", start)) if e > 0), default=0
        )
        if not start or end < start:
            return frame
        return frame[:start] + _SCALARS[int(self._random.random() * len(_SCALARS))] + frame[end:]

    def _noise(self, frame: bytes, at: int) -> bytes:
        return frame[:at] + self._random.randbytes(8) + frame[at + 8 :]


class Shaper:
    """Frames that are good JSON and well formed as frames, but for values that nobody sends."""

    def __init__(self, seed: int, corpus: Sequence[str]) -> None:
        self._random = Random(seed)
        self._corpus = [json.loads(frame) for frame in corpus]

    def __call__(self) -> bytes:
        frame = self._varied(self._random.choice(self._corpus), 0.06)
        return json.dumps(frame).encode()

    def _varied(self, value: object, share: float) -> object:
        if self._random.random() < share:
            return self._random.choice(_STRANGE)
        if isinstance(value, dict):
            return {
                key: self._varied(below, share)
                for key, below in value.items()
                if self._random.random() > share / 4
            }
        if isinstance(value, list):
            return [self._varied(below, share) for below in value]
        return value


_STRANGE: Sequence[object] = (
    None, True, 0, -1, 2**53 + 1, 2**70, -1.5, 1e300, "", " ", "\x00", "\ud7ff", "\u202egnp.exe",
    "x" * 2_000, [], {}, [None], [[]], {"id": None}, {"": ""}, "31/02/2026 25:61:00 UTC+99:00",
    "/users/me", "/users/me/interactions", "POST", "DELETE", "ended", "accepted", "0" * 32,
)  # fmt: skip
