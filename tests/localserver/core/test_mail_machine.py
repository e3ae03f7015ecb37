"""Random commands about mails among all the others; what must hold of drafts after each step."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AttachmentId, ContactId
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.router.files import Attachment, AttachmentArrived, Sender
from contactpro_desktop.localserver.router.mail import (
    Delivery,
    DraftChange,
    DraftId,
    DraftState,
    DraftType,
    MailAddress,
    MailContent,
    Recipients,
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
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.site import CORREO, RECLAMOS
from tests.localserver.core.test_router_machine import AGENTS, NTH, ContactCentre

ADDRESSES = st.sampled_from(["luis@web", "LUIS@web", "eva@web"])
FILE = Attachment(AttachmentId("F" * 32), "a.png", 3, "image/png", Sender.CUSTOMER, arrived=True)
CHANGES = st.builds(
    DraftChange,
    draft_type=st.none() | st.sampled_from(DraftType),
    subject=st.none() | st.sampled_from(["S", "two\nlines", "\0", "x" * 2000]),
    content=st.none() | st.sampled_from(["", "C"]),
    from_address=st.none() | st.sampled_from(["correo@demo", "reclamos@demo", "ventas@demo"]),
    to_address=st.none() | st.lists(st.builds(MailAddress, ADDRESSES), max_size=1).map(tuple),
)
TERMINAL = "T" * 32


class MailCentre(ContactCentre):
    """Everybody writes, parks, sends and passes on mails, at any time."""

    @invariant()
    def drafts_belong_to_open_mails(self) -> None:
        state = self.shift.floor.state
        for contact_id, mail in state.mails.items():
            assert state.contacts[contact_id].channel is Channel.EMAIL
            assert state.row(mail.id) is mail
        for contact_id, draft in state.drafts.items():
            contact = state.contacts[contact_id]
            assert draft.is_live
            assert state.row(draft.id) is draft
            assert contact_id in state.mails
            assert contact.state is not ContactState.CLOSED
            if draft.state is DraftState.SENDING:
                assert draft.to_address
                assert draft.message_id
                assert contact.leg_id is not None
                assert state.legs[contact.leg_id].state is LegState.ACCEPTED

    @invariant()
    def the_rows_tell_all(self) -> None:
        """A copy made of the rows alone is the same: nothing lives beside them."""
        state = self.shift.floor.state
        copied = state.copy()
        assert copied.mails == state.mails
        assert copied.drafts == state.drafts

    @rule(queue=st.sampled_from([CORREO, RECLAMOS]), is_task=st.booleans())
    def comes_in(self, queue, is_task):
        mail = MailContent(MailAddress("luis@web", "Luis"), attachments=(FILE,))
        channel = Channel.TASK if is_task else Channel.EMAIL
        self.shift.perform(
            OpenContact(queue, channel, "luis@web", "Luis", mail=None if is_task else mail)
        )

    @rule(agent=AGENTS, change=CHANGES)
    def write(self, agent, change):
        self.shift.perform(WriteMail(agent, TERMINAL, change))

    @precondition(lambda self: self.shift.floor.state.mails)
    @rule(nth=NTH, kind=st.sampled_from(DraftType), change=CHANGES)
    def start(self, nth, kind, change):
        agent, leg = self._mail(nth)
        self.shift.perform(StartDraft(agent, leg, TERMINAL, kind, change))

    @precondition(lambda self: self.shift.floor.state.drafts)
    @rule(nth=NTH, change=CHANGES)
    def change_draft(self, nth, change):
        agent, leg = self._mail(nth)
        self.shift.perform(ChangeDraft(agent, leg, TERMINAL, change))

    @precondition(lambda self: self.shift.floor.state.drafts)
    @rule(nth=NTH, which=st.sampled_from(Recipients), address=ADDRESSES, add=st.booleans())
    def change_recipients(self, nth, which, address, add):
        agent, leg = self._mail(nth)
        if add:
            told = MailAddress(address)
            self.shift.perform(AddRecipient(agent, leg, TERMINAL, which, told))
        else:
            self.shift.perform(RemoveRecipient(agent, leg, TERMINAL, which, address))

    @precondition(lambda self: self.shift.floor.state.drafts)
    @rule(nth=NTH, doing=st.sampled_from(["new", "original", "detach", "arrive"]))
    def change_files(self, nth, doing):
        agent, leg = self._mail(nth)
        contact, files = self._files(nth)
        if doing == "new":
            self.shift.perform(AttachFile(agent, leg, TERMINAL, "b.txt", 4, "text/plain"))
        elif doing == "original":
            self.shift.perform(AttachOriginal(agent, leg, TERMINAL, FILE.id))
        elif files and doing == "arrive":
            self.shift.perform(AttachmentArrived(contact, files[-1].id, 4))
        else:
            wanted = files[-1].id if files else FILE.id
            self.shift.perform(DetachFile(agent, leg, TERMINAL, wanted))

    @precondition(lambda self: self.shift.floor.state.drafts)
    @rule(nth=NTH)
    def discard(self, nth):
        self.shift.perform(DiscardDraft(*self._mail(nth)))

    @precondition(lambda self: self.shift.floor.state.drafts)
    @rule(nth=NTH, change=CHANGES)
    def send(self, nth, change):
        agent, leg = self._mail(nth)
        self.shift.perform(SendDraft(agent, leg, TERMINAL, change, "demo"))

    @precondition(lambda self: self.shift.floor.state.drafts)
    @rule(nth=NTH, failure=st.none() | st.sampled_from(Delivery), stale=st.booleans())
    def settle(self, nth, failure, stale):
        drafts = list(self.shift.floor.state.drafts.values())
        draft = drafts[nth % len(drafts)]
        known = DraftId("NONE") if stale else draft.id
        self.shift.perform(SettleDraft(draft.contact_id, known, failure))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, change=st.none() | CHANGES)
    def park(self, nth, change):
        self.shift.perform(Park(*self.shift.some_leg(nth, LegState.ACCEPTED), change))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, thief=st.none() | AGENTS)
    def resume(self, nth, thief):
        agent, leg = self.shift.some_leg(nth, LegState.PARKED)
        row = self.shift.floor.state.legs.get(leg)
        contact = row.contact_id if row else ContactId("NONE")
        self.shift.perform(Resume(thief or agent, contact))

    def _mail(self, nth):
        """Whose mail it is and their leg, if there is one that fits; else some other leg."""
        state = self.shift.floor.state
        legs = [
            leg
            for leg in state.legs.values()
            if leg.contact_id in state.mails and leg.state is LegState.ACCEPTED
        ]
        if legs and nth < 8:
            return legs[nth % len(legs)].agent_id, legs[nth % len(legs)].id
        return self.shift.some_leg(nth, LegState.ACCEPTED)

    def _files(self, nth):
        drafts = list(self.shift.floor.state.drafts.values())
        draft = drafts[nth % len(drafts)]
        return draft.contact_id, draft.attachments


MailCentre.TestCase.settings = settings(
    max_examples=3 * settings().max_examples // 2,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestMailCentre = MailCentre.TestCase
