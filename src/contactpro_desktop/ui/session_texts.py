"""Connection and session in words: what happened, and how to get on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.help import HelpProblem
from contactpro_desktop.domain.errors import (
    AlreadySignedIn,
    ContactProError,
    DirectoryUnavailable,
    Intercepted,
    ProxyFailed,
    ServerUnreachable,
    SessionExpired,
    UnknownTenant,
    UntrustedServer,
    WrongCredentials,
)
from contactpro_desktop.domain.events import Link, SessionEnd, Trouble
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ui.tenant_address import AddressProblem
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate


def link_text(link: Link) -> str:
    return {
        Link.OFFLINE: translate("Texts", "Not connected"),
        Link.CONNECTING: translate("Texts", "Connecting…"),
        Link.ONLINE: translate("Texts", "Connected"),
        Link.RECONNECTING: translate("Texts", "Connection lost, trying again"),
    }[link]


def no_connection_text() -> str:
    """Why nothing can be asked of the server."""
    return translate("Texts", "There is no connection to the server")


def help_problem_text(problem: HelpProblem, helper: SupervisorSession | None = None) -> str:
    """Why nobody can be asked for help now; `helper` is the session of who is there already."""
    return {
        HelpProblem.OFFLINE: no_connection_text(),
        HelpProblem.NOT_OFFERED: translate(
            "Texts", "Your contact centre has no queue for questions to supervisors."
        ),
        HelpProblem.ASKED: translate("Texts", "You have asked for help already."),
        HelpProblem.HELPED: translate("Texts", "{0} is with you already.").format(
            _supervisor_text(helper)
        ),
    }[problem]


def looks_on_text(session: SupervisorSession) -> str:
    """For the agent: who looks on at their work, and how; empty while nobody does."""
    if session.is_mine or session.supervisor_id is None:
        return ""
    who = _supervisor_text(session)
    match session.mode:
        case SupervisionMode.SILENT_LISTENING:
            return translate("Texts", "{0} listens").format(who)
        case SupervisionMode.COACHING:
            return translate("Texts", "{0} coaches you").format(who)
        case SupervisionMode.BARGE_IN:
            return translate("Texts", "{0} takes part").format(who)
        case _:
            return translate("Texts", "{0} looks on").format(who)


def _supervisor_text(session: SupervisorSession | None) -> str:
    name = plain(session.supervisor_name, 60) if session is not None else ""
    return name or translate("Texts", "Your supervisor")


def not_offered_text(service: Service) -> str:
    """What is switched off because the tenant does not have it; empty for what has words of its
    own where it is missed."""
    return {
        Service.PICKLIST: translate(
            "Texts", "Your contact centre does not tell what waits to be picked."
        ),
        Service.DIRECTORY: translate(
            "Texts", "Your contact centre lets nobody look up colleagues and queues here."
        ),
        Service.STATISTICS: translate("Texts", "No waiting figures here"),
        Service.DRAFTS: translate(
            "Texts", "Your contact centre does not take e-mails written in this program."
        ),
    }.get(service, "")


def connection_lost_text(retry_in: int | None, trouble: Trouble | None = None) -> str:
    """What a lost connection means; `retry_in` in seconds, None while it is being tried."""
    lost = translate("Texts", "Connection lost. What you see may be out of date.")
    now = translate("Texts", "Trying again…")
    later = translate("Texts", "Trying again in {0} s.")
    when = now if retry_in is None else later.format(retry_in)
    return " ".join(part for part in (lost, trouble_text(trouble), when) if part)


def trouble_text(trouble: Trouble | None) -> str:
    """What keeps the connection from coming back and what to do; empty where nothing is known."""
    match trouble:
        case None:
            return ""
        case Trouble.PROXY:
            return error_text(ProxyFailed())
        case Trouble.INTERCEPTED:
            return error_text(Intercepted())
        case Trouble.UNTRUSTED:
            return translate("Texts", "Who answers could not prove to be your server.")
        case Trouble.REFUSED:
            return translate("Texts", "The server answers, but lets nobody in at the moment.")


def session_end_text(reason: SessionEnd) -> str:
    """Why the sign-in form is back; empty after a sign-out, which the agent asked for."""
    return {
        SessionEnd.SIGNED_OUT: "",
        SessionEnd.EXPIRED: translate(
            "Texts", "Your session has expired. Sign in again to continue; your drafts are kept."
        ),
        SessionEnd.TAKEN_OVER: translate(
            "Texts",
            "You were signed in somewhere else, so this session was closed. If that was not you, "
            "tell your supervisor. Your drafts are kept.",
        ),
        SessionEnd.FORCED: translate(
            "Texts", "The server or a supervisor signed you out. Sign in again to continue."
        ),
        SessionEnd.BROKEN: translate(
            "Texts",
            "Something went wrong in this program, so the connection was closed. Sign in again to "
            "continue; your drafts are kept.",
        ),
    }[reason]


def error_text(error: ContactProError) -> str:
    """What went wrong and what to do, for an error that reaches the agent."""
    match error:
        case WrongCredentials():
            return translate(
                "Texts", "The user name or password is wrong. Check both, and mind capital letters."
            )
        case UnknownTenant():
            return translate(
                "Texts",
                "The server answers, but it does not know this tenant. Check the end of the "
                "address.",
            )
        case ServerUnreachable():
            return translate(
                "Texts",
                "Nobody answers at this address. Check the address and your network, then try "
                "again.",
            )
        case ProxyFailed():
            return translate(
                "Texts",
                "The proxy of your network did not let this program through. Tell your "
                "administrator.",
            )
        case Intercepted():
            return translate(
                "Texts",
                "Something else answers in the server’s place. Open any page in your browser: "
                "your network may want you to sign in first.",
            )
        case UntrustedServer():
            return translate(
                "Texts",
                "The server could not prove who it is, so nothing was sent. Check the address; "
                "if it is right, tell your administrator.",
            )
        case AlreadySignedIn():
            return translate("Texts", "You are already signed in somewhere else.")
        case SessionExpired():
            return session_end_text(SessionEnd.EXPIRED)
        case DirectoryUnavailable(refused=True):
            return not_offered_text(Service.DIRECTORY)
        case DirectoryUnavailable():
            return translate("Texts", "The directory does not answer. Try again in a moment.")
        case _:
            return translate(
                "Texts",
                "The server refused the sign-in. Try again; if it keeps happening, tell your "
                "administrator.",
            )


def address_problem_text(problem: AddressProblem) -> str:
    """What is wrong with a tenant address and how it should look."""
    return {
        AddressProblem.MISSING: translate("Texts", "Type the address of your tenant."),
        AddressProblem.NOT_AN_ADDRESS: translate(
            "Texts", "This is not an address. It looks like https://contact.example.org/tenant."
        ),
        AddressProblem.NO_TENANT: translate(
            "Texts",
            "The name of the tenant is missing at the end, as in "
            "https://contact.example.org/tenant.",
        ),
        AddressProblem.NOT_ENCRYPTED: translate(
            "Texts",
            "This address is not encrypted, so your password could be read on the way. Use one "
            "that starts with https.",
        ),
    }[problem]
