"""Random commands about files of chats, what agents set for themselves, and work that is meant for
one agent, among all the others; what must hold of them after each step."""

from dataclasses import replace

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import AgentId, AttachmentId, ContactId, QueueId
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.router.files import (
    AnnounceAttachment,
    Attachment,
    AttachmentArrived,
    AttachmentLost,
    NoteRefusedFile,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState
from contactpro_desktop.localserver.router.preferences import (
    DENIALS,
    ChangeDenials,
    ChangeSettings,
    ChangeTelephone,
    ChangeUi,
    PreferenceCommand,
    Preferences,
    ServeExternally,
    Setting,
)
from contactpro_desktop.localserver.router.settings import DENY_BUTTON, UI_PAIRS
from tests.localserver.core.shift import Shift
from tests.localserver.core.test_router_machine import AGENTS, NTH, QUEUES, SITE, ContactCentre

FREE, FIXED = "ECFUI_free", "ECFUI_fixed"
DESK_SITE = replace(
    SITE,
    settings={
        FREE: Setting("0", allow_update=True),
        FIXED: Setting("0"),
        DENY_BUTTON: Setting("1", allow_update=True),
    },
)
SIZES = st.sampled_from(
    [0, 1, SITE.limits.max_attachment_bytes, SITE.limits.max_attachment_bytes + 1]
)
NAMES = st.sampled_from(["a.png", "b.exe", "c", "\0", "x" * 300])
WORDS = st.integers(0, UI_PAIRS + 1).map("pair {}".format)
VALUES = st.sampled_from(["", "1", "x" * 256, "\0"])


class DeskCentre(ContactCentre):
    """`files` and `kept` are what was there after the last command that may change it."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = Shift(DESK_SITE)
        self.files: dict[ContactId, dict[AttachmentId, Attachment]] = {}
        self.kept: dict[AgentId, Preferences] = {}

    # --- Files -------------------------------------------------------------------------------

    @invariant()
    def files_stay_what_they_are(self) -> None:
        """A file is announced, then there or dropped, from where it may still come; or refused for
        good. Nothing else befalls it."""
        state = self.shift.floor.state
        for contact_id, contact in state.contacts.items():
            known = self.files.get(contact_id, {})
            there = {each.id: each for each in contact.attachments}
            assert len(there) == len(contact.attachments), "an id is one file's"
            assert known.keys() <= there.keys(), "no file goes while its chat is there"
            for key, file in there.items():
                before = known.get(key, file)
                assert not file.arrived or not (file.dropped or file.refused)
                assert not before.arrived or file == before
                assert not before.dropped or file.arrived or file == before
                assert (file.filename, file.sender) == (before.filename, before.sender)
            assert not there or contact.channel is Channel.CHAT
            self.files[contact_id] = there

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH, name=NAMES, size=SIZES, by_agent=st.booleans())
    def announce(self, nth: int, name: str, size: int, by_agent: bool) -> None:
        agent, leg = self.shift.some_leg(nth, LegState.ACCEPTED)
        row = self.shift.floor.state.legs.get(leg)
        if by_agent and row is not None:
            command = AnnounceAttachment(row.contact_id, name, size, "image/png", agent, leg)
        else:
            command = AnnounceAttachment(self._chat(nth), name, size, "image/png")
        self.shift.perform(command)

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH, size=SIZES)
    def arrive(self, nth: int, size: int) -> None:
        self.shift.perform(AttachmentArrived(*self._file(nth), size))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH, reason=st.sampled_from(DropReason))
    def lose(self, nth: int, reason: DropReason) -> None:
        self.shift.perform(AttachmentLost(*self._file(nth), reason))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH, name=NAMES)
    def refuse_a_file(self, nth: int, name: str) -> None:
        """And put it all the same."""
        contact_id = self._chat(nth)
        self.shift.perform(NoteRefusedFile(contact_id, name, DropReason.NOT_ALLOWED))
        contact = self.shift.floor.state.contacts.get(contact_id)
        for each in contact.attachments if contact else ():
            if each.refused:
                self.shift.perform(AttachmentArrived(contact_id, each.id, 1))

    def _chat(self, nth: int) -> ContactId:
        return self.shift.some_contact(nth, ContactState.OWNED, ContactState.QUEUED)

    def _file(self, nth: int) -> tuple[ContactId, AttachmentId]:
        """Of some chat, the file that came last, if there is one."""
        of = [key for key, files in self.files.items() if files]
        contact_id = of[nth % len(of)] if of and nth < 8 else self._chat(nth)
        return contact_id, next(reversed(self.files.get(contact_id, {})), AttachmentId("NONE"))

    # --- Preferences -------------------------------------------------------------------------

    @invariant()
    def preferences_are_changed_by_their_agent_alone(self) -> None:
        """Whatever else happens, restarts and sign-outs included."""
        for agent_id, row in self.shift.floor.state.agents.items():
            assert row.preferences == self.kept.get(agent_id, Preferences())

    @invariant()
    def preferences_are_in_bounds(self) -> None:
        for agent_id, row in self.shift.floor.state.agents.items():
            kept = row.preferences
            assert kept.settings.keys() <= {FREE, DENY_BUTTON}, "what may not be changed is not"
            assert kept.denials <= set(DENIALS)
            assert kept.serving_external <= set(DESK_SITE.agents[agent_id].queues)
            assert len(kept.ui) <= UI_PAIRS

    @rule(agent=AGENTS, name=st.sampled_from([FREE, FIXED, DENY_BUTTON, "none"]), value=VALUES)
    def change_settings(self, agent: AgentId, name: str, value: str) -> None:
        self._prefer(ChangeSettings(agent, {name: value}))

    @rule(agent=AGENTS, what=st.sampled_from(DENIALS), denied=st.booleans())
    def deny(self, agent: AgentId, what: str, denied: bool) -> None:
        self._prefer(ChangeDenials(agent, {what: denied}))

    @rule(agent=AGENTS, number=st.none() | VALUES, on=st.none() | st.booleans())
    def change_telephone(self, agent: AgentId, number: str | None, on: bool | None) -> None:
        self._prefer(ChangeTelephone(agent, number, on, {} if on is None else {"active": on}))

    @rule(agent=AGENTS, queue=QUEUES, serve=st.booleans())
    def serve_from_outside(self, agent: AgentId, queue: QueueId, serve: bool) -> None:
        self._prefer(ServeExternally(agent, {queue: serve}))

    @rule(agent=AGENTS, name=WORDS, value=st.none() | VALUES)
    def share(self, agent: AgentId, name: str, value: str | None) -> None:
        if value is None:
            self._prefer(ChangeUi(agent, gone=frozenset({name})))
        else:
            self._prefer(ChangeUi(agent, {name: value}))

    def _prefer(self, command: PreferenceCommand) -> None:
        self.shift.perform(command)
        row = self.shift.floor.state.agents.get(command.agent_id)
        if row is not None:
            self.kept[command.agent_id] = row.preferences

    # --- Work for one agent ------------------------------------------------------------------

    @rule(queue=QUEUES, agent=AGENTS)
    def open_for_one(self, queue: QueueId, agent: AgentId) -> None:
        """It rings there and nowhere else, or is refused and nothing is left of it."""
        state = self.shift.floor.state
        before = set(state.contacts)
        channel = DESK_SITE.queues[queue].channel
        self.shift.perform(OpenContact(queue, channel, "elena@demo", "Elena", direct_to=agent))
        for contact_id in set(self.shift.floor.state.contacts) - before:
            contact = self.shift.floor.state.contacts[contact_id]
            ringing = [
                leg for leg in self.shift.floor.state.legs.values() if leg.contact_id == contact_id
            ]
            assert contact.state is ContactState.OFFERED
            assert [(leg.agent_id, leg.direct) for leg in ringing] == [(agent, True)]


DeskCentre.TestCase.settings = settings(
    max_examples=settings.get_profile("quick").max_examples // 2,
    stateful_step_count=50,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
TestDeskCentre = DeskCentre.TestCase
