"""An agent at the client, in a process that can be stopped and killed.

`python -m tests.faults.agent_process TENANT USER`. Says "online" in a line of its own once it is
signed in; ends with its input.
"""

from __future__ import annotations

import asyncio
import sys

from tests.faults.seat import Seat


async def main(tenant: str, user: str) -> None:
    seat = Seat(user)
    await seat.sign_in(tenant)
    sys.stdout.write("online\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await seat.leave()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
