"""Codes in words: what happened, what it means, what to do.

`session_texts` has those of the connection, `notice_texts` those of notices.

Remote text (names of people, queues and profiles) is put in with `str.format` after translating
and goes through `plain`, so that it can neither act as a format nor as markup.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.domain.agent import (
    Agent,
    AgentState,
    PresenceProfile,
    WorkStatus,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort, PickRefusal
from contactpro_desktop.domain.transfer import TransferRefusal
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate


# People and work


def work_status_text(status: WorkStatus) -> str:
    if status is WorkStatus.READY:
        return translate("Texts", "Ready")
    return translate("Texts", "Not ready")


def agent_state_text(state: AgentState) -> str:
    return {
        AgentState.FREE: translate("Texts", "Free"),
        AgentState.BUSY: translate("Texts", "Busy"),
        AgentState.AWAY: translate("Texts", "Away"),
        AgentState.NOT_READY: translate("Texts", "Not ready"),
        AgentState.OFFLINE: translate("Texts", "Offline"),
        AgentState.UNKNOWN: translate("Texts", "Availability not known"),
    }[state]


def channel_text(channel: Channel) -> str:
    return {
        Channel.PHONE: translate("Texts", "Call"),
        Channel.CHAT: translate("Texts", "Chat"),
        Channel.EMAIL: translate("Texts", "E-mail"),
        Channel.TASK: translate("Texts", "Task"),
        Channel.EXTERNAL: translate("Texts", "External call"),
        Channel.OTHER: translate("Texts", "Contact"),
    }[channel]


def channel_icon(channel: Channel) -> str:
    """The icon of a channel, by name."""
    return {
        Channel.PHONE: "phone",
        Channel.CHAT: "chat",
        Channel.EMAIL: "mail",
        Channel.TASK: "task",
        Channel.EXTERNAL: "phone",
        Channel.OTHER: "user",
    }[channel]


def sub_channel_text(channel: Channel, sub_channel: str) -> str:
    """How the end user reached us, such as Web chat or WhatsApp; unknown words as they are."""
    if channel is Channel.EXTERNAL:
        return channel_text(channel)
    if channel is Channel.PHONE and sub_channel.casefold() == "outbound":
        return translate("Texts", "Campaign call")
    known = {
        "text": translate("Texts", "Web chat"),
        "chat": translate("Texts", "Web chat"),
        "sms": translate("Texts", "SMS"),
        "ticket": translate("Texts", "Ticket"),
        "whatsapp": "WhatsApp",
        "facebook": "Facebook",
        "messenger": "Messenger",
        "instagram": "Instagram",
        "telegram": "Telegram",
        "viber": "Viber",
        "line": "LINE",
        "wechat": "WeChat",
        "twitter": "X",
        "rcs": "RCS",
    }
    return known.get(sub_channel.casefold()) or plain(sub_channel, 40) or channel_text(channel)


def section_text(section: Section) -> str:
    """The heading over the conversations of a section."""
    return {
        Section.OFFER: translate("Texts", "Offered"),
        Section.ACTIVE: translate("Texts", "Active"),
        Section.WRAP_UP: translate("Texts", "Wrap-up"),
        Section.PENDING: translate("Texts", "Pending"),
        Section.GONE: translate("Texts", "Finished"),
    }[section]


def standing_text(section: Section) -> str:
    """In which section one conversation stands: where words have a number, not as over many."""
    return {
        Section.OFFER: translate("Texts", "Offered", "one conversation"),
        Section.ACTIVE: translate("Texts", "Active", "one conversation"),
        Section.WRAP_UP: translate("Texts", "Wrap-up", "one conversation"),
        Section.PENDING: translate("Texts", "Pending", "one conversation"),
        Section.GONE: translate("Texts", "Finished", "one conversation"),
    }[section]


def customer_text(interaction: Interaction) -> str:
    """Whom a conversation is with, or what a task is about; never empty."""
    return plain(interaction.display_name) or _nameless_text(interaction.channel)


def row_text(row: PicklistRow) -> str:
    """Who waits in a picklist row, or what; never empty."""
    return plain(row.display_name) or _nameless_text(row.channel)


def _nameless_text(channel: Channel) -> str:
    """What has no name: tasks are often nobody's."""
    if channel is Channel.TASK:
        return channel_text(channel)
    return translate("Texts", "Unknown customer")


def duration_text(duration: timedelta) -> str:
    """`30 min`, `45 s` or `1 h 30 min`."""
    seconds = int(duration.total_seconds())
    if seconds < 60:
        return translate("Texts", "{0} s").format(seconds)
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return translate("Texts", "{0} min").format(minutes)
    if not minutes:
        return translate("Texts", "{0} h").format(hours)
    return translate("Texts", "{0} h {1} min").format(hours, minutes)


