"""Simulated customers, one look at their conversation at a time."""

from __future__ import annotations

from random import Random

import pytest

from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.robots.cast import STORIES, Persona, persona, stories_for
from contactpro_desktop.robots.customers import Deed, Leave, Say, Type, customer_wishes
from contactpro_desktop.robots.greeter import understood
from contactpro_desktop.robots.wishes import Wish

from .scene import state, transcript
from .test_greeter import SPANISH

ENGLISH = [story for story in STORIES if story.language == "en"]
NAMES = 3
"""How many people speak English."""


@pytest.fixture
def rosa() -> Persona:
    return persona(Random(4), stories_for({"ventas@demo"}))


def wishes(who: Persona, *said: tuple[Author, str]) -> list[Wish[Deed]]:
    """What is wished beside running out of patience in the end."""
    patience, *rest = customer_wishes(who, transcript(*said))
    assert patience.action == Leave()
    assert patience.after[0] > 60
    return rest


def deeds(who: Persona, *said: tuple[Author, str]) -> list[Deed]:
    return [wish.action for wish in wishes(who, *said)]


def test_the_reason_comes_first(rosa: Persona) -> None:
    assert deeds(rosa) == [Type(), Say(rosa.story.reason)]
    assert deeds(rosa, (Author.BOT, "¿En qué le puedo ayudar?")) == deeds(rosa)


def test_while_waiting_there_is_one_nudge_at_most(rosa: Persona) -> None:
    told = ((Author.END_USER, rosa.story.reason), (Author.BOT, "Gracias, le paso."))
    assert deeds(rosa, *told) == [Say(rosa.story.nudge)]
    assert deeds(rosa, *told, (Author.END_USER, rosa.story.nudge)) == []


def test_everything_a_person_says_gets_the_next_line_then_goodbye(rosa: Persona) -> None:
    said = [(Author.END_USER, rosa.story.reason)]
    for line in (*rosa.story.lines, rosa.story.goodbye):
        said.append((Author.AGENT, "Bien."))
        assert deeds(rosa, *said) == [Type(), Say(line)]
        said.append((Author.END_USER, line))
    assert deeds(rosa, *said) == [Leave()]


def test_a_question_with_a_known_word_gets_a_fitting_answer(rosa: Persona) -> None:
    word, fact = next(iter(rosa.story.facts.items()))
    said = ((Author.END_USER, rosa.story.reason), (Author.AGENT, f"¿{word.upper()}?"))
    assert Say(fact) in deeds(rosa, *said)
    again = (*said, (Author.END_USER, fact), (Author.AGENT, f"¿{word}?"))
    assert Say(rosa.story.lines[0]) in deeds(rosa, *again), "nobody says the same thing twice"


def test_whoever_only_mentions_an_order_is_not_told_its_number(rosa: Persona) -> None:
    word = next(iter(rosa.story.facts))
    said = ((Author.END_USER, rosa.story.reason), (Author.AGENT, f"Ya veo su {word}."))
    assert Say(rosa.story.lines[0]) in deeds(rosa, *said)


def test_patience_begins_anew_with_everything_heard(rosa: Persona) -> None:
    def key(*said: tuple[Author, str]) -> object:
        return next(iter(customer_wishes(rosa, transcript(*said)))).key

    assert key() != key((Author.AGENT, "Un momento"))
    assert key() == key((Author.END_USER, rosa.story.reason))


def test_announcements_are_nothing_to_answer(rosa: Persona) -> None:
    said = [*transcript((Author.END_USER, rosa.story.reason)), state("JOINED")]
    assert [wish.action for wish in customer_wishes(rosa, said)][1:] == [Say(rosa.story.nudge)]


def test_the_same_seed_brings_the_same_people() -> None:
    first, second = Random(11), Random(11)
    assert [persona(first, STORIES) for _ in range(9)] == [
        persona(second, STORIES) for _ in range(9)
    ]


def test_names_are_not_used_twice_while_others_are_left() -> None:
    random, taken = Random(2), set[str]()
    for _ in range(NAMES):
        found = persona(random, ENGLISH, taken)
        assert found.name not in taken
        taken.add(found.name)
    assert persona(random, ENGLISH, taken).name in taken


def test_stories_are_about_queues_that_are_there() -> None:
    assert stories_for({"otra@demo"}) == []
    assert {story.destination for story in stories_for({"soporte@demo"})} == {"soporte@demo"}


def test_no_story_is_told_with_gaps() -> None:
    random = Random(5)
    for _ in range(60):
        found = persona(random, STORIES)
        story = found.story
        texts = (story.subject, story.page, *story.lines, *story.facts.values())
        assert not any("{" in text for text in (*texts, *found.attached_data.values()))
        assert found.address.isascii()
        assert found.address == found.attached_data["correo"]


def test_every_reason_is_clear_enough_for_the_bot() -> None:
    assert all(understood(SPANISH, story.reason) for story in STORIES if story.language == "es")
