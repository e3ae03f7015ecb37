"""What an agent does with e-mails: read, answer, pass on, set aside, and write new ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.mail_drafts import MailDrafts, Unfinished, Written
from contactpro_desktop.domain.actions import (
    AddRecipient,
    AttachOriginal,
    DiscardDraft,
    DraftAction,
    EditDraft,
    NewMail,
    OpenParked,
    ParkDraft,
    ParkTask,
    RemoveAttachment,
    RemoveRecipient,
    SendDraft,
    SetRecipients,
    StartDraft,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import (
    AgentId,
    AttachmentId,
    ContactId,
    Instant,
    InteractionId,
)
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import (
    Addresses,
    DraftText,
    DraftType,
    MailAnswer,
    MailDraft,
    Parked,
    RecipientKind,
    change_between,
    merge,
    parse_addresses,
)
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.store.changes import (
    ActionEnded,
    Change,
    InteractionAdded,
    InteractionDropped,
    MailUpdated,
    MeUpdated,
    SessionClosed,
)
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.store.store import Store

KEEP_AFTER = 1.5
KEEP_EVERY = 10.0
"""What is written goes into the server's draft after so many seconds without a key, and after so
many seconds in any case."""

_PASSING = (Refusal.DISCONNECTED, Refusal.BUSY_SERVER, Refusal.CANNOT_STORE)


@dataclass(slots=True)
class _Writing:
    """One outgoing mail. `base` is what the server has, `mine` what the agent sees; `sent` is the
    last that was sent to be kept, so that nothing is sent twice."""

    contact_id: ContactId
    type: DraftType
    base: DraftText
    mine: DraftText
    sent: DraftText
    changed_at: Instant = 0.0
    sent_at: Instant = 0.0

    def is_due(self, now: Instant) -> bool:
        if self.mine == self.sent:
            return False
        return now - self.changed_at >= KEEP_AFTER or now - self.sent_at >= KEEP_EVERY


class Mails:
    """Keeps what is written in two places: on disk with every change, and in the server's draft
    every few seconds. Where both sides change the same field, the agent's own typing wins. What is
    no address yet is kept on disk alone, also while the mail is set aside.

    Lives on the GUI thread; whoever owns it calls `keep` once a second.
    """

    def __init__(self, store: Store, desk: Desk, drafts: Drafts) -> None:
        self._store = store
        self._desk = desk
        self._drafts = MailDrafts(drafts)
        self._writings: dict[InteractionId, _Writing] = {}
        self._parking: dict[InteractionId, Parked] = {}
        self._sending: dict[InteractionId, DraftType] = {}
        self._ending: set[InteractionId] = set()
        store.listen(self._on_changes)

    # Writing

    def text(self, interaction_id: InteractionId) -> DraftText | None:
        """The outgoing mail as the agent wrote it; None while none is begun."""
        writing = self._writings.get(interaction_id)
        return writing.mine if writing is not None else None

    def unfinished(self, interaction_id: InteractionId) -> Unfinished:
        """What is typed for the recipients and is no address yet."""
        writing = self._writings.get(interaction_id)
        return self._drafts.unfinished(writing.contact_id) if writing is not None else {}

    def is_kept(self, interaction_id: InteractionId) -> bool:
        """Whether the server has all that is written and can be sent to it."""
        writing = self._writings.get(interaction_id)
        return writing is None or not change_between(writing.base, writing.mine)

    def others(self, interaction_id: InteractionId) -> Addresses:
        """Who else got a mail: whom an answer to all goes to as well."""
        interaction = self._store.interactions.get(interaction_id)
        mail = self._store.mails.get(interaction_id)
        if interaction is None or mail is None:
            return ()
        own, _ = parse_addresses(interaction.destination)
        return without((*mail.to, *mail.cc), (mail.sender, *own))

    def reply(self, interaction_id: InteractionId, *, to_all: bool = False) -> None:
        """Begin to answer; `to_all` sends copies to everybody else who got the mail."""
        copies = self.others(interaction_id) if to_all else ()
        self._desk.ask(StartDraft(interaction_id, DraftType.REPLY, copies))

    def forward(self, interaction_id: InteractionId) -> None:
        self._desk.ask(StartDraft(interaction_id, DraftType.FORWARD))

    def write(self, interaction_id: InteractionId, text: DraftText, unfinished: Unfinished) -> None:
        """The agent has changed the outgoing mail, or what is to become addresses of it."""
        writing = self._writings.get(interaction_id)
        if writing is None:
            return
        self._drafts.save_unfinished(writing.contact_id, unfinished)
        if writing.mine != text:
            writing.mine, writing.changed_at = text, self._store.now()
            self._save(writing)

    def keep(self) -> None:
        """Bring what was written into the server's drafts, as often as it is time."""
        if self._store.link is not Link.ONLINE:
            return
        now = self._store.now()
        for interaction_id, writing in self._writings.items():
            if writing.is_due(now) and not self.is_busy(interaction_id):
                writing.sent, writing.sent_at = writing.mine, now
                self._bring(interaction_id, writing)

    def is_busy(self, interaction_id: InteractionId) -> bool:
        """Whether something that was asked for the draft awaits its outcome."""
        return any(
            isinstance(action, DraftAction) and action.interaction_id == interaction_id
            for action in self._store.pending.values()
        )

    def attach_original(self, interaction_id: InteractionId, attachment_id: AttachmentId) -> None:
        self._desk.ask(AttachOriginal(interaction_id, attachment_id))

    def remove_attachment(self, interaction_id: InteractionId, attachment_id: AttachmentId) -> None:
        self._desk.ask(RemoveAttachment(interaction_id, attachment_id))

    # The end of a draft

    def send(self, interaction_id: InteractionId, *, then_end: bool = False) -> None:
        """Send what is written; `then_end`: the conversation ends as soon as that is certain."""
        writing = self._writings.get(interaction_id)
        if writing is not None and writing.mine.to:
            change = change_between(writing.base, writing.mine)
            self._sending[interaction_id] = writing.type
            self._ending |= {interaction_id} if then_end else set()
            self._desk.ask(SendDraft(interaction_id, change))

    def park(self, interaction_id: InteractionId) -> None:
        """Set a mail aside, with what is written, or a task."""
        interaction = self._store.interactions.get(interaction_id)
        writing = self._writings.get(interaction_id)
        if interaction is None:
            return
        if interaction.channel is Channel.TASK:
            self._desk.ask(ParkTask(interaction_id))
        elif writing is not None:
            change = change_between(writing.base, writing.mine)
            self._desk.ask(ParkDraft(interaction_id, change))
        else:
            return
        self._parking[interaction_id] = Parked(
            interaction.contact_id,
            interaction.channel,
            interaction.title or (writing.mine.subject if writing else ""),
            interaction.customer_name or interaction.customer_address,
            self._store.now(),
        )

    def discard(self, interaction_id: InteractionId) -> None:
        self._desk.ask(DiscardDraft(interaction_id))

    # Mails that are not in the list

    def begin(self, text: DraftText) -> None:
        """Write to somebody who has not written."""
        self._desk.ask(NewMail(text, frozenset(self._store.interactions)))

    def _bring(self, interaction_id: InteractionId, writing: _Writing) -> None:
        change = change_between(writing.base, writing.mine)
        for kind in RecipientKind:
            mine, theirs = writing.mine.recipients(kind), writing.base.recipients(kind)
            self._bring_recipients(interaction_id, kind, mine, theirs)
        rest = replace(change, to=None, cc=None, bcc=None)
        if rest:
            self._desk.ask(EditDraft(interaction_id, rest))

    def _bring_recipients(
        self, interaction_id: InteractionId, kind: RecipientKind, mine: Addresses, theirs: Addresses
    ) -> None:
        """One address comes or goes alone, so that those of another client stay; more than that
        changes the list as a whole, so that it is never without them half-way."""
        added, gone = without(mine, theirs), without(theirs, mine)
        if len(added) + len(gone) > 1:
            self._desk.ask(SetRecipients(interaction_id, kind, mine))
            return
        for address in gone:
            self._desk.ask(RemoveRecipient(interaction_id, kind, address))
        for address in added:
            self._desk.ask(AddRecipient(interaction_id, kind, address))

    def _save(self, writing: _Writing) -> None:
        self._drafts.save(writing.contact_id, Written(writing.base, writing.mine))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            self._follow(change)

    def _follow(self, change: Change) -> None:
        match change:
            case MailUpdated(interaction_id):
                self._told(interaction_id)
            case InteractionAdded(interaction):
                self._unpark(interaction.contact_id)
            case InteractionDropped(interaction):
                self._writings.pop(interaction.id, None)
            case MeUpdated(None, me):
                self._reload(me.id)
            case ActionEnded():
                self._ended(change)
            case SessionClosed():
                self._parking.clear()
                self._sending.clear()
                self._ending.clear()

    def _told(self, interaction_id: InteractionId) -> None:
        """The server's draft is new, or changed: lay what the agent wrote over it."""
        interaction = self._store.interactions.get(interaction_id)
        mail = self._store.mails.get(interaction_id)
        draft = mail.open_draft if mail is not None else None
        if interaction is None or draft is None:
            self._writings.pop(interaction_id, None)
            return
        theirs = draft.text
        writing = self._writings.get(interaction_id)
        if writing is None:
            writing = self._writings[interaction_id] = self._taken_up(interaction, draft)
        writing.mine = merge(writing.base, writing.sent, writing.mine, theirs)
        writing.base, writing.type = theirs, draft.type
        self._save(writing)

    def _taken_up(self, interaction: Interaction, draft: MailDraft) -> _Writing:
        kept = self._drafts.load(interaction.contact_id) or Written(draft.text, draft.text)
        writing = _Writing(interaction.contact_id, draft.type, kept.base, kept.mine, kept.base)
        writing.sent_at = self._store.now()
        return writing

    def _ended(self, ended: ActionEnded) -> None:
        action, refusal = ended.action, ended.outcome.refusal
        if isinstance(action, ParkDraft | ParkTask):
            self._parked(action.interaction_id, succeeded=refusal is None)
        elif isinstance(action, OpenParked):
            self._opened(action.contact_id, refusal)
        elif isinstance(action, EditDraft | AddRecipient | RemoveRecipient | SetRecipients):
            self._try_again(action.interaction_id, refusal)
        elif isinstance(action, SendDraft):
            self._sent(action.interaction_id, succeeded=refusal is None)
        elif refusal is None and isinstance(action, DiscardDraft):
            self._done(action.interaction_id)
        elif ended.outcome.begun is not None and isinstance(action, NewMail):
            self._store.show(ended.outcome.begun)

    def _sent(self, interaction_id: InteractionId, *, succeeded: bool) -> None:
        ending = interaction_id in self._ending
        self._ending.discard(interaction_id)
        sent = self._sending.pop(interaction_id, DraftType.OTHER)
        if not succeeded:
            return
        self._done(interaction_id)
        self._store.note_answer(interaction_id, MailAnswer(sent, self._store.now()))
        interaction = self._store.interactions.get(interaction_id)
        if ending and interaction is not None and interaction.is_open:
            self._desk.end(interaction_id)

    def _done(self, interaction_id: InteractionId) -> None:
        """Nothing is left to be written, whatever the server still shows for a moment."""
        interaction = self._store.interactions.get(interaction_id)
        self._writings.pop(interaction_id, None)
        if interaction is not None:
            self._drafts.forget_all(interaction.contact_id)

    def _parked(self, interaction_id: InteractionId, *, succeeded: bool) -> None:
        parked = self._parking.pop(interaction_id, None)
        me = self._store.me
        if parked is None or me is None or not succeeded:
            return
        self._drafts.forget(parked.contact_id)
        self._drafts.park(me.id, parked, self._store.now())
        self._reload(me.id)

    def _opened(self, contact_id: ContactId, refusal: Refusal | None) -> None:
        if refusal is Refusal.NOT_FOUND:
            self._unpark(contact_id)
        opened = self._store.by_contact(contact_id) if refusal is None else None
        if opened is not None:
            self._store.show(opened.id)

    def _unpark(self, contact_id: ContactId) -> None:
        self._drafts.unpark(contact_id)
        if contact_id in self._store.parked and self._store.me is not None:
            self._reload(self._store.me.id)

    def _reload(self, agent_id: AgentId) -> None:
        """A server that tells what is set aside knows better."""
        if self._store.parked_is_told:
            return
        self._store.set_aside(self._drafts.parked_by(agent_id, self._store.now()))

    def _try_again(self, interaction_id: InteractionId, refusal: Refusal | None) -> None:
        writing = self._writings.get(interaction_id)
        if writing is not None and refusal in _PASSING:
            writing.sent = writing.base


def without(addresses: Addresses, unwanted: Addresses) -> Addresses:
    """Those of `addresses` that are not among `unwanted`, each once."""
    keys = {each.key for each in unwanted}
    return tuple({each.key: each for each in addresses if each.key not in keys}.values())
