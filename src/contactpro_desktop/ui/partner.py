"""Whom an own conversation is with, where its customer alone does not tell."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.texts import customer_text, sub_channel_text
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

_NAME_LIMIT = 80


def partner_text(store: Store, interaction: Interaction) -> str:
    """The customer, or the colleague at the other end of a call; in a chat between an agent and
    their supervisor the other one of the two, who is not always the one that stands in the place of
    the customer. Never empty."""
    if interaction.supervision_id is None:
        far_end = interaction.far_end
        colleague = plain(far_end.name, _NAME_LIMIT) if far_end is not None else ""
        return colleague or customer_text(interaction)
    for session in store.supervision:
        if session.id == interaction.supervision_id:
            other = session.agent_name if session.is_mine else session.supervisor_name
            return plain(other, _NAME_LIMIT) or translate("Texts", "Your supervisor")
    # The session is over, and with it whom it was with.
    return _supervision_text() if _is_my_own(store, interaction) else customer_text(interaction)


def partner_address(store: Store, interaction: Interaction) -> str:
    """Their address or number; empty where nobody tells it."""
    if interaction.supervision_id is None or not _is_my_own(store, interaction):
        return interaction.customer_address
    present = store.conversation(interaction.id).participants
    return next((each.key for each in present if each.author is not Author.ME), "")


def partner_has_left(store: Store, interaction: Interaction) -> bool:
    """Whether the one it is with is not in it any more. Where nobody tells who takes part they
    count as there; in a chat between an agent and their supervisor nobody is the customer."""
    present = store.conversation(interaction.id).participants
    if interaction.supervision_id is not None:
        return bool(present) and all(each.author is Author.ME for each in present)
    return bool(present) and all(each.author is not Author.END_USER for each in present)


def _is_my_own(store: Store, interaction: Interaction) -> bool:
    """Whether it is this agent who stands in the place of the customer."""
    me = store.me
    return me is not None and interaction.customer_address.casefold() == me.chat_address.casefold()


def kind_text(interaction: Interaction) -> str:
    """What it comes by, such as "Web chat"."""
    if interaction.supervision_id is not None:
        return _supervision_text()
    return sub_channel_text(interaction.channel, interaction.sub_channel)


def _supervision_text() -> str:
    return translate("Texts", "Supervision")
