"""What a command does to the state: pure, and the only place where rules are applied.

No clock, no randomness, no I/O: the time and the source of ids come in as arguments.
"""

from typing import assert_never

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.router import (
    attaching,
    call_results,
    calls,
    campaigns,
    contacts,
    customer_calls,
    external,
    mail_drafts,
    mails,
    offers,
    parking,
    presence,
    previews,
    wrap_up,
)
from contactpro_desktop.localserver.router.allocation import allocate
from contactpro_desktop.localserver.router.call_commands import (
    AnswerCall,
    ChangeCallStatus,
    ChangeExternal,
    OpenExternal,
    PlaceCall,
    RecordCall,
    RingFarEnd,
)
from contactpro_desktop.localserver.router.campaign_commands import (
    ChangeCustomer,
    EndPreview,
    EraseCustomer,
    RequestCallback,
    SetResult,
)
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangeIdentity,
    ChangePresence,
    ChangeProperties,
    ChangeServing,
    ChangeWorkStatus,
    Command,
    Connect,
    CustomerLeaves,
    Decline,
    Disconnect,
    EndLeg,
    HandleLeg,
    OpenContact,
    PickContact,
    Restart,
    SaveAnswers,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.draft import Draft, IdSource
from contactpro_desktop.localserver.router.files import (
    AnnounceAttachment,
    AttachmentArrived,
    AttachmentLost,
    NoteRefusedFile,
)
from contactpro_desktop.localserver.router.mail_commands import (
    AddRecipient,
    AttachFile,
    AttachOriginal,
    ChangeDraft,
    DetachFile,
    DiscardDraft,
    Park,
    RemoveRecipient,
    Resume,
    SendDraft,
    SettleDraft,
    StartDraft,
    WriteMail,
)
from contactpro_desktop.localserver.router.mailroom import change_mail
from contactpro_desktop.localserver.router.model import Created, Decision
from contactpro_desktop.localserver.router.peers import settle
from contactpro_desktop.localserver.router.preferences import (
    ChangeDenials,
    ChangeSettings,
    ChangeTelephone,
    ChangeUi,
    PreferenceCommand,
    ServeExternally,
)
from contactpro_desktop.localserver.router.restart import restart
from contactpro_desktop.localserver.router.settings import change_preferences
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.ticking import tick
from contactpro_desktop.localserver.router.transfer import transfer

_AgentCommand = (
    Connect
    | Disconnect
    | SignOut
    | ChangeWorkStatus
    | ChangePresence
    | ChangeServing
    | ChangeIdentity
    | ChangeProperties
    | PreferenceCommand
)


_CallChange = RingFarEnd | AnswerCall | ChangeCallStatus | RecordCall | ChangeExternal


def decide(state: State, command: Command, now: Instant, new_id: IdSource) -> Decision:
    """The rows `command` writes, and the offers that follow from it. Raises `Refused`.

    `state` is not changed. Whatever the command frees or adds is allocated in this decision.
    """
    draft = Draft(state, now, new_id)
    created = _perform(draft, command)
    settle(draft)
    allocate(draft)
    return draft.decision(created)


def _perform(draft: Draft, command: Command) -> Created | None:
    match command:
        case OpenContact():
            return contacts.open_contact(draft, command)
        case Accept():
            return offers.accept(draft, command)
        case PickContact():
            return offers.pick(draft, command)
        case PlaceCall():
            return calls.place(draft, command)
        case OpenExternal():
            return external.open_external(draft, command)
        case EndPreview():
            previews.end_preview(draft, command)
        case SetResult():
            call_results.set_result(draft, command)
        case ChangeCustomer():
            customer_calls.change_customer(draft, command)
        case EraseCustomer():
            campaigns.erase_customer(draft, command)
        case RequestCallback():
            campaigns.request_callback(draft, command)
        case RingFarEnd() | AnswerCall() | ChangeCallStatus() | RecordCall() | ChangeExternal():
            _change_call(draft, command)
        case AnnounceAttachment():
            return attaching.announce(draft, command)
        case AttachmentArrived():
            if not mail_drafts.file_arrived(draft, command):
                attaching.arrived(draft, command)
        case AttachmentLost():
            if not mail_drafts.file_lost(draft, command):
                attaching.lose(draft, command)
        case NoteRefusedFile():
            attaching.note_refused(draft, command)
        case WriteMail():
            return mails.write_mail(draft, command)
        case SendDraft():
            return mail_drafts.send(draft, command)
        case AttachFile():
            return mail_drafts.attach(draft, command)
        case Resume():
            return parking.resume(draft, command)
        case (
            StartDraft()
            | ChangeDraft()
            | AddRecipient()
            | RemoveRecipient()
            | AttachOriginal()
            | DetachFile()
            | DiscardDraft()
            | SettleDraft()
            | Park()
        ):
            change_mail(draft, command)
        case Decline():
            offers.decline(draft, command)
        case TransferLeg():
            transfer(draft, command)
        case EndLeg():
            contacts.end_leg(draft, command)
        case CustomerLeaves():
            contacts.customer_leaves(draft, command)
        case HandleLeg():
            wrap_up.handle_leg(draft, command)
        case SaveAnswers():
            wrap_up.save_answers(draft, command)
        case Tick():
            tick(draft)
        case Restart():
            restart(draft)
        case _:
            _change_agent(draft, command)
    return None


def _change_call(draft: Draft, command: _CallChange) -> None:
    match command:
        case RingFarEnd():
            calls.ring_far_end(draft, command)
        case AnswerCall():
            calls.answer(draft, command)
        case ChangeCallStatus():
            calls.change_status(draft, command)
        case RecordCall():
            calls.record(draft, command)
        case ChangeExternal():
            external.change_external(draft, command)
        case _:
            assert_never(command)


def _change_agent(draft: Draft, command: _AgentCommand) -> None:
    match command:
        case Connect():
            presence.connect(draft, command)
        case Disconnect():
            presence.disconnect(draft, command)
        case SignOut():
            presence.sign_out(draft, command)
        case ChangeWorkStatus():
            presence.change_work_status(draft, command)
        case ChangePresence():
            presence.change_presence(draft, command)
        case ChangeServing():
            presence.change_serving(draft, command)
        case ChangeIdentity():
            presence.change_identity(draft, command)
        case ChangeProperties():
            presence.change_properties(draft, command)
        case (
            ChangeSettings() | ChangeDenials() | ChangeTelephone() | ServeExternally() | ChangeUi()
        ):
            change_preferences(draft, command)
        case _:
            assert_never(command)
