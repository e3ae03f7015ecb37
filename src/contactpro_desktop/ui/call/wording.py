"""Calls in words: how they stand, why something cannot be done, what they came to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.calls import DialRefusal
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.call import CallRefusal, CallState, call_state, is_held_by_far_end
from contactpro_desktop.domain.campaign import CallResult
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Direction, Interaction, Section
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import customer_text, end_reason_text, refusal_text
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

_NAME_LIMIT = 30


def state_text(interaction: Interaction) -> str:
    """How a call stands. In both directions a call rings: here, or at the other end."""
    state = call_state(interaction)
    if state is CallState.RINGING and interaction.direction is Direction.INBOUND:
        return translate("Calls", "Ringing here")
    if is_held_by_far_end(interaction) and state is not CallState.ON_HOLD:
        return translate("Calls", "{0} has put you on hold").format(_far_end_name(interaction))
    says_why = state.is_failure or state is CallState.TRANSFERRED
    if interaction.section is Section.WRAP_UP and not says_why:
        return translate("Calls", "Call ended")
    return _states()[state]


def recording_text(interaction: Interaction) -> str:
    """Who records the call; empty where nobody does."""
    if not interaction.is_open:
        return ""
    theirs = interaction.far_end is not None and interaction.far_end.recording
    if theirs and interaction.recording:
        text = translate("Calls", "Being recorded, also by {0}")
    elif theirs:
        text = translate("Calls", "{0} records this call")
    else:
        return translate("Calls", "Being recorded") if interaction.recording else ""
    return text.format(_far_end_name(interaction))


def end_text(interaction: Interaction) -> str:
    """Why it is over, in a sentence; empty where the server does not tell. Of a call: who hung up,
    or why nobody answered."""
    reason, state = interaction.end_reason, call_state(interaction)
    if not interaction.channel.is_call:
        return end_reason_text(interaction)
    if state.is_failure:
        return f"{_states()[state]}."
    unanswered = interaction.direction is Direction.OUTBOUND and interaction.accepted_at is None
    match reason:
        case "agent" if unanswered:
            return translate("Calls", "You hung up before anybody answered.")
        case "agent":
            return translate("Calls", "You hung up.")
        case "customer" if unanswered:
            return translate("Calls", "The call was declined.")
        case "customer" if interaction.is_with_colleague:
            return translate("Calls", "Your colleague hung up.")
        case "customer":
            return translate("Calls", "The customer hung up.")
        case "disconnected":
            return translate("Calls", "The call was cut off.")
        case _:
            return end_reason_text(interaction)


def _far_end_name(interaction: Interaction) -> str:
    name = interaction.far_end.name if interaction.far_end is not None else ""
    return plain(name, _NAME_LIMIT) or customer_text(interaction)


def _states() -> dict[CallState, str]:
    return {
        CallState.ON_HOLD: translate("Calls", "On hold"),
        CallState.ON_VIDEO: translate("Calls", "Talking with video"),
        CallState.MUTED: translate("Calls", "Muted"),
        CallState.CALLING: translate("Calls", "Calling…"),
        CallState.OUTGOING: translate("Calls", "Calling…"),
        CallState.RINGING: translate("Calls", "Ringing there"),
        CallState.KNOCKING: translate("Calls", "Busy; knocking"),
        CallState.QUEUE_FULL: translate("Calls", "The queue is full"),
        CallState.QUEUE_CLOSED: translate("Calls", "The queue is closed"),
        CallState.BAD_ADDRESS: translate("Calls", "The number does not exist"),
        CallState.DISCONNECTED: translate("Calls", "Call ended"),
        CallState.CONNECTED: translate("Calls", "Talking"),
        CallState.BUSY: translate("Calls", "The line is busy"),
        CallState.UNREACHABLE: translate("Calls", "Cannot be reached"),
        CallState.REJECTED: translate("Calls", "The call was declined"),
        CallState.CONGESTION: translate("Calls", "The lines are congested"),
        CallState.TEMPORARY_FAILURE: translate("Calls", "The call failed; try again later"),
        CallState.SYSTEM_ERROR: translate("Calls", "The telephone system failed"),
        CallState.BARRED: translate("Calls", "Calls to this number are barred"),
        CallState.NO_ANSWER: translate("Calls", "Nobody answered"),
        CallState.TRANSFERRING: translate("Calls", "Transferring…"),
        CallState.TRANSFERRED: translate("Calls", "Transferred"),
        CallState.PICKING: translate("Calls", "Being answered on another client"),
        CallState.UNKNOWN: translate("Calls", "State not known"),
        CallState.OUTBOUND_INCOMING: translate("Calls", "Campaign contact offered"),
        CallState.OUTBOUND_PREVIEW: translate("Calls", "Preview"),
        CallState.OUTBOUND_ACCEPTED: translate("Calls", "Calling…"),
        CallState.OUTBOUND_REJECTED: translate("Calls", "Preview rejected"),
        CallState.OUTBOUND_SKIPPED: translate("Calls", "Preview skipped"),
        CallState.OTHER: translate("Calls", "Other state"),
    }


def state_icon(state: CallState) -> str:
    """The icon beside a call's state, by name."""
    if state.is_failure:
        return "warning"
    return {
        CallState.ON_HOLD: "pause",
        CallState.MUTED: "mic-off",
        CallState.TRANSFERRING: "transfer",
        CallState.TRANSFERRED: "transfer",
        CallState.DISCONNECTED: "end",
        CallState.OUTBOUND_PREVIEW: "eye",
    }.get(state, "phone")


