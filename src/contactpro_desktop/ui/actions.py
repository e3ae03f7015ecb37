"""Every action that has a key: the one table of default keys, and the words for each.

The keys in force, which may be the agent's own, are those of `ui.keys.keys.Keys`.
"""

from __future__ import annotations

from enum import Enum, StrEnum

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.domain.records import dataclass

translate = QCoreApplication.translate


class ActionId(StrEnum):
    """What a key does. The numbered conversations are `CONVERSATION` with a digit appended."""

    FIND = "find"
    SHORTCUTS = "shortcuts"
    KEYS = "keys"
    SETTINGS = "settings"
    OWN_SETTINGS = "own_settings"
    SIGN_OUT = "sign_out"
    TOGGLE_READY = "toggle_ready"
    PRESENCE = "presence"
    ACCEPT_OFFER = "accept_offer"
    DECLINE_OFFER = "decline_offer"
    NEXT_CONVERSATION = "next_conversation"
    PREVIOUS_CONVERSATION = "previous_conversation"
    CONVERSATION = "conversation"
    SUPERVISE = "supervise"
    FILTER_PICKLIST = "filter_picklist"
    NARROW_PICKLIST = "narrow_picklist"
    SORT_PICKLIST = "sort_picklist"
    QUEUES = "queues"
    RETRY_LINK = "retry_link"
    DISMISS_NOTICE = "dismiss_notice"
    SEND = "send"
    EMOJI = "emoji"
    ATTACH = "attach"
    HELP = "help"
    NEWEST = "newest"
    TRANSFER = "transfer"
    END = "end"
    FINISH = "finish"
    CONTEXT = "context"
    NEW_MAIL = "new_mail"
    REPLY = "reply"
    REPLY_ALL = "reply_all"
    FORWARD = "forward"
    PARK = "park"
    DISCARD_MAIL = "discard_mail"
    DIAL = "dial"
    HOLD = "hold"
    MUTE = "mute"
    RECORD = "record"


class ActionGroup(Enum):
    """The headings of the shortcut list, in its order."""

    PROGRAM = "program"
    AGENT = "agent"
    WORK = "work"
    CONVERSATION = "conversation"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """`key` is in Qt's portable notation, and within reach on Spanish and Brazilian keyboards."""

    id: ActionId
    key: str
    group: ActionGroup


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(ActionId.FIND, "Ctrl+K", ActionGroup.PROGRAM),
    ActionSpec(ActionId.SHORTCUTS, "F1", ActionGroup.PROGRAM),
    ActionSpec(ActionId.KEYS, "Shift+F1", ActionGroup.PROGRAM),
    ActionSpec(ActionId.SETTINGS, "Ctrl+,", ActionGroup.PROGRAM),
    ActionSpec(ActionId.RETRY_LINK, "Ctrl+R", ActionGroup.PROGRAM),
    ActionSpec(ActionId.DISMISS_NOTICE, "Ctrl+Shift+X", ActionGroup.PROGRAM),
    ActionSpec(ActionId.SIGN_OUT, "Ctrl+Shift+Q", ActionGroup.PROGRAM),
    ActionSpec(ActionId.TOGGLE_READY, "F9", ActionGroup.AGENT),
    ActionSpec(ActionId.PRESENCE, "Shift+F9", ActionGroup.AGENT),
    ActionSpec(ActionId.QUEUES, "Ctrl+J", ActionGroup.AGENT),
    ActionSpec(ActionId.OWN_SETTINGS, "Ctrl+F9", ActionGroup.AGENT),
    ActionSpec(ActionId.ACCEPT_OFFER, "F2", ActionGroup.WORK),
    ActionSpec(ActionId.DECLINE_OFFER, "Shift+F2", ActionGroup.WORK),
    ActionSpec(ActionId.SUPERVISE, "Ctrl+Shift+S", ActionGroup.WORK),
    ActionSpec(ActionId.FILTER_PICKLIST, "Ctrl+F", ActionGroup.WORK),
    ActionSpec(ActionId.NARROW_PICKLIST, "Ctrl+Shift+F", ActionGroup.WORK),
    ActionSpec(ActionId.SORT_PICKLIST, "Ctrl+Shift+O", ActionGroup.WORK),
    ActionSpec(ActionId.CONVERSATION, "Ctrl+1", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.NEXT_CONVERSATION, "Alt+Down", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.PREVIOUS_CONVERSATION, "Alt+Up", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.SEND, "Ctrl+Return", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.EMOJI, "Ctrl+.", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.ATTACH, "Ctrl+Shift+A", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.HELP, "Ctrl+Shift+H", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.NEWEST, "Alt+End", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.TRANSFER, "F6", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.END, "F8", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.FINISH, "F10", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.CONTEXT, "Ctrl+Shift+C", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.NEW_MAIL, "Ctrl+Shift+N", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.REPLY, "Ctrl+Shift+R", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.REPLY_ALL, "Ctrl+Shift+T", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.FORWARD, "Ctrl+Shift+E", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.PARK, "Ctrl+Shift+P", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.DISCARD_MAIL, "Ctrl+Shift+D", ActionGroup.CONVERSATION),
    ActionSpec(ActionId.DIAL, "Ctrl+D", ActionGroup.CALL),
    ActionSpec(ActionId.HOLD, "F3", ActionGroup.CALL),
    ActionSpec(ActionId.MUTE, "Shift+F3", ActionGroup.CALL),
    ActionSpec(ActionId.RECORD, "Ctrl+F3", ActionGroup.CALL),
)

