"""Simulated colleagues: they take what is offered, talk, wrap up, and pick now and then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    EndInteraction,
    FinishInteraction,
    Pick,
    SaveScript,
    SendMessage,
    SetPresence,
    SetTyping,
)
from contactpro_desktop.domain.agent import ChangedBy
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.ids import QuestionId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.script import (
    Answer,
    DataType,
    Question,
    Script,
    missing_questions,
)
from contactpro_desktop.robots.lines import lines_for
from contactpro_desktop.robots.wishes import Wish
from contactpro_desktop.robots.workplace import Workplace, be_ready, customer_spoke_last

_BUSY = 2
"""Conversations that keep a colleague from picking more."""

_TYPED = {
    DataType.INTEGER: "1",
    DataType.DECIMAL: "1.0",
    DataType.NUMBER: "1",
    DataType.DATETIME: "2026-01-15",
}
_TYPED_ELSE = "-"


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of them. `profile` is the name of the presence profile to take after signing in, ""
    for the default one."""

    username: str
    ready: bool = True
    picks: bool = False
    profile: str = ""

    def wishes(self, place: Workplace) -> Iterator[Wish[Action]]:
        yield from _take_profile(place, self.profile)
        if self.ready:
            yield from be_ready(place, after=(5, 20))
        for offer in place.in_section(Section.OFFER):
            yield Wish((offer.id, "accept"), AcceptOffer(offer.id), after=(2, 6))
        for interaction in place.in_section(Section.ACTIVE):
            yield from _serve(interaction, place.messages(interaction.id))
        for ended in place.in_section(Section.WRAP_UP):
            yield from _wrap_up(ended, place)
        if self.picks and len(place.interactions) < _BUSY:
            yield from _pick(place)


COLLEAGUES = (
    Colleague("bruno", picks=True),
    Colleague("carla", ready=False, profile="Lunch"),
    Colleague("diego"),
)
"""Those of the demo."""


def _take_profile(place: Workplace, name: str) -> Iterator[Wish[Action]]:
    """Once after signing in: whatever anybody sets later, stands."""
    me = place.me
    if me is None or me.profile_changed_by not in (ChangedBy.SIGN_IN, ChangedBy.UNKNOWN):
        return
    profile = next((each for each in me.profiles if each.name == name), None)
    if profile is not None and profile.id != me.profile_id:
        yield Wish("profile", SetPresence(profile.id))


def _pick(place: Workplace) -> Iterator[Wish[Action]]:
    """Whoever waits longest and is not kept for somebody."""
    free = [row for row in place.picklist.values() if row.reserved_for is None]
    row = min(free, key=lambda row: (row.queued_at or 0.0, row.contact_id), default=None)
    if row is not None:
        pick = Pick(row.contact_id, row.queue_id, row.channel)
        yield Wish(("pick", row.contact_id), pick, after=(25, 60))


def _serve(interaction: Interaction, messages: Sequence[Message]) -> Iterator[Wish[Action]]:
    """A conversation that comes to nothing is ended after a while, like a call."""
    end = EndInteraction(interaction.id)
    yield Wish((interaction.id, "give up"), end, after=(150, 210))
    if interaction.channel is Channel.CHAT:
        yield from _chat(interaction, messages)


def _chat(interaction: Interaction, messages: Sequence[Message]) -> Iterator[Wish[Action]]:
    """Greet, answer each time the customer has written, say goodbye, end."""
    lines = lines_for(interaction.language)
    to_say = (lines.greeting, *lines.replies, lines.goodbye)
    said = sum(message.author is Author.ME for message in messages)
    if said >= len(to_say):
        yield Wish((interaction.id, "end"), EndInteraction(interaction.id), after=(12, 18))
    elif said == 0 or customer_spoke_last(messages):
        typing, say = SetTyping(interaction.id, True), SendMessage(interaction.id, to_say[said])
        yield Wish((interaction.id, "typing", said), typing, after=(1, 2))
        yield Wish((interaction.id, "say", said), say, after=(4, 10))


def _wrap_up(interaction: Interaction, place: Workplace) -> Iterator[Wish[Action]]:
    script_id = interaction.script_id
    if script_id is not None and interaction.script_mandatory and not interaction.script_saved:
        script = place.scripts.get(script_id)
        if script is not None:
            save = SaveScript(interaction.id, script_id, filled(script))
            yield Wish((interaction.id, "script"), save, after=(4, 12))
        return
    yield Wish((interaction.id, "finish"), FinishInteraction(interaction.id), after=(2, 6))


def filled(script: Script) -> dict[QuestionId, Answer]:
    """Answers that make the script complete: the first option, or something of the right type."""
    answers: dict[QuestionId, Answer] = {}
    while missing := missing_questions(script, answers):
        answers[missing[0].id] = _answer(missing[0])
    return answers


def _answer(question: Question) -> Answer:
    if question.options:
        return Answer(options=(question.options[0].id,))
    return Answer(text=_TYPED.get(question.data_type, _TYPED_ELSE))
