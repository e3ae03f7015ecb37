"""Supervising in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.contact_control import ControlProblem
from contactpro_desktop.app.supervision import SupervisingProblem
from contactpro_desktop.domain.call import CallRefusal
from contactpro_desktop.domain.picklist import PickRefusal
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.ui.call.wording import call_refusal_text
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import pick_refusal_text

translate = QCoreApplication.translate

MODES = (
    SupervisionMode.MONITORING,
    SupervisionMode.SILENT_LISTENING,
    SupervisionMode.COACHING,
    SupervisionMode.BARGE_IN,
)


def mode_text(mode: SupervisionMode) -> str:
    """The mode as a button names it."""
    return {
        SupervisionMode.MONITORING: translate("Supervision", "Monitor"),
        SupervisionMode.SILENT_LISTENING: translate("Supervision", "Listen"),
        SupervisionMode.COACHING: translate("Supervision", "Coach"),
        SupervisionMode.BARGE_IN: translate("Supervision", "Barge in"),
        SupervisionMode.OTHER: translate("Supervision", "Supervised"),
    }[mode]


def mode_state_text(mode: SupervisionMode) -> str:
    """What the supervisor does with a colleague, as the list says it."""
    return {
        SupervisionMode.MONITORING: translate("Supervision", "You look on"),
        SupervisionMode.SILENT_LISTENING: translate("Supervision", "You listen"),
        SupervisionMode.COACHING: translate("Supervision", "You coach"),
        SupervisionMode.BARGE_IN: translate("Supervision", "You take part"),
        SupervisionMode.OTHER: translate("Supervision", "Supervised"),
    }[mode]


def mode_tip(mode: SupervisionMode) -> str:
    """What a mode is for."""
    return {
        SupervisionMode.MONITORING: translate(
            "Supervision", "See what is written as it happens; calls are not heard"
        ),
        SupervisionMode.SILENT_LISTENING: translate(
            "Supervision", "Hear the call by your own phone; nobody hears you"
        ),
        SupervisionMode.COACHING: translate(
            "Supervision", "Write to the agent alone; customers do not notice"
        ),
        SupervisionMode.BARGE_IN: translate(
            "Supervision", "Take part: the customer and the agent both read or hear you"
        ),
        SupervisionMode.OTHER: "",
    }[mode]


def mode_effect(mode: SupervisionMode, agent: str) -> str:
    """What holds while a mode is on."""
    match mode:
        case SupervisionMode.MONITORING:
            text = translate(
                "Supervision", "You see what is written as it happens. {0} knows that you do."
            )
        case SupervisionMode.SILENT_LISTENING:
            text = translate(
                "Supervision",
                "You hear calls by your own phone, if your telephone system connects it; nobody "
                "hears you. {0} knows that you listen.",
            )
        case SupervisionMode.COACHING:
            text = translate("Supervision", "What you write reaches {0} alone.")
        case SupervisionMode.BARGE_IN:
            text = translate("Supervision", "What you write reaches the customer and {0}.")
        case _:
            text = translate("Supervision", "You supervise {0}.")
    return text.format(agent)


def audience_text(mode: SupervisionMode, agent: str, customer: str) -> str:
    """Who reads what is typed."""
    if mode is SupervisionMode.COACHING:
        return translate("Supervision", "Only {0} reads this").format(agent)
    return translate("Supervision", "{0} and {1} read this").format(agent, customer)


def problem_text(problem: SupervisingProblem | None, agent: str = "") -> str:
    """Why it cannot be done now; empty when it can."""
    match problem:
        case None:
            return ""
        case SupervisingProblem.OFFLINE:
            return no_connection_text()
        case SupervisingProblem.NOT_OFFERED:
            return translate("Supervision", "You have no right to supervise colleagues.")
        case SupervisingProblem.NOT_SIGNED_IN:
            return translate("Supervision", "{0} is not signed in.").format(agent)
        case SupervisingProblem.WAITING:
            return translate("Supervision", "Waiting for the server")
        case SupervisingProblem.DENIED:
            return translate("Supervision", "{0} does not allow this now.").format(agent)
        case SupervisingProblem.ANSWERING:
            return translate("Supervision", "{0} has not accepted your chat yet.").format(agent)
        case SupervisingProblem.NO_QUEUE:
            return translate("Supervision", "You have no chat queue to write from.")
        case SupervisingProblem.OVER:
            return translate("Supervision", "This conversation is over.")
        case SupervisingProblem.NO_CHAT:
            return translate("Supervision", "There is no open chat to write in.")
        case SupervisingProblem.NOT_TAKEN:
            return translate("Supervision", "{0} has not taken it yet.").format(agent)
        case SupervisingProblem.CAPABILITY:
            return pick_refusal_text(PickRefusal.CAPABILITY)
        case SupervisingProblem.NOT_HEARD:
            return translate("Supervision", "Only calls can be heard. Monitor shows this one.")
        case SupervisingProblem.NOT_SHARED:
            return translate("Supervision", "Only calls and chats can be barged in to.")
        case SupervisingProblem.NO_RECORDING:
            return translate("Supervision", "{0} may not record calls.").format(agent)


def control_problem_text(problem: ControlProblem | None, agent: str) -> str:
    """Why something cannot be done to a conversation now; empty when it can."""
    if isinstance(problem, CallRefusal):
        return call_refusal_text(problem)
    return problem_text(problem, agent)
