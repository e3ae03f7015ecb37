"""Words for who came and went."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.conversation import Author, Message, MessageKind
from contactpro_desktop.ui.conversation.wording import line_text


@pytest.mark.parametrize(
    ("state", "name", "about_me", "text"),
    [
        ("JOINED", "Ana Pérez", True, "You joined the conversation"),
        ("LEFT", "Ana Pérez", True, "You left the conversation"),
        ("JOINED", "Carla Gómez", False, "Carla Gómez joined the conversation"),
        ("LEFT", "Carla Gómez", False, "Carla Gómez left the conversation"),
        ("LEFT", "", False, "Somebody left the conversation"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_comings_and_goings_name_who_it_was(
    state: str, name: str, about_me: bool, text: str
) -> None:
    message = Message(
        "", Author.SYSTEM, name, kind=MessageKind.STATE, state=state, about_me=about_me
    )
    assert line_text(message) == text
