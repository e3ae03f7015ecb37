"""What may be done to a call, state by state."""

from dataclasses import replace

import pytest

from contactpro_desktop.domain.agent import Agent, RecordingRight
from contactpro_desktop.domain.call import (
    CallRefusal,
    CallState,
    call_state,
    change_refusal,
    is_elsewhere,
    is_held_by_far_end,
    is_placed,
    is_preview,
    recording_refusal,
    transfer_blocked,
)
from contactpro_desktop.domain.campaign import CampaignCall, CustomerAttribute
from contactpro_desktop.domain.channel import Capability, Channel, can_serve
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, SupervisionId
from contactpro_desktop.domain.interaction import (
    Direction,
    FarEnd,
    Interaction,
    InteractionStatus,
    Urgency,
)
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget, destination

ME = Agent(AgentId("A" * 32), "ana", terminal_id="T1")
CALL = Interaction(
    InteractionId("1" * 32),
    ContactId("C" * 32),
    Channel.PHONE,
    InteractionStatus.ACCEPTED,
    channel_status="connected",
)
ALLOWED = {
    ("connected", CallState.MUTED),
    ("connected", CallState.ON_HOLD),
    ("onhold", CallState.CONNECTED),
    ("muted", CallState.CONNECTED),
    ("muted", CallState.ON_HOLD),
}


@pytest.mark.parametrize("state", ["connected", "onhold", "muted"])
@pytest.mark.parametrize("to", [CallState.CONNECTED, CallState.ON_HOLD, CallState.MUTED])
def test_the_changes_that_the_model_lists_are_allowed_and_no_others(
    state: str, to: CallState
) -> None:
    refusal = change_refusal(replace(CALL, channel_status=state), ME, to)
    assert (refusal is None) is ((state, to) in ALLOWED)


@pytest.mark.parametrize("word", ["calling", "ringing", "transferring", "a word of tomorrow"])
def test_nothing_is_held_muted_recorded_or_passed_on_before_both_ends_are_there(word: str) -> None:
    call = replace(CALL, channel_status=word)
    assert change_refusal(call, ME, CallState.ON_HOLD) is CallRefusal.NOT_CONNECTED
    assert recording_refusal(call, ME) is CallRefusal.NOT_CONNECTED
    assert transfer_blocked(call) is CallRefusal.NOT_CONNECTED


def test_the_colleague_at_the_other_end_holds_only_a_call_that_runs() -> None:
    held = replace(CALL, far_end=FarEnd(on_hold=True))
    assert is_held_by_far_end(held)
    assert not is_held_by_far_end(CALL)
    assert not is_held_by_far_end(replace(CALL, far_end=FarEnd(recording=True)))
    assert not is_held_by_far_end(replace(held, status=InteractionStatus.ENDED))


def test_nothing_is_changed_once_it_is_over() -> None:
    over = replace(CALL, status=InteractionStatus.ENDED)
    assert change_refusal(over, ME, CallState.ON_HOLD) is CallRefusal.NOT_CONNECTED
    assert recording_refusal(over, ME) is CallRefusal.NOT_CONNECTED


@pytest.mark.parametrize(
    ("theirs", "mine", "elsewhere"),
    [("T2", "T1", True), ("T1", "T1", False), ("", "T1", False), ("T2", "", False)],
)
def test_a_call_of_another_terminal_is_elsewhere_where_both_are_told(
    theirs: str, mine: str, elsewhere: bool
) -> None:
    call, me = replace(CALL, terminal_id=theirs), replace(ME, terminal_id=mine)
    assert is_elsewhere(call, me) is elsewhere
    refusal = CallRefusal.ELSEWHERE if elsewhere else None
    assert change_refusal(call, me, CallState.MUTED) is refusal
    assert recording_refusal(call, me) is refusal


def test_a_call_of_another_telephone_system_is_answered_on_any_client() -> None:
    call = replace(CALL, channel=Channel.EXTERNAL, terminal_id="T2")
    assert not is_elsewhere(call, replace(ME, terminal_id="T1"))


