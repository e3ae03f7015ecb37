"""Every code has words, and remote text in them is harmless."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import Enum
from typing import get_args

import pytest

from contactpro_desktop.app.notices import Notice, Remedy, Topic
from contactpro_desktop.domain import errors
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import AgentState, ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link, SessionEnd
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.picklist import PicklistSort, PickRefusal
from contactpro_desktop.domain.transfer import TransferRefusal
from contactpro_desktop.ui import notice_texts, session_texts, texts
from contactpro_desktop.ui.tenant_address import AddressProblem
from tests.ui import scenes

WORDS = [
    (texts.work_status_text, WorkStatus),
    (texts.agent_state_text, AgentState),
    (texts.channel_text, Channel),
    (texts.channels_text, Channel),
    (texts.channel_icon, Channel),
    (texts.section_text, Section),
    (texts.standing_text, Section),
    (texts.refusal_text, Refusal),
    (texts.pick_refusal_text, PickRefusal),
    (session_texts.link_text, Link),
    (notice_texts.remedy_text, Remedy),
    (texts.sort_text, PicklistSort),
    (session_texts.address_problem_text, AddressProblem),
]


@pytest.mark.parametrize(("words", "codes"), WORDS, ids=lambda each: getattr(each, "__name__", ""))
def test_every_code_has_words(words, codes: type[Enum]) -> None:
    found = {code: words(code) for code in codes}
    assert all(found.values())


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("refusal", TransferRefusal)
def test_every_target_that_cannot_be_chosen_says_why(
    refusal: TransferRefusal, channel: Channel
) -> None:
    assert texts.transfer_refusal_text(refusal, channel)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("changed_by", [None, *ChangedBy])
def test_every_notice_has_words(topic: Topic, changed_by: ChangedBy | None) -> None:
    for subject in ("ready", "not_ready"):
        assert notice_texts.notice_text(Notice(topic, subject=subject, changed_by=changed_by))


@pytest.mark.parametrize("reason", SessionEnd)
def test_every_end_of_a_session_but_ones_own_has_words(reason: SessionEnd) -> None:
    assert bool(session_texts.session_end_text(reason)) is (reason is not SessionEnd.SIGNED_OUT)


def test_every_error_that_reaches_the_agent_has_words_of_its_own() -> None:
    raised = [
        errors.WrongCredentials(),
        errors.UnknownTenant(),
        errors.ServerUnreachable(),
        errors.UntrustedServer(),
        errors.AlreadySignedIn(),
        errors.SessionExpired(),
        errors.DirectoryUnavailable(),
        errors.SignInRefused(500),
    ]
    assert len({session_texts.error_text(error) for error in raised}) == len(raised)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(45, "45 s"), (600, "10 min"), (1800, "30 min"), (3600, "1 h"), (5400, "1 h 30 min")],
)
def test_durations_read_as_people_say_them(seconds: int, words: str) -> None:
    assert texts.duration_text(timedelta(seconds=seconds)) == words


def ended(reason: str) -> Interaction:
    return replace(scenes.OFFER, end_reason=reason)


def test_a_lost_row_names_the_winner_where_it_is_known() -> None:
    assert texts.lost_row_text(Refusal.TAKEN, "Bruno") == "Bruno was faster"
    assert texts.lost_row_text(Refusal.TAKEN, "") == "A colleague was faster"
    assert texts.lost_row_text(Refusal.LIMIT, "") == texts.refusal_text(Refusal.LIMIT)


def test_who_lets_nobody_supervise_them_is_named_where_they_are_known() -> None:
    assert texts.refusal_text(Refusal.DENIED, "Ana") == "Ana does not allow being supervised."
    assert texts.refusal_text(Refusal.DENIED).startswith("Your colleague does not allow")


def test_a_name_can_neither_be_a_format_nor_change_the_direction() -> None:
    evil = "{0.__class__}\u202e<b>%n</b>"
    assert texts.refusal_text(Refusal.TAKEN, evil).startswith("{0.__class__}<b>%n</b> was faster")
    assert "{0.__class__}<b>" in texts.ready_refused_text(evil)
    assert texts.pick_refusal_text(PickRefusal.RESERVED, evil).startswith("Reserved for {0.")


def test_unknown_words_of_the_wire_are_shown_as_they_are() -> None:
    assert texts.sub_channel_text(Channel.CHAT, "whatsapp") == "WhatsApp"
    assert texts.sub_channel_text(Channel.CHAT, "carrier_pigeon") == "carrier_pigeon"
    assert texts.sub_channel_text(Channel.EMAIL, "") == "E-mail"
    assert texts.end_reason_text(ended("martians")) == ""


def test_a_colleague_is_called_no_customer() -> None:
    for reason in ("customer", "disconnected", "rescinded"):
        with_customer, among_us = ended(reason), replace(ended(reason), internal=True)
        assert "customer" in texts.end_reason_text(with_customer)
        assert "olleague" in texts.end_reason_text(among_us)
    agents = replace(ended("agent"), internal=True)
    assert texts.end_reason_text(agents) == "You ended the conversation."


def test_whatever_an_agent_asks_for_has_words_for_its_failure() -> None:
    nobody_asks = {"SetTyping", "SetCapabilities", "ShareUi", "ForgetUi"}
    no_video = {"SignalVideo", "SetVideoStatus"}
    in_the_list_of_files = {"AttachFile"}
    names = {kind.__name__ for kind in get_args(Action)}
    wordless = {name for name in names if not notice_texts.failed_action_text(name)}
    assert wordless == nobody_asks | no_video | in_the_list_of_files


def test_a_notification_names_channel_and_queue_only() -> None:
    assert texts.new_contact_text(Channel.CHAT, "Ventas") == "New chat — Ventas"
    assert texts.new_contact_text(Channel.PHONE, "") == "New call"
