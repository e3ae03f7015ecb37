"""An agent at the client, in a process that can be stopped and killed.

`python -m tests.faults.agent_process TENANT USER`. Tells each change of the connection in a line
of JSON; ends with its input.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading

from contactpro_desktop.domain.events import LinkChanged
from tests.faults.seat import Seat


async def main(tenant: str, user: str) -> None:
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    seat = Seat(user)
    told = 0
    await seat.sign_in(tenant)

    def wait_for_the_end() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(over.set)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    while not over.is_set():
        for _, change in seat.links[told:]:
            _say(change)
        told = len(seat.links)
        try:
            async with asyncio.timeout(0.02):
                await over.wait()
        except TimeoutError:
            continue
    await seat.leave()


def _say(change: LinkChanged) -> None:
    sys.stdout.write(json.dumps({"link": change.link.value}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
