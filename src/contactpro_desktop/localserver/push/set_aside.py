"""What clients are told of drafts that go out and of work that is set aside and taken up again."""

from __future__ import annotations

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.tree import listed
from contactpro_desktop.localserver.router.model import LegRow, LegState
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.views import mail
from contactpro_desktop.localserver.views.interaction import wire_type


def pending(state: State, agent_id: AgentId) -> dict[str, Json]:
    """`/pending` of an agent, in keyed form."""
    legs = (leg for leg in state.legs_of(agent_id) if leg.state is LegState.PARKED)
    return {leg.contact_id: element(state, leg) for leg in legs}


def element(state: State, leg: LegRow) -> Json:
    contact = state.contacts[leg.contact_id]
    draft = state.mail_draft(leg.contact_id)
    queue = state.site.queue_of(leg)
    view = mail.pending(leg, contact, draft, wire_type(contact))
    return view | {"from_queue": {"id": queue.id, "name": queue.name}}


def last_status(leg: LegRow, *, sent: bool) -> list[Transaction]:
    """What becomes of the draft, before it goes: sent, or pending where it is set aside."""
    if not sent and leg.state is not LegState.PARKED:
        return []
    uri = f"{paths.interaction_uri(leg.id)}/draft/status"
    return [Transaction("PUT", uri, "sent" if sent else "pending")]


def pending_changes(state: State, old: LegRow | None, leg: LegRow) -> list[Transaction]:
    """How a change of a leg changes `/pending`."""
    was = old is not None and old.state is LegState.PARKED
    uri = paths.child(paths.PENDING, leg.contact_id)
    if leg.state is LegState.PARKED:
        view = listed(paths.segments(uri), element(state, leg))
        return [Transaction("PUT" if was else "POST", uri, view)]
    return [Transaction("DELETE", uri)] if was else []
