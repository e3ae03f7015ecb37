"""What only tasks have."""

from __future__ import annotations

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, LegState

BODY = "XRI-body"
"""The value of the attached data whose text is the body (RTI, `values`)."""


def task(leg: LegRow, contact: ContactRow) -> dict[str, Json]:
    """`content` is an addition: the body, once the task is the agent's."""
    if leg.state is LegState.OFFERED:
        return {}
    return {"content": contact.attached_data.get(BODY, "")}
