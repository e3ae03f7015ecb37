"""Agents: coming and going, work status, profile, queues, identity."""

from dataclasses import replace

from contactpro_desktop.domain.agent import ChangedBy, ProfileType, WorkStatus
from contactpro_desktop.domain.ids import Instant, ProfileId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import (
    ChangeIdentity,
    ChangePresence,
    ChangeProperties,
    ChangeServing,
    ChangeWorkStatus,
    Connect,
    Disconnect,
    SignOut,
)
from contactpro_desktop.localserver.router.contacts import leave_work, lose_calls
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.eligibility import profile_type
from contactpro_desktop.localserver.router.lookup import agent_names, agent_row, queue_names
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, Refused, Site
from contactpro_desktop.localserver.router.offers import revoke_offers
from contactpro_desktop.localserver.router.queueing import release_reservations
from contactpro_desktop.localserver.router.texts import check_texts


def first_row(spec: AgentSpec, site: Site) -> AgentRow:
    """An agent who never signed in: serves every queue they may serve."""
    return AgentRow(
        id=spec.id,
        profile_id=site.default_profile,
        serving=spec.queues,
        alias=spec.alias,
        chat_address=spec.chat_address,
    )


def connect(draft: Draft, command: Connect) -> None:
    """Signing in starts not ready; coming back within the grace time changes nothing."""
    row = agent_row(draft, command.agent_id)
    if row.connected:
        return
    if row.gone_since is None:
        since = row.profile_since or draft.now
        row = replace(_stopped(row, draft.now, ChangedBy.SIGN_IN), profile_since=since)
    draft.put(replace(row, connected=True, gone_since=None))


def disconnect(draft: Draft, command: Disconnect) -> None:
    """Offers go back at once and calls are lost; other conversations wait for the agent while the
    grace time runs."""
    row = agent_row(draft, command.agent_id)
    if row.connected:
        draft.put(replace(row, connected=False, gone_since=draft.now))
        _stop_offers(draft, row)
        lose_calls(draft, row.id)


def interrupt(draft: Draft, row: AgentRow) -> None:
    """The server went down under the agent: as if disconnected, but what rang is not taken back. A
    loss that lies in the future, because the clock was set back, was now."""
    if row.connected or (row.gone_since is not None and row.gone_since > draft.now):
        draft.put(replace(row, connected=False, gone_since=draft.now))
        release_reservations(draft, row.id)
        lose_calls(draft, row.id)


def sign_out(draft: Draft, command: SignOut) -> None:
    row = agent_row(draft, command.agent_id)
    if row.connected or row.gone_since is not None:
        _leave(draft, row, ChangedBy.SELF)


def end_grace(draft: Draft, row: AgentRow) -> None:
    """The agent did not come back in time: as if signed out."""
    _leave(draft, row, ChangedBy.EXPIRY)


def change_work_status(draft: Draft, command: ChangeWorkStatus) -> None:
    """Ready needs a live session, a profile that allows it, and the agent's own will."""
    row = agent_row(draft, command.agent_id)
    if command.work_status is WorkStatus.READY:
        if command.by is not ChangedBy.SELF:
            raise Refused(Refusal.FORBIDDEN)
        if profile_type(draft, row) is ProfileType.ABSENCE:
            raise Refused(Refusal.ABSENCE_PROFILE)
        if not row.connected:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
    if row.work_status is not command.work_status:
        draft.put(
            replace(
                row,
                work_status=command.work_status,
                work_status_since=draft.now,
                work_status_by=command.by,
                missed_offers=0,
            )
        )
    elif row.missed_offers:
        draft.put(replace(row, missed_offers=0))


def change_presence(draft: Draft, command: ChangePresence) -> None:
    """A profile that takes no contacts withdraws what rings; absence ends being ready, too."""
    row = agent_row(draft, command.agent_id)
    spec = draft.site.agents[row.id]
    if command.profile_id not in draft.site.profiles:
        raise Refused(Refusal.NOT_FOUND)
    if spec.profiles and command.profile_id not in spec.profiles:
        raise Refused(Refusal.FORBIDDEN)
    row = with_profile(draft, row, command.profile_id, draft.now, command.by)
    kind = profile_type(draft, row)
    if kind is ProfileType.ABSENCE and row.work_status is WorkStatus.READY:
        row = _stopped(row, draft.now, command.by)
    draft.put(row)
    if kind is not ProfileType.PRESENCE:
        _stop_offers(draft, row)