NUMBERED_CONVERSATIONS = 9


def default_key(action: ActionId) -> str:
    """The key that an action has until the agent chooses another, in portable notation."""
    return next(spec.key for spec in ACTIONS if spec.id is action)


def numbered_key(key: str, number: int) -> str:
    """`key`, which ends in a digit, for the `number`th conversation of the list."""
    return f"{key[:-1]}{number}"


def action_text(action: ActionId) -> str:
    """What an action does, as a menu or a shortcut list says it."""
    return _texts()[action]


def group_text(group: ActionGroup) -> str:
    return {
        ActionGroup.PROGRAM: translate("Actions", "Program"),
        ActionGroup.AGENT: translate("Actions", "My status"),
        ActionGroup.WORK: translate("Actions", "Incoming work"),
        ActionGroup.CONVERSATION: translate("Actions", "Conversations"),
        ActionGroup.CALL: translate("Actions", "Calls"),
    }[group]


def _texts() -> dict[ActionId, str]:
    return {
        ActionId.FIND: translate("Actions", "Find or do anything"),
        ActionId.SHORTCUTS: translate("Actions", "Show the keyboard shortcuts"),
        ActionId.KEYS: translate("Actions", "Change the keys"),
        ActionId.SETTINGS: translate("Actions", "Open the settings"),
        ActionId.OWN_SETTINGS: translate("Actions", "My settings at the contact centre"),
        ActionId.SIGN_OUT: translate("Actions", "Sign out"),
        ActionId.TOGGLE_READY: translate("Actions", "Ready or not ready"),
        ActionId.PRESENCE: translate("Actions", "Choose a presence profile"),
        ActionId.ACCEPT_OFFER: translate("Actions", "Accept the offer"),
        ActionId.DECLINE_OFFER: translate("Actions", "Decline the offer"),
        ActionId.NEXT_CONVERSATION: translate("Actions", "Next conversation"),
        ActionId.PREVIOUS_CONVERSATION: translate("Actions", "Previous conversation"),
        ActionId.CONVERSATION: translate("Actions", "Conversations 1 to 9 of the list"),
        ActionId.SUPERVISE: translate("Actions", "Supervise colleagues"),
        ActionId.FILTER_PICKLIST: translate("Actions", "Filter the picklist"),
        ActionId.NARROW_PICKLIST: translate("Actions", "Choose queues and channels to show"),
        ActionId.SORT_PICKLIST: translate("Actions", "Sort the picklist"),
        ActionId.QUEUES: translate("Actions", "Join or leave queues"),
        ActionId.RETRY_LINK: translate("Actions", "Reconnect now"),
        ActionId.DISMISS_NOTICE: translate("Actions", "Dismiss the newest notice"),
        ActionId.SEND: translate("Actions", "Send the message"),
        ActionId.EMOJI: translate("Actions", "Insert an emoji"),
        ActionId.ATTACH: translate("Actions", "Send a file"),
        ActionId.HELP: translate("Actions", "Ask the supervisor for help"),
        ActionId.NEWEST: translate("Actions", "Jump to the newest message"),
        ActionId.TRANSFER: translate("Actions", "Transfer the conversation"),
        ActionId.END: translate("Actions", "End the conversation"),
        ActionId.FINISH: translate("Actions", "Finish the wrap-up"),
        ActionId.CONTEXT: translate("Actions", "Next tab of the details"),
        ActionId.NEW_MAIL: translate("Actions", "Write a new e-mail"),
        ActionId.REPLY: translate("Actions", "Answer the e-mail"),
        ActionId.REPLY_ALL: translate("Actions", "Answer the e-mail to all"),
        ActionId.FORWARD: translate("Actions", "Forward the e-mail"),
        ActionId.PARK: translate("Actions", "Set the e-mail or task aside"),
        ActionId.DISCARD_MAIL: translate("Actions", "Discard the written e-mail"),
        ActionId.DIAL: translate("Actions", "Call a number or a colleague"),
        ActionId.HOLD: translate("Actions", "Hold the call or take it up again"),
        ActionId.MUTE: translate("Actions", "Mute the call or be heard again"),
        ActionId.RECORD: translate("Actions", "Start or stop recording"),
    }
