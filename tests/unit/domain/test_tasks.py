"""What a task says."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.task import other_data, task_text


@pytest.mark.parametrize("key", ["XRI-body", "xri-BODY"])
def test_its_text_travels_with_its_data(key: str) -> None:
    task = Interaction(
        InteractionId("I"),
        ContactId("C"),
        Channel.TASK,
        InteractionStatus.ACCEPTED,
        attached_data={"order": "17", key: "Call Eva"},
    )
    assert task_text(task) == "Call Eva"
    assert other_data(task) == {"order": "17"}


def test_a_task_without_a_text() -> None:
    task = Interaction(InteractionId("I"), ContactId("C"), Channel.TASK, InteractionStatus.ACCEPTED)
    assert task_text(task) == ""
