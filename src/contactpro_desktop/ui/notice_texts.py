"""Notices in words: what happened, and what it means for the agent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.files import FileProblem
from contactpro_desktop.app.notices import Notice, Remedy, Topic
from contactpro_desktop.domain.actions import Dial, Transfer
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.store.disk import DiskProblem
from contactpro_desktop.ui.call.wording import dial_failure_text
from contactpro_desktop.ui.conversation.wording import file_problem_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

_DOUBTFUL = (
    Refusal.NO_CONFIRMATION,
    Refusal.DISCONNECTED,
    Refusal.NOT_ALLOWED_NOW,
    Refusal.TOO_LATE,
    Refusal.NOT_YOURS,
)
"""Refusals that leave open what has become of a conversation."""


def notice_text(notice: Notice) -> str:
    """What a notice says: what happened, and what it means for the agent."""
    subject = plain(notice.subject, 80)
    match notice.topic:
        case Topic.ACTION_REFUSED:
            return _refused_text(notice, subject)
        case Topic.PROFILE_CHANGED:
            return _profile_changed_text(notice.changed_by, subject)
        case Topic.WORK_STATUS_CHANGED:
            return _work_status_changed_text(notice)
        case Topic.OFFER_MISSED:
            return translate("Texts", "You missed the offer from {0}.").format(subject)
        case Topic.CALL_MISSED:
            return translate("Texts", "You missed a call from {0}.").format(subject)
        case Topic.OFFER_WITHDRAWN:
            return translate("Texts", "{0} left before anyone answered.").format(subject)
        case Topic.CUSTOMER_LEFT:
            return translate("Texts", "{0} left the conversation. The wrap-up is waiting.").format(
                subject
            )
        case Topic.CALL_ENDED:
            return translate("Texts", "{0}: the call is over. The wrap-up is waiting.").format(
                subject
            )
        case Topic.SUPERVISOR_ENDED:
            return translate(
                "Texts", "{0}: your supervisor ended it. The wrap-up is waiting."
            ).format(subject)
        case Topic.SUPERVISOR_TOOK_OVER:
            return translate(
                "Texts", "{0}: your supervisor took it over. The wrap-up is waiting."
            ).format(subject)
        case Topic.TAKEN_OVER:
            return translate(
                "Texts", "{0} is offered to you now: accept it at the top left."
            ).format(subject)
        case Topic.TRANSFERRED:
            who = plain(notice.who, 80)
            return translate("Texts", "{0} was offered to {1}.").format(subject, who)
        case Topic.SENT_TO_QUEUE:
            who = plain(notice.who, 80)
            return translate("Texts", "{0} went to the queue {1}.").format(subject, who)
        case Topic.MAIL_SENT:
            return translate("Texts", "{0}: your e-mail was sent.").format(subject)
        case Topic.WRAP_UP_OVER:
            return _wrap_up_over_text(notice.changed_by, subject)
        case Topic.PASSWORD_NOT_STORED:
            return translate(
                "Texts",
                "This computer has no safe place for passwords. Yours is kept until you close the "
                "program.",
            )
        case Topic.LOCAL_SERVER_NOT_STARTED:
            return translate(
                "Texts",
                "The local server could not be started. Start the program again; if it keeps "
                "happening, look into its log.",
            )
        case Topic.LOCAL_SERVER_ENDED:
            return translate(
                "Texts",
                "The local server has ended by itself. Close the program and start it again.",
            )
        case Topic.DRAFTS_NOT_KEPT:
            return _drafts_not_kept_text(notice.subject)
        case Topic.FILE_FAILED:
            return _file_failed_text(plain(notice.who, 80), notice.subject)
        case Topic.SUPERVISED:
            return _supervised_text(notice.subject, plain(notice.who, 80))
        case Topic.KEY_IDLE:
            return f"{subject}: {plain(notice.who, 200)}"
        case Topic.SETTINGS_NOT_READ:
            return translate(
                "Texts",
                "Your settings could not be read, so the program starts with its own. Choose yours "
                "again; the old file is kept for your administrator ({0}).",
            ).format(plain(notice.subject, 120))


def _wrap_up_over_text(changed_by: ChangedBy | None, customer: str) -> str:
    if changed_by is ChangedBy.EXPIRY:
        return translate("Texts", "{0}: the time for the wrap-up is over. It was closed.").format(
            customer
        )
    return translate("Texts", "{0}: the wrap-up was closed.").format(customer)


def _supervised_text(mode: str, who: str) -> str:
    """What a supervisor does now; an empty mode is the end of it."""
    who = who or translate("Texts", "Your supervisor")
    match mode:
        case SupervisionMode.MONITORING.value:
            return translate("Texts", "{0} is with you and sees your conversations.").format(who)
        case SupervisionMode.SILENT_LISTENING.value:
            return translate("Texts", "{0} listens to your conversations.").format(who)
        case SupervisionMode.COACHING.value:
            return translate("Texts", "{0} coaches you; customers do not notice.").format(who)
        case SupervisionMode.BARGE_IN.value:
            return translate("Texts", "{0} takes part in your conversations.").format(who)
        case "":
            return translate("Texts", "{0} has left your conversations.").format(who)
        case _:
            return translate("Texts", "{0} supervises you.").format(who)


def _file_failed_text(name: str, problem: str) -> str:
    known = problem in {each.value for each in FileProblem}
    reason = FileProblem(problem) if known else FileProblem.UNAVAILABLE
    return f"{name}: {file_problem_text(reason)}"


def _drafts_not_kept_text(problem: str) -> str:
    if problem == DiskProblem.SET_ASIDE.value:
        return translate(
            "Texts",
            "The drafts on this computer were damaged and could not be brought back. "
            "New ones are kept.",
        )
    return translate(
        "Texts",
        "Drafts cannot be kept on this computer. What you have not sent is lost when the program "
        "closes.",
    )


def _refused_text(notice: Notice, subject: str) -> str:
    if notice.refusal is Refusal.IN_DOUBT:
        text = _doubtful_text(notice.action)
        return f"{subject}: {text}" if subject else text
    why = dial_failure_text if notice.action == Dial.__name__ else refusal_text
    reason = why(notice.refusal or Refusal.OTHER, notice.who)
    parts = (failed_action_text(notice.action), _kept_text(notice), reason)
    text = " ".join(part for part in parts if part)
    return f"{subject}: {text}" if subject else text


def _doubtful_text(action: str) -> str:
    """What nobody knows after an interruption."""
    return {
        "SendMessage": translate(
            "Texts", "We do not know whether your message arrived. Check the conversation."
        ),
        "SendFile": translate(
            "Texts", "We do not know whether your file arrived. Check the conversation."
        ),
        "SendDraft": translate(
            "Texts", "We do not know whether your e-mail was sent. Check before you send it again."
        ),
        "NewMail": translate(
            "Texts", "We do not know whether the new e-mail was begun. Look for it in your list."
        ),
        "Transfer": translate(
            "Texts", "We do not know whether the conversation was passed on. Ask whom it was for."
        ),
    }.get(
        action,
        translate(
            "Texts",
            "We do not know whether your last step was carried out. Check before you repeat it.",
        ),
    )


def _kept_text(notice: Notice) -> str:
    """That a conversation is still the agent's, where it is sure to be."""
    stays = notice.action == Transfer.__name__ and notice.refusal not in _DOUBTFUL
    return translate("Texts", "It stays with you.") if stays else ""