def end_profile(draft: Draft, row: AgentRow) -> None:
    """A timed profile returns to the default one; the work status stays as it was."""
    since = row.profile_ends if row.profile_ends is not None else draft.now
    draft.put(with_profile(draft, row, draft.site.default_profile, since, ChangedBy.EXPIRY))


def change_serving(draft: Draft, command: ChangeServing) -> None:
    row = agent_row(draft, command.agent_id)
    spec = draft.site.agents[row.id]
    queue = draft.site.queues.get(command.queue_id)
    if queue is None:
        raise Refused(Refusal.NOT_FOUND)
    if queue.id not in spec.queues:
        raise Refused(Refusal.FORBIDDEN)
    if queue.forced and not command.serve:
        raise Refused(Refusal.FORCED_QUEUE)
    serving = row.serving | {queue.id} if command.serve else row.serving - {queue.id}
    if serving != row.serving:
        draft.put(replace(row, serving=serving))
        release_reservations(draft, row.id)


def change_identity(draft: Draft, command: ChangeIdentity) -> None:
    """An empty value brings the configured one back. An address belongs to one alone."""
    row = agent_row(draft, command.agent_id)
    spec = draft.site.agents[row.id]
    alias = row.alias if command.alias is None else command.alias or spec.alias
    address = row.chat_address
    if command.chat_address is not None:
        address = command.chat_address or spec.chat_address
        _check_address_is_free(draft, row, address)
    check_texts(alias, address)
    draft.put(replace(row, alias=alias, chat_address=address))


def change_properties(draft: Draft, command: ChangeProperties) -> None:
    """The work status last: the new profile says whether it is allowed."""
    agent_id = command.agent_id
    if command.alias is not None or command.chat_address is not None:
        change_identity(draft, ChangeIdentity(agent_id, command.alias, command.chat_address))
    if command.profile_id is not None:
        change_presence(draft, ChangePresence(agent_id, command.profile_id))
    if command.work_status is not None:
        change_work_status(draft, ChangeWorkStatus(agent_id, command.work_status))


def with_profile(
    draft: Draft, row: AgentRow, profile_id: ProfileId, since: Instant, by: ChangedBy
) -> AgentRow:
    """The row under another profile, with its end where the profile has a duration."""
    duration = draft.site.profiles[profile_id].duration
    return replace(
        row,
        profile_id=profile_id,
        profile_since=since,
        profile_ends=since + duration.total_seconds() if duration else None,
        profile_by=by,
    )


def _leave(draft: Draft, row: AgentRow, by: ChangedBy) -> None:
    if row.work_status is WorkStatus.READY:
        row = _stopped(row, draft.now, by)
    draft.put(replace(row, connected=False, gone_since=None, missed_offers=0))
    _stop_offers(draft, row)
    leave_work(draft, row.id)


def _stop_offers(draft: Draft, row: AgentRow) -> None:
    revoke_offers(draft, row.id)
    release_reservations(draft, row.id)


def _stopped(row: AgentRow, now: Instant, by: ChangedBy) -> AgentRow:
    return replace(
        row,
        work_status=WorkStatus.NOT_READY,
        work_status_since=now,
        work_status_by=by,
        missed_offers=0,
    )


def _check_address_is_free(draft: Draft, row: AgentRow, address: str) -> None:
    """Nobody may be found by what leads to somebody else."""
    others = (spec for spec in draft.site.agents.values() if spec.id != row.id)
    taken = {contact.customer_key.casefold() for contact in draft.open_contacts()}
    taken.update(*(agent_names(draft, spec) for spec in others))
    taken.update(*map(queue_names, draft.site.queues.values()))
    if address.casefold() in taken:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
