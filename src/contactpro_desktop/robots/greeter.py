"""The greeting bot: asks customers what they need and hands them over to a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    FinishInteraction,
    SendMessage,
    Transfer,
)
from contactpro_desktop.domain.conversation import Author, Message, MessageKind
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.robots.text import folded
from contactpro_desktop.robots.wishes import Wish
from contactpro_desktop.robots.workplace import Workplace, be_ready, customer_spoke_last

_WORDS_THAT_TELL = 3
_QUESTIONS_AT_MOST = 2
_REASON_CHARS = 200

ANY_PERSON = ""
"""The reason of a customer who gives none, but wants to talk to a person."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the bot says in one language (a code such as "es").

    `reasons` are the buttons under the greeting; `person_words` are words of customers who would
    rather talk to a person.
    """

    language: str
    greeting: str
    reasons: tuple[str, ...]
    again: str
    handover: str
    person_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Greeter:
    """The bot's behaviour. The first of `phrases` serve customers of any other language; the
    reason goes to `reason_key` of the attached data."""

    phrases: Sequence[Phrases]
    reason_key: str

    def wishes(self, place: Workplace) -> Iterator[Wish[Action]]:
        yield from be_ready(place)
        for offer in place.in_section(Section.OFFER):
            yield Wish((offer.id, "accept"), AcceptOffer(offer.id))
        for interaction in place.in_section(Section.ACTIVE):
            yield from self._converse(interaction, place.messages(interaction.id))
        for ended in place.in_section(Section.WRAP_UP):
            yield Wish((ended.id, "finish"), FinishInteraction(ended.id))

    def _converse(
        self, interaction: Interaction, messages: Sequence[Message]
    ) -> Iterator[Wish[Action]]:
        phrases = self._phrases_for(interaction.language)
        said = [message.text for message in messages if message.author is Author.ME]
        reason = reason_given(phrases, messages)
        if reason is None:
            yield from _ask(phrases, interaction, messages, len(said))
        elif phrases.handover not in said:
            thanks = SendMessage(interaction.id, phrases.handover)
            yield Wish((interaction.id, "thanks"), thanks)
        else:
            yield Wish((interaction.id, "hand over"), self._hand_over(interaction, reason))

    def _hand_over(self, interaction: Interaction, reason: str) -> Transfer:
        """Back to the queue that the customer came for, now to wait for a person."""
        queue = TransferTarget(
            TargetKind.QUEUE,
            id=interaction.queue_id or "",
            name=interaction.queue_name,
            address=interaction.destination,
        )
        attached = {self.reason_key: reason} if reason else {}
        return Transfer(interaction.id, interaction.channel, queue, attached)

    def _phrases_for(self, language: str) -> Phrases:
        code = language[:2].lower()
        return next((each for each in self.phrases if each.language == code), self.phrases[0])


def _ask(
    phrases: Phrases, interaction: Interaction, messages: Sequence[Message], asked: int
) -> Iterator[Wish[Action]]:
    if asked and not customer_spoke_last(messages):
        return
    question = _with_buttons(phrases.again if asked else phrases.greeting, phrases.reasons)
    kind = MessageKind.TEMPLATE if phrases.reasons else MessageKind.TEXT
    yield Wish((interaction.id, "ask", asked), SendMessage(interaction.id, question, kind))


def _with_buttons(text: str, buttons: Sequence[str]) -> str:
    """A message of type template; without buttons the text alone."""
    if not buttons:
        return text
    content = {"text": text, "buttons": [{"text": button} for button in buttons]}
    return json.dumps(content, ensure_ascii=False)


def reason_given(phrases: Phrases, messages: Sequence[Message]) -> str | None:
    """Why the customer came, as far as they have said it; None while it is worth asking.

    After as many unclear answers as there are questions it is `ANY_PERSON`: nobody is kept from
    a person.
    """
    asked = 0
    for message in messages:
        if message.author is Author.ME:
            asked += 1
        elif message.author is Author.END_USER:
            reason = understood(phrases, message.text)
            if reason is None and asked >= _QUESTIONS_AT_MOST:
                return ANY_PERSON
            if reason is not None:
                return reason
    return None


def understood(phrases: Phrases, text: str) -> str | None:
    """The reason in one answer: a button, a wish for a person, or the customer's own words.

    A word or two without a button in them say nothing to the person who will read them.
    """
    words = _words(text)
    if set(words) & {folded(word) for word in phrases.person_words}:
        return ANY_PERSON
    for reason in phrases.reasons:
        if " ".join(_words(reason)) in " ".join(words):
            return reason
    return text.strip()[:_REASON_CHARS] if len(words) >= _WORDS_THAT_TELL else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))