def profile_effect_text(profile: PresenceProfile) -> str:
    """What choosing a profile does: whether work comes, and for how long it holds."""
    if profile.refuses_ready:
        effect = translate("Texts", "no work")
    else:
        effect = translate("Texts", "can get work")
    if profile.duration is None:
        return effect
    return f"{effect} · {duration_text(profile.duration)}"


def ready_refused_text(profile_name: str) -> str:
    """Why ready is out of reach under an absence profile."""
    return translate(
        "Texts", "The profile “{0}” does not allow work. Choose another profile to be ready."
    ).format(plain(profile_name, 60))


# Refusals


def refusal_text(refusal: Refusal, who: str = "") -> str:
    """Why an action did not happen and what to do now, as one or two full sentences.

    `who` is the person who was faster or does not allow it, where that is known.
    """
    if refusal is Refusal.TAKEN and who:
        return translate("Texts", "{0} was faster. It is no longer available.").format(
            plain(who, 80)
        )
    if refusal is Refusal.DENIED and who:
        return translate("Texts", "{0} does not allow being supervised.").format(plain(who, 80))
    return _refusals()[refusal]


def _refusals() -> dict[Refusal, str]:
    return {
        Refusal.MALFORMED: translate(
            "Texts", "The server did not understand the request. If it happens again, report it."
        ),
        Refusal.FORBIDDEN: translate(
            "Texts", "You do not have the right to do this. Your supervisor can change that."
        ),
        Refusal.NOT_FOUND: translate("Texts", "It no longer exists on the server."),
        Refusal.NOT_ALLOWED_NOW: translate(
            "Texts", "That is not possible at this moment. Check the status and try again."
        ),
        Refusal.ABSENCE_PROFILE: translate(
            "Texts", "Your presence profile does not allow work. Choose another profile first."
        ),
        Refusal.TAKEN: translate("Texts", "A colleague was faster. It is no longer available."),
        Refusal.RESERVED: translate(
            "Texts", "It is reserved for another agent and cannot be picked now."
        ),
        Refusal.EXPIRED: translate(
            "Texts", "The time to answer ran out. It is not offered to you any more."
        ),
        Refusal.CAPABILITY: translate(
            "Texts", "The target cannot serve this channel. Choose another one."
        ),
        Refusal.LIMIT: translate(
            "Texts", "The limit of open chats is reached. Finish one and try again."
        ),
        Refusal.FORCED_QUEUE: translate(
            "Texts", "Your supervisor has set this queue for you. You cannot leave it."
        ),
        Refusal.DENIED: translate("Texts", "Your colleague does not allow being supervised."),
        Refusal.SCRIPT_INCOMPLETE: translate(
            "Texts", "The script has mandatory questions without an answer. Answer them first."
        ),
        Refusal.SCRIPT_MISSING: translate(
            "Texts",
            "The server wants its script answered, but has not sent it. Load it again; if it does "
            "not come, tell your supervisor. You can go on with other work meanwhile.",
        ),
        Refusal.TOO_LARGE: translate("Texts", "The file is larger than your contact centre takes."),
        Refusal.FILE_TYPE: translate("Texts", "Your contact centre refuses files of this kind."),
        Refusal.FILE_GONE: translate("Texts", "The file cannot be read any more."),
        Refusal.TARGET_GONE: translate(
            "Texts", "Nobody can take it there now. Choose somebody else, or try again later."
        ),
        Refusal.BUSY_SERVER: translate("Texts", "The server is busy. Try again in a moment."),
        Refusal.CANNOT_STORE: translate(
            "Texts",
            "The server cannot store anything now, its disk may be full. Tell your administrator, "
            "and try again later.",
        ),
        Refusal.NO_CONFIRMATION: translate(
            "Texts", "The server did not confirm it in time. Check whether it happened, then retry."
        ),
        Refusal.DISCONNECTED: translate(
            "Texts", "There is no connection to the server. Try again once you are connected."
        ),
        Refusal.NOT_DELIVERED: translate(
            "Texts", "The mail server did not confirm the e-mail. Your draft is kept."
        ),
        Refusal.CANCELLED: translate("Texts", "You stopped it."),
        Refusal.TOO_LATE: translate(
            "Texts",
            "The connection was interrupted, and by now it is too late to repeat it. Do it again "
            "if you still want it.",
        ),
        Refusal.NOT_YOURS: translate(
            "Texts", "After the interruption the conversation is no longer yours."
        ),
        Refusal.IN_DOUBT: translate(
            "Texts",
            "We do not know whether it arrived. Check the conversation; send it again or not.",
        ),
        Refusal.OTHER: translate("Texts", "The server refused it. Try again in a moment."),
    }


def pick_refusal_text(refusal: PickRefusal, reserved_for: str = "") -> str:
    """Why a row of the picklist cannot be picked."""
    if refusal is PickRefusal.RESERVED and reserved_for:
        return translate("Texts", "Reserved for {0}").format(plain(reserved_for, 80))
    return {
        PickRefusal.RESERVED: translate("Texts", "Reserved for another agent"),
        PickRefusal.CAPABILITY: translate("Texts", "You do not serve this channel"),
        PickRefusal.LIMIT: translate("Texts", "Your limit of open chats is reached"),
        PickRefusal.OFFLINE: translate("Texts", "Not connected"),
    }[refusal]


