"""Everything the palette can do, made anew each time it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import ServeQueue
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.queue import Queue
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ACTIONS, ActionId, ActionSpec, action_text, group_text
from contactpro_desktop.ui.folding import folded
from contactpro_desktop.ui.keys.holder import key_holder
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.partner import kind_text, partner_text
from contactpro_desktop.ui.presence.profiles import profile_icon
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import (
    channel_icon,
    channel_text,
    profile_effect_text,
    refusal_text,
    standing_text,
)
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

_ICONS = {
    ActionId.SHORTCUTS: "keyboard",
    ActionId.KEYS: "keyboard",
    ActionId.SETTINGS: "gear",
    ActionId.OWN_SETTINGS: "gear",
    ActionId.SUPERVISE: "eye",
    ActionId.SIGN_OUT: "logout",
    ActionId.TOGGLE_READY: "check",
    ActionId.PRESENCE: "clock",
    ActionId.ACCEPT_OFFER: "check",
    ActionId.DECLINE_OFFER: "close",
    ActionId.FILTER_PICKLIST: "filter",
    ActionId.NARROW_PICKLIST: "filter",
    ActionId.SORT_PICKLIST: "sort",
    ActionId.QUEUES: "queue",
    ActionId.RETRY_LINK: "refresh",
    ActionId.SEND: "send",
    ActionId.EMOJI: "emoji",
    ActionId.NEWEST: "chevron-down",
    ActionId.TRANSFER: "transfer",
    ActionId.END: "end",
    ActionId.FINISH: "check-double",
    ActionId.CONTEXT: "user",
    ActionId.DIAL: "phone",
    ActionId.HOLD: "pause",
    ActionId.MUTE: "mic-off",
    ActionId.RECORD: "record",
    ActionId.NEW_MAIL: "mail",
    ActionId.REPLY: "mail",
    ActionId.REPLY_ALL: "mail",
    ActionId.FORWARD: "send",
    ActionId.PARK: "clock",
    ActionId.DISCARD_MAIL: "close",
}
# Conversations are listed by name, and the palette need not find itself.
_LEFT_OUT = (ActionId.FIND, ActionId.CONVERSATION)


@dataclass(frozen=True, slots=True)
class Entry:
    """`refusal` says why it cannot be done now; empty when it can. `words` is what a search
    looks through, folded."""

    text: str
    detail: str
    icon: str
    run: Callable[[], None]
    key: str = ""
    refusal: str = ""
    words: str = ""


def all_entries(window: QWidget, keys: Keys, store: Store, desk: Desk) -> list[Entry]:
    """Conversations first, then actions, profiles and queues."""
    made = [
        *_conversations(store, desk),
        *_parked(store, desk),
        *_actions(window, keys),
        *_profiles(store, desk),
        *_queues(store, desk),
    ]
    return [_with_words(entry) for entry in made]


def _with_words(entry: Entry) -> Entry:
    return replace(entry, words=folded(f"{entry.text} {entry.detail}"))


def _conversations(store: Store, desk: Desk) -> Iterator[Entry]:
    for interaction in store.interactions.values():
        if interaction.section not in (Section.OFFER, Section.GONE):
            yield _conversation(interaction, store, desk)


def _conversation(interaction: Interaction, store: Store, desk: Desk) -> Entry:
    parts = [
        standing_text(interaction.section),
        kind_text(interaction),
        plain(interaction.queue_name, 40),
    ]
    return Entry(
        partner_text(store, interaction),
        " · ".join(part for part in parts if part),
        "chat" if interaction.channel is Channel.CHAT else channel_icon(interaction.channel),
        lambda: desk.open(interaction.id if interaction.id in store.interactions else None),
        refusal=translate("Palette", "Open now") if interaction.id == store.current else "",
    )


def _parked(store: Store, desk: Desk) -> Iterator[Entry]:
    """What was set aside: choosing it takes it up again."""
    for parked in store.parked.values():
        kind = channel_text(parked.channel)
        yield Entry(
            plain(parked.subject) or kind,
            f"{standing_text(Section.PENDING)} · {kind} · {plain(parked.customer_name, 40)}",
            channel_icon(parked.channel),
            partial(desk.resume, parked),
            refusal=_offline(store),
        )


def _actions(window: QWidget, keys: Keys) -> Iterator[Entry]:
    for spec in ACTIONS:
        if spec.id not in _LEFT_OUT:
            yield _action(window, keys.key_of(spec.id), spec)


def _action(window: QWidget, key: str, spec: ActionSpec) -> Entry:
    holder = key_holder(window, key)
    refusal = holder.reason or translate("Palette", "Not possible now")
    return Entry(
        action_text(spec.id),
        group_text(spec.group),
        _ICONS.get(spec.id, "chevron-right"),
        holder.run,
        key=key,
        refusal="" if holder.possible else refusal,
    )


def _profiles(store: Store, desk: Desk) -> Iterator[Entry]:
    for profile in store.me.profile_menu if store.me else ():
        active = store.me is not None and profile.id == store.me.profile_id
        kind = translate("Palette", "Presence profile")
        yield Entry(
            plain(profile.name, 60),
            f"{kind} · {profile_effect_text(profile)}",
            profile_icon(profile),
            partial(desk.set_presence, profile.id),
            refusal=translate("Palette", "Active now") if active else _offline(store),
        )


def _queues(store: Store, desk: Desk) -> Iterator[Entry]:
    for queue in sorted(store.queues.values(), key=lambda queue: queue.name.casefold()):
        yield _queue(queue, store, desk)


def _queue(queue: Queue, store: Store, desk: Desk) -> Entry:
    name = plain(queue.name, 60)
    leave, join = translate("Palette", "Leave {0}"), translate("Palette", "Join {0}")
    refusal = _offline(store)
    if queue.serve and queue.forced:
        refusal = refusal_text(Refusal.FORCED_QUEUE)
    elif store.is_pending(ServeQueue(queue.id, not queue.serve)):
        refusal = translate("Palette", "Waiting for the server")
    return Entry(
        (leave if queue.serve else join).format(name),
        translate("Palette", "Queue"),
        "queue",
        lambda: desk.serve_queue(queue.id, not queue.serve),
        refusal=refusal,
    )


def _offline(store: Store) -> str:
    """Why nothing can be asked of the server now; empty when it can."""
    return "" if store.link is Link.ONLINE else no_connection_text()
