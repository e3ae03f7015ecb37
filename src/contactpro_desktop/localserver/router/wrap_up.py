"""Wrap-up: between the end of a conversation and `handled`."""

from dataclasses import replace

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.script import Answer, Question, is_complete
from contactpro_desktop.localserver.router.commands import HandleLeg, SaveAnswers
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import agent_row, contact_of, is_bot, own_leg
from contactpro_desktop.localserver.router.model import LegRow, LegState, Refused
from contactpro_desktop.localserver.router.texts import check_texts

ANSWERING = 10.0
"""Seconds for which a wrap-up goes on after an answer was saved, past its limit if need be."""


def stop_serving(draft: Draft, leg: LegRow, reason: str, *, channel_status: str = "") -> None:
    """Wrap-up begins, and with it its limit. A bot has none, nor has the chat of a supervisor's
    session. `channel_status` tells how a call ended that was not simply hung up."""
    among_us = contact_of(draft, leg).supervisor_session_id is not None
    over = among_us or is_bot(draft, leg.agent_id)
    state = LegState.CLOSED if over else LegState.ENDED
    limit = draft.site.queue_of(leg).wrap_up_limit
    draft.put(
        replace(
            leg,
            state=state,
            ended_at=draft.now,
            end_reason=reason,
            deadline=draft.now + limit if limit else None,
            channel_status=channel_status,
            recording=False,
        )
    )


def handle_leg(draft: Draft, command: HandleLeg) -> None:
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.ENDED)
    if answers_are_missing(draft, leg):
        raise Refused(Refusal.SCRIPT_INCOMPLETE)
    draft.put(replace(leg, state=LegState.CLOSED))


def end_by_limit(draft: Draft, leg: LegRow) -> None:
    """The limit is over: `handled`. A mandatory script that is not complete keeps it open until
    the agent finishes; an agent who is expected back gets the grace time for what was not saved.
    Source: feature reference, section 17.2."""
    back_by = _expected_back_by(draft, leg)
    if answers_are_missing(draft, leg):
        draft.put(replace(leg, deadline=None))
    elif back_by is not None and back_by > draft.now:
        draft.put(replace(leg, deadline=back_by))
    else:
        draft.put(replace(leg, state=LegState.CLOSED))


def save_answers(draft: Draft, command: SaveAnswers) -> None:
    """New answers replace those to the same questions; the others stay. Whoever still answers when
    the limit comes is given time to go on."""
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.ACCEPTED, LegState.ENDED)
    script_id = draft.site.queue_of(leg).script_id
    script = draft.site.scripts[script_id] if script_id else None
    if script is None:
        raise Refused(Refusal.NOT_FOUND)
    check_texts(*(answer.text for answer in command.answers.values()))
    for question_id, answer in command.answers.items():
        _check_answer(script.question(question_id), answer)
    answers = {**leg.answers, **command.answers}
    if leg.state is LegState.ENDED and leg.deadline is not None:
        leg = replace(leg, deadline=max(leg.deadline, draft.now + ANSWERING))
    draft.put(replace(leg, answers=answers, script_saved=is_complete(script, answers)))


def answers_are_missing(draft: Draft, leg: LegRow) -> bool:
    """Whether a mandatory script keeps the wrap-up from ending."""
    queue = draft.site.queue_of(leg)
    return bool(queue.script_id) and queue.script_mandatory and not leg.script_saved


def _expected_back_by(draft: Draft, leg: LegRow) -> Instant | None:
    """When the grace time of the agent ends, None while connected and after signing out."""
    gone_since = agent_row(draft, leg.agent_id).gone_since
    return None if gone_since is None else gone_since + draft.site.limits.grace


def _check_answer(question: Question | None, answer: Answer) -> None:
    options = {option.id for option in question.options} if question else set()
    if question is None or not options.issuperset(answer.options):
        raise Refused(Refusal.MALFORMED)
