"""Who may sign in: hashes, guessing, and the demo's public passwords."""

from __future__ import annotations

import base64

import pytest

from contactpro_desktop.localserver.door.accounts import Accounts, is_loopback
from contactpro_desktop.localserver.door.credentials import Password, read_form
from contactpro_desktop.localserver.door.throttle import Throttle, TooManyAttempts
from contactpro_desktop.localserver.router.model import AgentSpec
from tests.support.server import demo_config

LOOPBACK = "127.0.0.1"


class Time:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def accounts(time: Time) -> Accounts:
    return Accounts(demo_config().site.agents.values(), Throttle(time))


async def test_user_names_have_no_case_and_passwords_do(accounts: Accounts) -> None:
    spec = await accounts.verify("ANA", "demo-ana", LOOPBACK)
    assert spec is not None
    assert spec.username == "ana"
    assert await accounts.verify("ana", "Demo-ana", LOOPBACK) is None


async def test_an_unknown_user_costs_as_much_work_as_a_wrong_password(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    check = Accounts._fits

    def counted(self: Accounts, spec: AgentSpec, password: str) -> bool:
        checked.append(password)
        return check(self, spec, password)

    monkeypatch.setattr(Accounts, "_fits", counted)
    for user in ("ana", "nobody"):
        assert await accounts.verify(user, "wrong", LOOPBACK) is None
    assert checked == ["wrong", "wrong"]


async def test_an_unknown_user_never_gets_in_by_a_decoys_password(accounts: Accounts) -> None:
    for spec in demo_config().site.agents.values():
        assert await accounts.verify("nobody", f"demo-{spec.username}", "10.0.0.1") is None
        accounts._throttle.succeed(("nobody", "10.0.0.1"))


async def test_the_demos_passwords_are_for_this_machine_only(accounts: Accounts) -> None:
    assert await accounts.verify("ana", "demo-ana", "192.168.1.7") is None
    assert await accounts.verify("ana", "demo-ana", "::1") is not None


async def test_no_accounts_at_all(time: Time) -> None:
    assert await Accounts([], Throttle(time)).verify("ana", "x", LOOPBACK) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost", True), ("127.8.0.1", True), ("[::1]", True), ("10.0.0.1", False), ("", False)],
)
def test_what_this_machine_is_called(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_failures_in_a_row_make_wait(time: Time) -> None:
    throttle, key = Throttle(time, limit=2, pause=30), ("ana", LOOPBACK)
    throttle.fail(key)
    throttle.check(key)
    throttle.fail(key)
    time.now += 10
    with pytest.raises(TooManyAttempts) as refused:
        throttle.check(key)
    assert refused.value.retry_after == pytest.approx(20)
    throttle.check(("ana", "127.0.0.2"))
    time.now += 20
    throttle.check(key)


def test_a_success_forgets_failures(time: Time) -> None:
    throttle, key = Throttle(time, limit=2), ("ana", LOOPBACK)
    for _ in range(5):
        throttle.fail(key)
        throttle.succeed(key)
    throttle.check(key)


def test_memory_for_failures_is_bounded(time: Time) -> None:
    throttle = Throttle(time)
    for number in range(10_050):
        throttle.fail((str(number), LOOPBACK))
    assert len(throttle._records) == 10_000


@pytest.mark.parametrize("password", ["simple", "a:b", "ñandú €", "+/=", ""])
def test_every_password_survives_the_form(password: str) -> None:
    token = base64.b64encode(f"ana:{password}".encode()).decode()
    for written in (token, token.rstrip("="), token.replace("+", "%2B").replace("=", "%3D")):
        assert read_form(f"Authorization=Basic {written}".encode()) == Password("ana", password)


def test_passwords_are_not_shown() -> None:
    assert "secret" not in repr(Password("ana", "secret"))
