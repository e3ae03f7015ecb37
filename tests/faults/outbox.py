"""F3: the client is killed right after a message, or a mail, was shown as sent. It arrives exactly
once."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from contactpro_desktop.robots.mailbox import Mailbox
from contactpro_desktop.robots.runner import LoopThread
from tests.faults.kills import KilledClient, Scene, scene
from tests.faults.proxy import CALM, Way, Weather
from tests.faults.result import Row, row
from tests.support.demo import changed_demo, section

_WEATHERS = {
    "nothing arrives": Weather(swallowed=frozenset({Way.TO_SERVER})),
    "it arrives late": Weather(held=frozenset({Way.TO_SERVER})),
    "nobody hears that it arrived": Weather(held=frozenset({Way.TO_CLIENT})),
    "calm": CALM,
}
_LIMIT = 15.0


def run(seed: int, rounds: int) -> list[Row]:
    """Kill the client `rounds` times with each, in every weather by turns; at last one is let live,
    and brings everything home."""
    return [_messages(seed, rounds), _mails(seed, rounds)]


def _messages(seed: int, rounds: int) -> Row:
    with scene() as where:
        lives = Lives(where, seed)
        for _ in range(rounds):
            lives.send_and_die(f"send:{len(lives.sent)}")
        lives.bring_home("SendMessage")
        where.customer.wait_for(lives.sent[-1])
        heard = [text for text in where.customer.heard if text.startswith("message ")]
    return lives.row("F3 client killed after sending", "messages", heard)


def _mails(seed: int, rounds: int) -> Row:
    mailbox = Mailbox()
    with TemporaryDirectory() as folder, LoopThread("mailbox") as thread:
        thread.run(mailbox.open(), _LIMIT)
        relay = section(0, "[mail.relay]"), section(mailbox.port, "[mail.relay]")
        with scene(changed_demo(Path(folder), dict([relay]))) as where:
            lives = Lives(where, seed)
            for number in range(rounds):
                lives.send_and_die(f"mail:{number}")
            lives.bring_home("SendDraft")
        heard = [str(letter.message["Subject"]) for letter in mailbox.letters]
        thread.run(mailbox.close(), _LIMIT)
    return lives.row("F3 client killed after sending a mail", "mails", heard)


class Lives:
    """One client after the other, all of them with the same folder."""

    def __init__(self, where: Scene, seed: int) -> None:
        self.sent: list[str] = []
        self._where = where
        self._seed = seed
        self._chance = random.Random(seed)
        self._weathers = cycle(_WEATHERS.values())
        self._rounds = 0
        self._left = 0
        self._drafts: object = None
        self._settled_in = 0.0

    def send_and_die(self, work: str) -> None:
        """What was sent already and stands there as if it was still being written is counted."""
        self._rounds += 1
        with self._client(work) as client:
            for told in client.told():
                if "sent" in told:
                    self.sent.append(str(told["sent"]))
                else:
                    self._left += bool(told["found"])
                    self._where.network.set(next(self._weathers))
                    client.go()
        self._where.network.heal()

    def bring_home(self, kind: str) -> None:
        """The last one lives until no action of `kind` waits any more."""
        begun = time.monotonic()
        with self._client(f"finish:{kind}") as client:
            self._drafts = next(client.told(), {}).get("settled")
        self._settled_in = time.monotonic() - begun

    def row(self, name: str, what: str, heard: Sequence[str]) -> Row:
        """`heard`: what came, in order."""
        counted = Counter(heard)
        order = [text for text in dict.fromkeys(heard) if text in self.sent]
        came = [text for text in self.sent if counted[text]]
        return row(
            name,
            self._rounds,
            ok=len(self.sent) >= self._rounds and not self._left and self._drafts == [],
            limit="each exactly once, in order",
            proof=f"{len(self.sent)} {what}; {', '.join(_WEATHERS)}; worst: start to all settled",
            seed=self._seed,
            lost=len(self.sent) - len(came),
            duplicated=sum(count - 1 for count in counted.values()),
            reordered=sum(a != b for a, b in zip(order, came, strict=True)),
            worst_latency=self._settled_in,
        )

    def _client(self, work: str) -> KilledClient:
        return KilledClient(self._where, work, self._chance.randrange(1 << 30))
