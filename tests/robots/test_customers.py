"""Simulated customers, one look at their conversation at a time."""

from __future__ import annotations

from random import Random

import pytest

from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.robots.cast import STORIES, Cast, Persona, Story, stories_for
from contactpro_desktop.robots.customers import Deed, Leave, Say, Type, customer_wishes
from contactpro_desktop.robots.greeter import understood
from contactpro_desktop.robots.wishes import Wish

from .scene import state, transcript
from .test_greeter import SPANISH

ENGLISH = [story for story in STORIES if story.language == "en"]
CROWD = 500


@pytest.fixture
def rosa() -> Persona:
    return Cast(Random(4), stories_for({"ventas@demo"})).enter()


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
    first, second = Cast(Random(11), STORIES), Cast(Random(11), STORIES)
    assert [first.enter() for _ in range(9)] == [second.enter() for _ in range(9)]


@pytest.mark.parametrize("stories", [ENGLISH, STORIES])
def test_nobody_is_called_like_somebody_who_is_there(stories: list[Story]) -> None:
    cast, chance = Cast(Random(2), stories), Random(3)
    there: list[Persona] = []
    for _ in range(2 * CROWD):
        there.append(cast.enter())
        assert len({who.name for who in there}) == len({who.address for who in there})
        assert len({who.name for who in there}) == len(there)
        if len(there) == CROWD or chance.random() < 0.2:
            cast.leave(there.pop(chance.randrange(len(there))))


def test_a_name_comes_back_only_after_all_others() -> None:
    cast = Cast(Random(2), ENGLISH)
    first = cast.enter()
    cast.leave(first)
    assert first.name not in {cast.enter().name for _ in range(30)}


def test_stories_are_about_queues_that_are_there() -> None:
    assert stories_for({"otra@demo"}) == []
    assert {story.destination for story in stories_for({"soporte@demo"})} == {"soporte@demo"}


def test_no_story_is_told_with_gaps() -> None:
    cast = Cast(Random(5), STORIES)
    for _ in range(60):
        found = cast.enter()
        story = found.story
        texts = (story.subject, story.page, *story.lines, *story.facts.values())
        assert not any("{" in text for text in (*texts, *found.attached_data.values()))
        assert found.address.isascii()
        assert found.address == found.attached_data["correo"]


def test_every_reason_is_clear_enough_for_the_bot() -> None:
    assert all(understood(SPANISH, story.reason) for story in STORIES if story.language == "es")
