"""Which function carries out which command about mails, where nothing new comes of it."""

from typing import assert_never

from contactpro_desktop.localserver.router import mail_drafts, mails, parking
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.mail_commands import (
    AddRecipient,
    AttachOriginal,
    ChangeDraft,
    DetachFile,
    DiscardDraft,
    MailChange,
    Park,
    RemoveRecipient,
    SettleDraft,
    StartDraft,
)


def change_mail(draft: Draft, command: MailChange) -> None:
    match command:
        case StartDraft():
            mail_drafts.start(draft, command)
        case ChangeDraft():
            mail_drafts.change(draft, command)
        case AddRecipient():
            mail_drafts.add_recipient(draft, command)
        case RemoveRecipient():
            mail_drafts.remove_recipient(draft, command)
        case AttachOriginal():
            mail_drafts.attach_original(draft, command)
        case DetachFile():
            mail_drafts.detach(draft, command)
        case DiscardDraft():
            mails.discard(draft, command)
        case SettleDraft():
            mails.settle(draft, command)
        case Park():
            parking.park(draft, command)
        case _:
            assert_never(command)
