"""What one connection still has to be sent, bounded so that a slow reader harms nobody else."""

import asyncio
from collections import deque
from collections.abc import Sequence

MAX_FRAMES = 4_000
MAX_BYTES = 4 * 1024 * 1024

SLOW_CONSUMER = 4008


class Outbox:
    """Frames in order, until a close code ends them.

    Ephemeral frames (typing, figures) are dropped once it is half full; a frame that does not
    fit at all ends the connection with `SLOW_CONSUMER` and drops what waits: the client comes
    back and takes a snapshot. An empty outbox takes a frame of any size, and while a snapshot
    waits there is room for it beside the bound: a client that is refused a large one could never
    come back. Who asks for another one before the last was taken gets no more room than that.
    """

    def __init__(self, *, max_frames: int = MAX_FRAMES, max_bytes: int = MAX_BYTES) -> None:
        self._frames: deque[str] = deque()
        self._size = 0
        self._spare_frames = self._spare_size = 0
        self._max_frames = max_frames
        self._max_size = max_bytes
        self._close_code: int | None = None
        self.finished = asyncio.Event()
        self._wake = asyncio.Event()

    @property
    def close_code(self) -> int | None:
        """Set once no more frames are taken."""
        return self._close_code

    def put(
        self, frames: Sequence[str], *, ephemeral: bool = False, snapshot: bool = False
    ) -> bool:
        """Whether all frames were taken. Sizes count characters."""
        if snapshot and self._spare_size <= self._max_size:
            self._spare_frames += len(frames)
            self._spare_size += sum(map(len, frames))
        for frame in frames:
            if self._close_code is not None:
                return False
            if self._frames and not self._fits(frame, 2 if ephemeral else 1):
                if not ephemeral:
                    self._give_up()
                return False
            self._frames.append(frame)
            self._size += len(frame)
            self._wake.set()
        return True

    def finish(self, close_code: int) -> None:
        """Take no more frames; what waits is still sent. The first code stays."""
        if self._close_code is None:
            self._close_code = close_code
        self.finished.set()
        self._wake.set()

    async def next(self) -> str | None:
        """The next frame; None when there will be no more."""
        while not self._frames:
            if self._close_code is not None:
                return None
            self._wake.clear()
            await self._wake.wait()
        frame = self._frames.popleft()
        self._size -= len(frame)
        if not self._frames:
            self._spare_frames = self._spare_size = 0
        return frame

    def _fits(self, frame: str, share: int) -> bool:
        return (
            len(self._frames) < self._max_frames // share + self._spare_frames
            and self._size + len(frame) <= self._max_size // share + self._spare_size
        )

    def _give_up(self) -> None:
        self._frames.clear()
        self._size = 0
        self.finish(SLOW_CONSUMER)
