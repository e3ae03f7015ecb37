"""Random legal and illegal requests in any order over the wire; the model's rules hold after
each of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.ecfs.operations import OPERATIONS, Operation
from tests.conformance.examples import bodies_of
from tests.conformance.floor import AGENTS, STRANGERS, Floor

USERS = st.sampled_from(AGENTS)
NTH = st.integers(0, STRANGERS)
CHANNELS = st.sampled_from([Channel.CHAT, Channel.PHONE, Channel.EMAIL, Channel.TASK])

_PROPERTIES = Operation("PUT", "/properties")
_ANY = Operation("PUT", "/interactions/{chatid}")
_NEW = Operation("POST", "/interactions")

OF_INTERACTIONS = [each for each in OPERATIONS if each.kind and each.method != "GET"]
OTHERS = [each for each in OPERATIONS if not each.kind and each.method != "GET"]


OF_DRAFTS = [each for each in OF_INTERACTIONS if "draft" in each.parts]
OF_VIDEO = [each for each in OF_INTERACTIONS if "webrtc" in each.parts]
OF_SUPERVISORS = [each for each in OTHERS if each.parts[0] == "supervisor_sessions"]

SUPERVISOR = "elena"
SERVING = st.sampled_from(["ana", "carla", "elena"])
"""Those who serve chats and e-mails."""
OWN = st.integers(0, 2)
"""The number of something that the agent has."""


def some(operations: list[Operation]) -> st.SearchStrategy[list[Operation]]:
    return st.lists(st.sampled_from(operations), min_size=1, max_size=5)


class Floors(RuleBasedStateMachine):
    """Everybody asks for anything at any time. `done` counts what was not refused."""

    done: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._floor = Floor()
        self._do(self._floor.open())

    def teardown(self) -> None:
        self._do(self._floor.close())
        self._runner.close()

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self._runner.run(what)

    @initialize(users=st.sets(USERS, min_size=2), channels=st.lists(CHANNELS, min_size=3))
    def the_shift_begins(self, users: set[str], channels: list[Channel]) -> None:
        for user in sorted(users):
            self._request(user, _PROPERTIES, {"work_status": "ready"}, 0)
            self._request(user, _PROPERTIES, {"capabilities": {"phone": True}}, 0)
        for nth, channel in enumerate(channels):
            self._do(self._floor.customer_comes(channel, nth))

    @rule(user=USERS, nth=NTH)
    def accept(self, user: str, nth: int) -> None:
        self._request(user, _ANY, {"status": "accepted"}, nth)

    @rule(channel=CHANNELS, nth=NTH)
    def somebody_comes(self, channel: Channel, nth: int) -> None:
        self._do(self._floor.customer_comes(channel, nth))

    @rule(user=USERS, ready=st.booleans())
    def be_ready_or_not(self, user: str, ready: bool) -> None:
        status = "ready" if ready else "not_ready"
        self._request(user, _PROPERTIES, {"work_status": status}, 0)

    @rule(user=USERS, nth=NTH)
    def change_profile(self, user: str, nth: int) -> None:
        self._request(user, _PROPERTIES, {"presence": "<profile>"}, nth)

    @rule(user=USERS, nth=NTH, channel=st.sampled_from(["chat", "email", "phone"]))
    def pick(self, user: str, nth: int, channel: str) -> None:
        wish = {"channel_type": channel, "status": "picked", "contact_id": "<contact>"}
        self._request(user, _NEW, wish, nth)

    @rule(
        user=USERS,
        nth=NTH,
        status=st.sampled_from(["accepted", "accepted", "rejected", "ended", "handled"]),
    )
    def move_on(self, user: str, nth: int, status: str) -> None:
        self._request(user, _ANY, {"status": status}, nth)

    @rule(user=USERS, nth=NTH, status=st.sampled_from(["onhold", "connected", "muted"]))
    def control_the_call(self, user: str, nth: int, status: str) -> None:
        self._request(user, _ANY, {"channel_status": status}, nth)

    @rule(user=USERS, nth=NTH, by_id=st.booleans())
    def pass_on(self, user: str, nth: int, by_id: bool) -> None:
        destination = "<colleague>" if by_id else "<address>"
        wish = {"channel_status": "transferring", "destination": destination}
        self._request(user, _ANY, wish, nth)

    @rule(user=USERS, nth=NTH, data=st.data())
    def serve(self, user: str, nth: int, data: st.DataObject) -> None:
        """Whatever the channel has."""
        kind = self._floor.kind_of(user, nth)
        fitting = [each for each in OF_INTERACTIONS if each.kind == kind]
        self._anything(user, data.draw(st.sampled_from(fitting or OTHERS)), nth, data)

    @rule(user=USERS, operation=st.sampled_from(OF_INTERACTIONS), nth=NTH, data=st.data())
    def ask_for_what_another_channel_has(
        self, user: str, operation: Operation, nth: int, data: st.DataObject
    ) -> None:
        self._anything(user, operation, nth, data)

    @rule(user=USERS, operation=st.sampled_from(OTHERS), nth=NTH, data=st.data())
    def look_after_oneself(
        self, user: str, operation: Operation, nth: int, data: st.DataObject
    ) -> None:
        self._anything(user, operation, nth, data)

    @rule(user=SERVING, operations=some(OF_DRAFTS), nth=OWN, data=st.data())
    def write_a_mail(
        self, user: str, operations: list[Operation], nth: int, data: st.DataObject
    ) -> None:
        for operation in operations:
            self._do(self._floor.serve_one(user, Channel.EMAIL))
            self._anything(user, operation, nth, data)

    @rule(user=SERVING, operations=some(OF_VIDEO), nth=OWN, data=st.data())
    def signal_video(
        self, user: str, operations: list[Operation], nth: int, data: st.DataObject
    ) -> None:
        for operation in operations:
            self._do(self._floor.serve_one(user, Channel.CHAT))
            self._anything(user, operation, nth, data)

    @rule(operations=some(OF_SUPERVISORS), nth=OWN, data=st.data())
    def supervise(self, operations: list[Operation], nth: int, data: st.DataObject) -> None:
        for operation in operations:
            if operation.method != "POST":
                self._do(self._floor.supervise_one(SUPERVISOR))
            self._anything(SUPERVISOR, operation, nth, data)

    def _anything(self, user: str, operation: Operation, nth: int, data: st.DataObject) -> None:
        self._request(user, operation, data.draw(st.sampled_from(bodies_of(operation))), nth)

    def _request(self, user: str, operation: Operation, body: Any, nth: int) -> None:
        status = self._do(self._floor.request(user, operation, body, nth))
        event(f"{operation}: {status}")
        self.done[str(operation)] += status == 200


SETTINGS = settings(
    max_examples=settings().max_examples // 5,
    stateful_step_count=24,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_random_shifts() -> None:
    """The same shifts in every run. What needs something to be there first is asked for when it
    is, so that it is really done, and not only refused."""
    Floors.done.clear()
    run_state_machine_as_test(Floors, settings=SETTINGS)
    for steered in (OF_DRAFTS, OF_VIDEO, OF_SUPERVISORS):
        assert sum(Floors.done[str(operation)] for operation in steered) >= 5
