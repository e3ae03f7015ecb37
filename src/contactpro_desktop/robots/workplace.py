"""What an agent sees, kept up to date from the events of the assignment client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import Action, SetWorkStatus
from contactpro_desktop.domain.agent import Agent, ChangedBy, WorkStatus
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.events import Event
from contactpro_desktop.domain.ids import ContactId, InteractionId, ScriptId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.script import Script
from contactpro_desktop.robots.wishes import AT_ONCE, Seconds, Wish


@dataclass(slots=True)
class Workplace:
    """The least that a robot needs to serve: a person's client keeps a great deal more."""

    me: Agent | None = None
    interactions: dict[InteractionId, Interaction] = field(default_factory=dict)
    transcripts: dict[InteractionId, list[Message]] = field(default_factory=dict)
    scripts: dict[ScriptId, Script] = field(default_factory=dict)
    picklist: dict[ContactId, PicklistRow] = field(default_factory=dict)

    def messages(self, interaction_id: InteractionId) -> list[Message]:
        return self.transcripts.get(interaction_id, [])

    def in_section(self, section: Section) -> list[Interaction]:
        return [each for each in self.interactions.values() if each.section is section]

    def take(self, event: Event) -> None:
        match event:
            case events.MeChanged(me):
                self.me = me
            case events.ScriptsChanged(scripts):
                self.scripts = {script.id: script for script in scripts}
            case events.InteractionChanged(interaction):
                self.interactions[interaction.id] = interaction
            case events.InteractionRemoved(interaction_id):
                self._forget(interaction_id)
            case events.SnapshotTaken(interaction_ids):
                for interaction_id in self.interactions.keys() - interaction_ids:
                    self._forget(interaction_id)
            case events.MessagesReceived(interaction_id, messages):
                self._hear(interaction_id, messages)
            case events.PicklistReplaced(rows):
                self.picklist = {row.contact_id: row for row in rows}
            case events.PicklistUpdated(changed, removed):
                self.picklist.update({row.contact_id: row for row in changed})
                for contact_id in removed:
                    self.picklist.pop(contact_id, None)

    def _forget(self, interaction_id: InteractionId) -> None:
        self.interactions.pop(interaction_id, None)
        self.transcripts.pop(interaction_id, None)

    def _hear(self, interaction_id: InteractionId, messages: tuple[Message, ...]) -> None:
        """A snapshot after a gap tells messages that are known already."""
        known = self.transcripts.setdefault(interaction_id, [])
        ids = {message.id for message in known if message.id is not None}
        known.extend(message for message in messages if message.id not in ids)


def be_ready(place: Workplace, after: Seconds = AT_ONCE) -> Iterator[Wish[Action]]:
    """Be ready for work, also again after a missed offer; what a supervisor says, stands."""
    me = place.me
    if me is None or me.work_status is WorkStatus.READY or me.ready_is_refused:
        return
    if me.work_status_changed_by is not ChangedBy.SUPERVISOR:
        yield Wish("ready", SetWorkStatus(WorkStatus.READY), after)


def customer_spoke_last(messages: Sequence[Message]) -> bool:
    """Whether an answer of mine is due: nobody but the customer and I counts."""
    authors = [m.author for m in messages if m.author in (Author.ME, Author.END_USER)]
    return bool(authors) and authors[-1] is Author.END_USER