@pytest.mark.parametrize("right", [RecordingRight.DISABLED, RecordingRight.HIDDEN])
def test_who_may_not_record_is_refused(right: RecordingRight) -> None:
    assert recording_refusal(CALL, replace(ME, recording=right)) is CallRefusal.NO_RECORDING


def test_calls_of_other_systems_are_passed_on_there_and_chats_always() -> None:
    assert transfer_blocked(replace(CALL, channel=Channel.EXTERNAL)) is CallRefusal.EXTERNAL
    assert transfer_blocked(replace(CALL, channel=Channel.CHAT, channel_status="")) is None
    assert transfer_blocked(CALL) is None


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (InteractionStatus.INCOMING, CallState.RINGING),
        (InteractionStatus.OUTGOING, CallState.CALLING),
        (InteractionStatus.ACCEPTED, CallState.CONNECTED),
        (InteractionStatus.ENDED, CallState.DISCONNECTED),
        (InteractionStatus.OTHER, CallState.OTHER),
    ],
)
def test_without_a_channel_status_the_status_tells(
    status: InteractionStatus, state: CallState
) -> None:
    assert call_state(replace(CALL, status=status, channel_status="")) is state


def test_words_of_a_state_in_any_case_and_unknown_ones() -> None:
    assert call_state(replace(CALL, channel_status="OnHold")) is CallState.ON_HOLD
    assert call_state(replace(CALL, channel_status="whispering")) is CallState.OTHER


def test_each_state_is_of_one_kind_at_most() -> None:
    for state in CallState:
        assert not (state.is_talking and state.is_failure)


def test_a_preview_is_one_only_while_it_is_open() -> None:
    preview = replace(CALL, channel_status="outbound_preview")
    assert is_preview(preview)
    assert not is_preview(CALL)
    assert not is_preview(replace(preview, status=InteractionStatus.ENDED))


@pytest.mark.parametrize(
    ("changed", "placed"),
    [
        ({"status": InteractionStatus.OUTGOING}, True),
        ({"direction": Direction.OUTBOUND}, True),
        ({"destination": "+34600111222"}, True),
        ({}, False),
        ({"status": InteractionStatus.INCOMING, "direction": Direction.OUTBOUND}, False),
        ({"status": InteractionStatus.OUTGOING, "channel": Channel.EMAIL}, False),
    ],
)
def test_a_placed_call_is_told_by_status_direction_or_number(
    changed: dict[str, object], placed: bool
) -> None:
    call = replace(CALL, **changed)  # type: ignore[arg-type]
    assert is_placed(call, "+34600111222") is placed


def test_a_campaign_s_customer_is_named_by_the_attribute() -> None:
    named = CampaignCall(attributes=(CustomerAttribute("Name", "Eva Lorca"),))
    assert (named.customer_name, CampaignCall().customer_name) == ("Eva Lorca", "")


def test_external_calls_ask_for_the_phone() -> None:
    target = TransferTarget(TargetKind.AGENT, "D", "Diego", address="d@demo", number="4104")
    assert can_serve(frozenset({Capability.PHONE}), Channel.EXTERNAL)
    assert destination(target, Channel.EXTERNAL) == "4104"


@pytest.mark.parametrize(
    ("changed", "urgency"),
    [
        ({}, Urgency.CALL),
        ({"channel": Channel.EXTERNAL}, Urgency.CALL),
        ({"channel": Channel.CHAT, "supervision_id": SupervisionId("S")}, Urgency.HELP),
        ({"channel": Channel.CHAT}, Urgency.CHAT),
        ({"channel": Channel.EMAIL}, Urgency.EMAIL),
        ({"channel": Channel.TASK}, Urgency.TASK),
        ({"channel": Channel.OTHER}, Urgency.TASK),
    ],
)
def test_live_voice_comes_first(changed: dict[str, object], urgency: Urgency) -> None:
    found = replace(CALL, **changed).urgency  # type: ignore[arg-type]
    assert found is urgency
    assert found.interrupts is (urgency in (Urgency.CALL, Urgency.HELP))
