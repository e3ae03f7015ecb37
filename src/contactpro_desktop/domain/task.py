"""What a task says."""

from collections.abc import Mapping

from contactpro_desktop.domain.interaction import Interaction

_BODY = "xri-body"


def task_text(interaction: Interaction) -> str:
    """The text of a task: it travels in the attached data, as `XRI-body` (RTI, POST /tasks)."""
    attached = interaction.attached_data
    return next((value for key, value in attached.items() if key.lower() == _BODY), "")


def other_data(interaction: Interaction) -> Mapping[str, str]:
    """The attached data of a task, its text aside."""
    attached = interaction.attached_data
    return {key: value for key, value in attached.items() if key.lower() != _BODY}