def _profile_changed_text(changed_by: ChangedBy | None, profile: str) -> str:
    if changed_by is ChangedBy.EXPIRY:
        return translate("Texts", "The time of your profile is up: you are now “{0}”.").format(
            profile
        )
    if changed_by is ChangedBy.SUPERVISOR:
        return translate("Texts", "Your supervisor changed your profile to “{0}”.").format(profile)
    return translate("Texts", "Your profile was changed to “{0}” elsewhere.").format(profile)


def _work_status_changed_text(notice: Notice) -> str:
    ready = notice.subject == WorkStatus.READY.value
    if notice.changed_by is ChangedBy.SUPERVISOR:
        if ready:
            return translate("Texts", "Your supervisor made you ready. You can get work now.")
        return translate("Texts", "Your supervisor made you not ready. You get no offers.")
    if ready:
        return translate("Texts", "You were made ready elsewhere. You can get work now.")
    return translate("Texts", "You were made not ready elsewhere. You get no offers.")


def remedy_text(remedy: Remedy) -> str:
    """The button that mends what a notice is about."""
    return {
        Remedy.BE_READY: translate("Texts", "Be ready"),
        Remedy.CHOOSE_AVAILABLE: translate("Texts", "Change profile and be ready"),
        Remedy.SEND_AGAIN: translate("Texts", "Send again"),
        Remedy.LOAD_SCRIPT: translate("Texts", "Load the script again"),
    }[remedy]


