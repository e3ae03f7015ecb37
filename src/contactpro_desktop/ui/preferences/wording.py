"""The agent's own settings in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.own_settings import NumberProblem, SettingProblem, number_problem
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate


def problem_text(problem: SettingProblem | None) -> str:
    """Why it cannot be changed now; empty when it can."""
    if problem is None:
        return ""
    return {
        SettingProblem.OFFLINE: no_connection_text(),
        SettingProblem.NO_RIGHT: translate("OwnSettings", "You have no right to change this."),
        SettingProblem.NO_TELEPHONE: translate("OwnSettings", "Your user has no telephone here."),
        SettingProblem.FIXED: translate("OwnSettings", "Your contact centre sets this for you."),
        SettingProblem.NOT_OFFERED: translate(
            "OwnSettings", "Your contact centre does not offer this."
        ),
    }[problem]


def name_problem_text(text: str) -> str:
    """Why `text` cannot be the name that customers read; empty when it can."""
    return "" if text.strip() else translate("OwnSettings", "Not saved: a name is needed.")


def number_problem_text(text: str) -> str:
    """Why `text` cannot be a telephone's number; empty when it can."""
    problem = number_problem(text)
    if problem is None:
        return ""
    return {
        NumberProblem.SIGNS: translate(
            "OwnSettings",
            "Not saved: a number has digits, spaces and - ( ) . / * # only, and a + at the front.",
        ),
        NumberProblem.SHORT: translate(
            "OwnSettings", "Not saved: a number has at least three digits."
        ),
    }[problem]


def setting_text(name: str) -> str:
    """What a setting is called: in words where it is known, else by its name without the prefix
    that all of them have."""
    known = {
        "ECFUI_Autoanswer_AutoAllocated": translate(
            "OwnSettings", "Answer offered conversations by itself"
        ),
        "ECFUI_EnableSupervisorDenyButton": translate("OwnSettings", "Agents may deny supervisors"),
        "ECFUI_SupervisorChatQueue": translate("OwnSettings", "Queue for questions to supervisors"),
    }
    return known.get(name) or plain(name.removeprefix("ECFUI_").replace("_", " "), 60)


def denial_text(what: str) -> str:
    """What a supervisor is not to do."""
    return {
        "supervising": translate("OwnSettings", "Supervise me at all"),
        "silent_listening": translate("OwnSettings", "Listen to my conversations"),
        "coaching": translate("OwnSettings", "Coach me"),
        "barge_in": translate("OwnSettings", "Barge in to my conversations"),
        "hangup": translate("OwnSettings", "Hang up my calls"),
        "intercept": translate("OwnSettings", "Take my calls over"),
        "record": translate("OwnSettings", "Record my calls"),
    }[what]


def telephone_text(key: str) -> str:
    """A telephone that may ring, by its key in the model."""
    return {
        "in_virtual": translate("OwnSettings", "My own number"),
        "in_gsm": translate("OwnSettings", "Mobile phone"),
        "in_hp": translate("OwnSettings", "Desk phone"),
        "in_other": translate("OwnSettings", "Other phone"),
    }[key]


def terminal_text(word: str) -> str:
    """A telephone to call out from."""
    key = {"VIRTUAL": "in_virtual", "GSM": "in_gsm", "HARDPHONE": "in_hp", "OTHER": "in_other"}
    return telephone_text(key[word])