def state_role(interaction: Interaction) -> ColorRole:
    """The colour of a call's state, beside its words."""
    state = call_state(interaction)
    if state.is_failure:
        return "danger"
    if not interaction.is_open:
        return "muted"
    if state in (CallState.ON_HOLD, CallState.MUTED) or is_held_by_far_end(interaction):
        return "warn"
    return "ok" if state.is_talking else "accent"


def call_refusal_text(refusal: CallRefusal) -> str:
    return {
        CallRefusal.NOT_CONNECTED: translate("Calls", "The call is not connected"),
        CallRefusal.ON_HOLD: translate("Calls", "Take the call off hold first"),
        CallRefusal.ELSEWHERE: translate("Calls", "Handled on another client"),
        CallRefusal.NO_RECORDING: translate("Calls", "You may not record calls"),
        CallRefusal.EXTERNAL: translate("Calls", "Only in the other telephone system"),
    }[refusal]


def dial_refusal_text(refusal: DialRefusal | None) -> str:
    """Why no call can be made now; empty when one can."""
    match refusal:
        case DialRefusal.OFFLINE:
            return no_connection_text()
        case DialRefusal.NO_RIGHT:
            return translate(
                "Calls",
                "You cannot make calls: your user has no right to phone here. "
                "Your administrator can change that.",
            )
        case DialRefusal.OFFERED:
            return translate("Calls", "A call is being offered to you. Accept or decline it first.")
        case DialRefusal.WAITING:
            return translate("Calls", "Waiting for the server")
        case None:
            return ""


def dial_failure_text(refusal: Refusal, who: str = "") -> str:
    """Why a call was not made and what to do now."""
    match refusal:
        case Refusal.LIMIT:
            return translate("Calls", "You are in another call. Hang up first.")
        case Refusal.TARGET_GONE:
            return translate(
                "Calls", "This colleague is not signed in or is in another call. Try again later."
            )
        case Refusal.CAPABILITY:
            return translate("Calls", "This colleague does not take calls. Choose somebody else.")
        case _:
            return refusal_text(refusal, who)


def voice_text(interaction: Interaction, me: Agent, *, elsewhere: bool) -> str:
    """Where the agent talks and listens: never in this program."""
    if interaction.channel is Channel.EXTERNAL:
        return translate(
            "Calls", "This call runs in another telephone system. Hold and record it there."
        )
    if elsewhere:
        return translate(
            "Calls", "Handled on another client: you talk there, and it holds and mutes the call."
        )
    return f"{_gateway_text(me)} {_telephone_text(me)}".strip()


def _gateway_text(me: Agent) -> str:
    if not me.web_phone:
        return ""
    return translate(
        "Calls",
        "Your contact centre carries sound in its browser panel, too; this program has no sound.",
    )


def _telephone_text(me: Agent) -> str:
    if me.extension:
        text = translate(
            "Calls",
            "You talk on your phone, extension {0}. Mute only tells the contact centre: "
            "mute the phone itself, too.",
        )
        return text.format(plain(me.extension, 20))
    return translate(
        "Calls",
        "You talk on your own phone. Mute only tells the contact centre: "
        "mute the phone itself, too.",
    )


def earlier_result_text(word: str) -> str:
    """What an earlier call came to; a word that nobody knows as it is."""
    known = {result.value: result for result in CallResult}
    result = known.get(word.lower())
    return result_text(result) if result is not None else plain(word, 40)


def result_text(result: CallResult) -> str:
    return {
        CallResult.SUCCESS: translate("Calls", "Reached"),
        CallResult.BUSY: translate("Calls", "Busy"),
        CallResult.NO_ANSWER: translate("Calls", "No answer"),
        CallResult.ANSWERING_MACHINE: translate("Calls", "Answering machine"),
        CallResult.REDIAL: translate("Calls", "Call again later"),
        CallResult.INSTANT_REDIAL: translate("Calls", "Call again at once"),
        CallResult.FAX: translate("Calls", "Fax"),
        CallResult.MODEM: translate("Calls", "Modem"),
        CallResult.UNKNOWN: translate("Calls", "Not known"),
    }[result]