def lost_row_text(refusal: Refusal, who: str) -> str:
    """What became of a picklist row that could not be picked, in a few words."""
    if refusal is Refusal.TAKEN and who:
        return translate("Texts", "{0} was faster").format(plain(who, 80))
    if refusal is Refusal.TAKEN:
        return translate("Texts", "A colleague was faster")
    return refusal_text(refusal, who)


def transfer_refusal_text(refusal: TransferRefusal, channel: Channel) -> str:
    """Why a target of the transfer list cannot be chosen."""
    if refusal is TransferRefusal.MYSELF:
        return translate("Texts", "This is you")
    if refusal is TransferRefusal.OFFLINE:
        return translate("Texts", "Cannot be called now")
    if refusal is TransferRefusal.NO_ADDRESS:
        return translate("Texts", "Has no address for this channel")
    return {
        Channel.PHONE: translate("Texts", "Does not take calls"),
        Channel.CHAT: translate("Texts", "Does not take chats"),
        Channel.EMAIL: translate("Texts", "Does not take e-mails"),
        Channel.TASK: translate("Texts", "Does not take tasks"),
        Channel.EXTERNAL: translate("Texts", "Does not take calls"),
        Channel.OTHER: translate("Texts", "Does not take this kind of contact"),
    }[channel]


# Conversations


def end_reason_text(interaction: Interaction) -> str:
    """Why a conversation ended or an offer went away; empty where the server does not tell."""
    reason = interaction.end_reason
    if interaction.is_with_colleague and reason in _BY_COLLEAGUE:
        return _colleague_left_text(reason)
    by_agent = {
        Channel.EMAIL: translate("Texts", "You closed the e-mail."),
        Channel.TASK: translate("Texts", "You closed the task."),
    }
    return {
        "agent": by_agent.get(interaction.channel)
        or translate("Texts", "You ended the conversation."),
        "customer": translate("Texts", "The customer left the conversation."),
        "transferred": translate("Texts", "You passed the conversation on."),
        "supervisor": translate("Texts", "Your supervisor ended the conversation."),
        "intercepted": translate("Texts", "Your supervisor took the conversation over."),
        "disconnected": translate("Texts", "The connection to the customer was lost."),
        "timed_out": translate("Texts", "The offer was not answered in time."),
        "declined": translate("Texts", "You declined the offer."),
        "revoked": translate("Texts", "The server took the offer back."),
        "rescinded": translate("Texts", "The customer left before anyone answered."),
    }.get(reason, "")


_BY_COLLEAGUE = ("customer", "disconnected", "rescinded")


def _colleague_left_text(reason: str) -> str:
    return {
        "customer": translate("Texts", "Your colleague left the conversation."),
        "disconnected": translate("Texts", "The connection to your colleague was lost."),
        "rescinded": translate("Texts", "Your colleague left before anyone answered."),
    }[reason]


def agent_summary_text(me: Agent) -> str:
    """The quiet line under the agent's name: the extension, or the chat address."""
    if me.extension:
        return translate("Texts", "Extension {0}").format(plain(me.extension, 20))
    return plain(me.chat_address or me.username, 60)


# The picklist


def channels_text(channel: Channel) -> str:
    """A channel as a choice among several: Chats, Calls, …"""
    return {
        Channel.PHONE: translate("Texts", "Calls"),
        Channel.CHAT: translate("Texts", "Chats"),
        Channel.EMAIL: translate("Texts", "E-mails"),
        Channel.TASK: translate("Texts", "Tasks"),
        Channel.EXTERNAL: translate("Texts", "External calls"),
        Channel.OTHER: translate("Texts", "Other contacts"),
    }[channel]


def sort_text(order: PicklistSort) -> str:
    return {
        PicklistSort.LONGEST_WAIT: translate("Texts", "Longest wait first"),
        PicklistSort.NEWEST: translate("Texts", "Newest first"),
        PicklistSort.QUEUE: translate("Texts", "By queue"),
        PicklistSort.CUSTOMER: translate("Texts", "By customer"),
        PicklistSort.PRIORITY: translate("Texts", "By priority"),
    }[order]


# Notifications


def new_contact_text(channel: Channel, queue_name: str) -> str:
    """What a notification on the desktop says: nothing that only the agent should see."""
    what = {
        Channel.PHONE: translate("Texts", "New call"),
        Channel.CHAT: translate("Texts", "New chat"),
        Channel.EMAIL: translate("Texts", "New e-mail"),
        Channel.TASK: translate("Texts", "New task"),
        Channel.EXTERNAL: translate("Texts", "New call"),
        Channel.OTHER: translate("Texts", "New contact"),
    }[channel]
    queue = plain(queue_name, 60)
    return f"{what} — {queue}" if queue else what