def failed_action_text(action: str) -> str:
    """What did not happen, for the class name of an action; empty for one nobody asked for."""
    return {
        "SetWorkStatus": translate("Texts", "Your status was not changed."),
        "SetPresence": translate("Texts", "Your presence profile was not changed."),
        "ServeQueue": translate("Texts", "Your queues were not changed."),
        "AcceptOffer": translate("Texts", "The offer was not accepted."),
        "DeclineOffer": translate("Texts", "The offer was not declined."),
        "Pick": translate("Texts", "It was not picked."),
        "SendMessage": translate("Texts", "The message was not sent."),
        "Transfer": translate("Texts", "The conversation was not transferred."),
        "EndInteraction": translate("Texts", "The conversation was not ended."),
        "LoadScript": translate("Texts", "The script was not loaded."),
        "SaveScript": translate("Texts", "The script was not saved."),
        "SetCallState": translate("Texts", "The call was not changed."),
        "SetRecording": translate("Texts", "The recording was not changed."),
        "Dial": translate("Texts", "The call was not made."),
        "AnswerPreview": translate("Texts", "Your decision on the preview was not taken."),
        "SetCallResult": translate("Texts", "The result of the call was not saved."),
        "SetCustomerAttributes": translate("Texts", "The customer’s data were not changed."),
        "StartDraft": translate("Texts", "The e-mail was not begun."),
        "EditDraft": translate("Texts", "The draft is kept on this computer only."),
        "AddRecipient": translate("Texts", "A recipient was not added on the server."),
        "RemoveRecipient": translate("Texts", "A recipient was not removed on the server."),
        "SetRecipients": translate("Texts", "The recipients were not changed on the server."),
        "AttachOriginal": translate("Texts", "The file was not attached."),
        "RemoveAttachment": translate("Texts", "The file was not removed."),
        "SendDraft": translate("Texts", "The e-mail was not sent."),
        "ParkDraft": translate("Texts", "The e-mail was not set aside."),
        "ParkTask": translate("Texts", "The task was not set aside."),
        "DiscardDraft": translate("Texts", "The draft was not discarded."),
        "NewMail": translate("Texts", "The new e-mail was not begun."),
        "OpenParked": translate("Texts", "What was set aside was not taken up again."),
        "FinishInteraction": translate("Texts", "The wrap-up was not finished."),
        "AskForHelp": translate("Texts", "Your supervisor was not asked for help."),
        "OpenGuidance": translate("Texts", "The chat for help was not opened."),
        "Supervise": translate("Texts", "Your colleague is not supervised."),
        "SetSupervision": translate("Texts", "What you do as a supervisor was not changed."),
        "EndSupervision": translate("Texts", "The supervision was not ended."),
        "BargeIn": translate("Texts", "What you said did not reach the conversation."),
        "ControlContact": translate("Texts", "Your colleague’s conversation was not changed."),
        "ChangeSettings": translate("Texts", "Your settings were not changed."),
        "ChangeAlias": translate("Texts", "Your settings were not changed."),
        "ServeExternally": translate("Texts", "Your queues were not changed."),
        "DenySupervising": translate("Texts", "What supervisors may do was not changed."),
        "SetTelephone": translate("Texts", "Your telephone settings were not changed."),
        "AskForReport": translate("Texts", "The personal data were not collected."),
        "DeletePersonalData": translate("Texts", "The personal data were not deleted."),
        "SendFile": translate("Texts", "The file was not sent."),
    }.get(action, "")
