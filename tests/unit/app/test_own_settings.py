"""What an agent may set for themselves, and what a tenant keeps to itself."""

from dataclasses import replace
from itertools import count
from types import MappingProxyType

import pytest

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.own_settings import (
    DENY_BUTTON,
    NumberProblem,
    OwnSettings,
    SettingProblem,
    number_problem,
)
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    Link,
    LinkChanged,
    MeChanged,
    PreferencesChanged,
    QueuesChanged,
    ServicesChanged,
)
from contactpro_desktop.domain.ids import AgentId, QueueId
from contactpro_desktop.domain.preferences import Preferences, Service, Setting
from contactpro_desktop.domain.queue import AllocationMode, Queue
from contactpro_desktop.domain.service_actions import (
    ChangeAlias,
    ChangeSettings,
    DenySupervising,
    ServeExternally,
    SetTelephone,
)
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

AUTO, FIXED = "ECFUI_Autoanswer_AutoAllocated", "ECFUI_SupervisorChatQueue"
RIGHTS = frozenset({"ecf_phone", "external_agent", "mtd", "update_user_settings"})
ME = Agent(AgentId("A"), "ana", rights=RIGHTS)
KNOWN = Preferences(
    MappingProxyType({
        AUTO: Setting("0", allow_update=True), FIXED: Setting("x"), DENY_BUTTON: Setting("1")
    }),
    denied=frozenset({"barge_in"}),
    sip_connected=True,
    mtd=MappingProxyType({"active": True}),
)  # fmt: skip


class Office:
    def __init__(self) -> None:
        numbers = count(1)
        self.store = Store(lambda: 1_000.0)
        self.assignment = FakeAssignment()
        desk = Desk(self.store, self.assignment, lambda: f"R{next(numbers)}")
        self.own = OwnSettings(self.store, desk)
        self.store.apply([LinkChanged(Link.ONLINE), MeChanged(ME), PreferencesChanged(KNOWN)])

    @property
    def asked(self) -> list[Action]:
        return [action for _, action in self.assignment.performed]


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_setting_is_changed_where_the_tenant_allows_it(office: Office) -> None:
    office.own.change_setting(FIXED, "y")
    office.own.change_setting("ECFUI_Unknown", "y")
    office.own.change_setting(AUTO, "0")
    assert office.asked == []
    office.own.change_setting(AUTO, "1")
    assert office.asked == [ChangeSettings({AUTO: "1"})]
    office.own.change_setting(AUTO, "1")
    assert len(office.asked) == 1


def test_why_a_setting_cannot_be_changed(office: Office) -> None:
    assert office.own.setting_problem(FIXED) is SettingProblem.FIXED
    office.store.apply([LinkChanged(Link.RECONNECTING)])
    assert office.own.setting_problem(AUTO) is SettingProblem.OFFLINE
    office.store.apply([MeChanged(replace(ME, rights=frozenset()))])
    assert office.own.setting_problem(AUTO) is SettingProblem.NO_RIGHT
    office.store.apply([ServicesChanged(frozenset({Service.SETTINGS}))])
    assert office.own.setting_problem(AUTO) is SettingProblem.NOT_OFFERED


def test_supervisors_are_denied_what_the_tenant_lets_agents_deny(office: Office) -> None:
    office.own.deny("barge_in", True)
    assert office.asked == []
    office.own.deny("barge_in", False)
    assert office.asked == [DenySupervising({"barge_in": False})]
    fixed = replace(KNOWN, settings=MappingProxyType({}))
    office.store.apply([PreferencesChanged(fixed)])
    assert office.own.denial_problem() is SettingProblem.FIXED


def test_the_telephone(office: Office) -> None:
    office.own.set_ringing({"active": True})
    assert office.asked == []
    office.own.set_ringing({"active": True, "in_gsm_number": "600"})
    assert office.asked == [SetTelephone(True, mtd={"in_gsm_number": "600"})]


def test_a_number_outside(office: Office) -> None:
    office.own.set_external(" 600 ", True)
    assert office.asked == [SetTelephone(True, "600", True)]


def test_what_the_tenant_holds_as_a_number_is_no_matter_of_ours(office: Office) -> None:
    office.store.apply(
        [PreferencesChanged(replace(office.own.preferences, external_number="sip:ana@x"))]
    )
    office.own.set_external("sip:ana@x", True)
    assert office.asked == [SetTelephone(True, "sip:ana@x", True)]


def test_who_may_not_change_the_telephone(office: Office) -> None:
    office.store.apply([MeChanged(replace(ME, rights=RIGHTS - {"mtd"}))])
    assert office.own.ringing_problem() is SettingProblem.NO_RIGHT
    assert office.own.external_problem() is None
    office.store.apply([MeChanged(replace(ME, rights=RIGHTS - {"ecf_phone"}))])
    assert office.own.external_problem() is SettingProblem.NO_TELEPHONE
    office.own.set_external("600", True)
    assert office.asked == []


def test_the_name_that_customers_read(office: Office) -> None:
    office.store.apply([MeChanged(replace(ME, alias="Ana"))])
    for same_or_none in ("Ana", " Ana ", "  "):
        assert not office.own.change_alias(same_or_none)
    assert office.asked == []
    assert office.own.change_alias(" Ana de Ventas ")
    assert office.asked == [ChangeAlias("Ana de Ventas")]
    office.store.apply([LinkChanged(Link.RECONNECTING)])
    assert not office.own.change_alias("Bea")
    assert len(office.asked) == 1


def test_queues_served_from_outside(office: Office) -> None:
    def queue(name: str, channel: Channel = Channel.PHONE, *, outside: bool = False) -> Queue:
        mode = AllocationMode.AUTO_ALLOCATION
        return Queue(QueueId(name), name, channel, mode, serve_external=outside)

    ventas, averias = queue("Ventas"), queue("averías", outside=True)
    office.store.apply([QueuesChanged((ventas, averias, queue("Chat", Channel.CHAT)))])
    assert office.own.outside_queues == [averias, ventas]
    office.own.serve_outside(averias.id, True)
    office.own.serve_outside(QueueId("gone"), True)
    assert office.asked == []
    office.own.serve_outside(ventas.id, True)
    assert office.asked == [ServeExternally({ventas.id: True})]
    office.store.apply([MeChanged(replace(ME, rights=RIGHTS - {"external_agent"}))])
    office.own.serve_outside(averias.id, False)
    assert len(office.asked) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", None),
        ("  ", None),
        ("112", None),
        ("+34 (91) 123-45.67/8 *#", None),
        ("abc", NumberProblem.SIGNS),
        ("600 12a", NumberProblem.SIGNS),
        ("600+", NumberProblem.SIGNS),
        ("+", NumberProblem.SIGNS),
        ("٦٠٠", NumberProblem.SIGNS),
        ("60", NumberProblem.SHORT),
        ("*#*#", NumberProblem.SHORT),
    ],
)
def test_what_is_a_telephone_s_number(
    office: Office, text: str, problem: NumberProblem | None
) -> None:
    assert number_problem(text) is problem
    office.own.set_external(text, True)
    office.own.set_ringing({"in_gsm_number": text})
    assert len(office.asked) == (2 if problem is None else 0)
