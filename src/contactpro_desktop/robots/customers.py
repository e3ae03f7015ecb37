"""How simulated customers behave: they write, wait, answer, lose patience and say goodbye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.robots.cast import Persona
from contactpro_desktop.robots.text import folded
from contactpro_desktop.robots.wishes import Seconds, Wish

_MYSELF = Author.END_USER
_OTHERS = (Author.AGENT, Author.BOT)

_READING: Seconds = (2, 5)
_WRITING: Seconds = (5, 12)
_PATIENCE_BEFORE_NUDGE: Seconds = (35, 60)
_PATIENCE: Seconds = (120, 260)


@dataclass(frozen=True, slots=True)
class Say:
    """Write a message."""

    text: str


@dataclass(frozen=True, slots=True)
class Type:
    """Show that one is writing."""


@dataclass(frozen=True, slots=True)
class Leave:
    """End the conversation."""


Deed = Say | Type | Leave


def customer_wishes(persona: Persona, messages: Sequence[Message]) -> Iterator[Wish[Deed]]:
    """What the customer wants to do now in their conversation, as far as it has come; their own
    words in it are those of the end user."""
    heard = sum(m.author in _OTHERS for m in messages)
    yield Wish(("lose patience", heard), Leave(), after=_PATIENCE)
    said = {message.text for message in messages if message.author is _MYSELF}
    if persona.story.goodbye in said:
        yield Wish("leave", Leave(), after=_READING)
        return
    line = _next_line(persona, messages, said)
    if line is not None:
        yield Wish(("type", line), Type(), after=_READING)
        yield Wish(("say", line), Say(line), after=_WRITING)
    elif persona.story.nudge not in said:
        yield Wish(("nudge", heard), Say(persona.story.nudge), after=_PATIENCE_BEFORE_NUDGE)


def _next_line(persona: Persona, messages: Sequence[Message], said: set[str]) -> str | None:
    """The reason first, to whoever listens. Then one answer to each thing that a person says."""
    story = persona.story
    if story.reason not in said:
        return story.reason
    question = _unanswered(messages)
    if question is None:
        return None
    lines = (line for line in (*_facts(persona, question), *story.lines) if line not in said)
    return next(lines, story.goodbye)


def _facts(persona: Persona, question: str) -> Iterator[str]:
    """What fits a question; whoever only mentions an order is not asking for it."""
    if "?" in question:
        words = folded(question)
        yield from (fact for word, fact in persona.story.facts.items() if word in words)


def _unanswered(messages: Sequence[Message]) -> str | None:
    """What a person said last, if nothing has been said to it."""
    spoken = [m for m in messages if m.author in (_MYSELF, Author.AGENT)]
    if not spoken or spoken[-1].author is _MYSELF:
        return None
    return spoken[-1].text
