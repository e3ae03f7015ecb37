"""The agent's interactions as the server tells of them, and the events that changes make.

Transcripts do not stay here: their messages pass through once, in the order told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Message, Participant
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    InteractionRemoved,
    MailChanged,
    MessagesReceived,
    ParticipantsChanged,
    ScriptAnswersChanged,
)
from contactpro_desktop.domain.ids import AttachmentId, InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import Mail
from contactpro_desktop.domain.script import Answers
from contactpro_desktop.ecfs import mapping
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping import Speakers
from contactpro_desktop.ecfs.paths import INTERACTIONS, Path, segments
from contactpro_desktop.ecfs.transcript_ids import TranscriptIds
from contactpro_desktop.ecfs.tree import ResourceTree, keyed

_ROOT = segments(INTERACTIONS)
_FILES = (("attachments",), ("draft", "attachments"))


@dataclass(slots=True)
class _Told:
    """What was told of one interaction last."""

    interaction: Interaction
    participants: tuple[Participant, ...] = ()
    answers: Answers = field(default_factory=dict)
    mail: Mail | None = None


class InteractionModel:
    """Takes changes below `/users/me/interactions` in; `events` tells what came of them.

    `vanished` are the interactions that went away between the last two calls of `events`, in
    their last state but with the reason of their end.
    """

    def __init__(self, tree: ResourceTree) -> None:
        self._tree = tree
        self._told: dict[str, _Told] = {}
        self._touched: dict[str, None] = {}
        self._last_words: dict[str, Json] = {}
        self._transcripts: dict[str, TranscriptIds] = {}
        self._heard: dict[str, list[Json]] = {}
        self.vanished: tuple[Interaction, ...] = ()

    @property
    def ids(self) -> frozenset[InteractionId]:
        """The interactions that exist now."""
        known = self._tree.get(_ROOT)
        return (
            frozenset(InteractionId(key) for key in known)
            if isinstance(known, dict)
            else (frozenset())
        )

    def __iter__(self) -> Iterator[Interaction]:
        """The interactions told of."""
        return (told.interaction for told in self._told.values())

    def get(self, interaction_id: InteractionId) -> Interaction | None:
        told = self._told.get(interaction_id)
        return told.interaction if told else None

    def answers(self, interaction_id: InteractionId) -> Answers:
        told = self._told.get(interaction_id)
        return told.answers if told else {}

    def mail(self, interaction_id: InteractionId) -> Mail | None:
        """The mail of an interaction; None for another channel's."""
        told = self._told.get(interaction_id)
        return told.mail if told else None

    def own_files(self) -> dict[AttachmentId, tuple[InteractionId, str]]:
        """The files that agents sent or announced, in chats and drafts of mails, with their
        interaction and name."""
        found: dict[AttachmentId, tuple[InteractionId, str]] = {}
        for interaction_id in self.ids:
            for place in _FILES:
                rows = self._tree.get((*_ROOT, interaction_id, *place))
                for key, row in rows.items() if isinstance(rows, dict) else ():
                    if isinstance(row, dict) and row.get("originator") == "agent":
                        found[AttachmentId(key)] = (interaction_id, str(row.get("filename")))
        return found

    def participant_key(self, interaction_id: InteractionId, address: str) -> str:
        """The key of the participant at `address` as the server writes it."""
        told = self._told.get(interaction_id)
        keys = (participant.key for participant in told.participants) if told else iter(())
        return next((key for key in keys if key.lower() == address.lower()), address)

    def change(self, method: str, path: Path, resource: Json) -> None:
        """One transaction at `path`; raises `ProtocolError`."""
        if method not in ("POST", "PUT", "DELETE"):
            raise ProtocolError("transaction_method")
        if path == _ROOT:
            self._replace_all(method, resource)
            return
        key = path[3]
        if len(path) == 4:
            self._change_whole(method, path, resource)
        elif self._tree.get(path[:4]) is None:
            raise ProtocolError("unknown_interaction")
        elif path[4] == "transcript":
            self._hear(key, method, resource)
            return
        else:
            self._tree.change(method, path, resource)
        self._touched[key] = None

    def events(self, my_address: str) -> Iterator[Event]:
        """What changed since the last call, an event for each interaction and kind of change."""
        touched, self._touched = self._touched, {}
        heard, self._heard = self._heard, {}
        self.vanished = ()
        for key in touched:
            resource = self._tree.get((*_ROOT, key))
            last_words = self._last_words.pop(key, None)
            if isinstance(resource, dict):
                yield from self._changed(key, {"id": key} | resource, my_address)
            else:
                yield from self._removed(key, last_words)
        for key, resources in heard.items():
            yield MessagesReceived(InteractionId(key), self._messages(key, resources, my_address))

    def _replace_all(self, method: str, resource: Json) -> None:
        elements = keyed(_ROOT, resource) if method != "DELETE" else {}
        if not isinstance(elements, dict):
            raise ProtocolError("interactions_not_a_collection")
        for gone in self.ids - elements.keys():
            self.change("DELETE", (*_ROOT, gone), None)
        for key, element in elements.items():
            self.change("POST", (*_ROOT, key), element)

    def _change_whole(self, method: str, path: Path, resource: Json) -> None:
        key = path[3]
        if method == "DELETE":
            self._last_words[key] = self._tree.get(path)
            self._heard.pop(key, None)
            self._tree.remove(path)
        elif isinstance(resource, dict):
            state = {name: value for name, value in resource.items() if name != "transcript"}
            self._tree.change(method, path, state)
            self._transcripts[key] = TranscriptIds()
            self._heard.pop(key, None)
            self._hear(key, method, resource.get("transcript"))
        else:
            raise ProtocolError("interaction_not_an_object")

    def _hear(self, key: str, method: str, resource: Json) -> None:
        if method != "DELETE":
            messages = list(mapping.messages_in(resource))
            if messages:
                self._heard.setdefault(key, []).extend(messages)

    def _changed(self, key: str, resource: Json, my_address: str) -> Iterator[Event]:
        interaction = mapping.interaction(resource)
        told = self._told.get(key)
        if told is None or told.interaction != interaction:
            yield InteractionChanged(interaction)
        if told is None:
            told = self._told[key] = _Told(interaction)
        told.interaction = interaction
        yield from self._participants_changed(told, resource, my_address)
        answers = mapping.script_answers(resource)
        if answers != told.answers:
            told.answers = answers
            yield ScriptAnswersChanged(interaction.id, answers)
        if interaction.channel is Channel.EMAIL:
            yield from _mail_changed(told, resource)

    def _participants_changed(
        self, told: _Told, resource: Json, my_address: str
    ) -> Iterator[Event]:
        participants = mapping.participants(resource, _speakers(told, my_address))
        if participants != told.participants:
            told.participants = participants
            yield ParticipantsChanged(told.interaction.id, participants)

    def _removed(self, key: str, last_words: Json) -> Iterator[Event]:
        self._transcripts.pop(key, None)
        told = self._told.pop(key, None)
        if told is not None:
            reason = mapping.interaction(last_words or {}).end_reason
            self.vanished += (replace(told.interaction, end_reason=reason),)
            yield InteractionRemoved(told.interaction.id)

    def _messages(self, key: str, resources: list[Json], my_address: str) -> tuple[Message, ...]:
        speakers = _speakers(self._told[key], my_address)
        named = self._transcripts[key].named
        return tuple(named(mapping.message(resource, speakers)) for resource in resources)


def _mail_changed(told: _Told, resource: Json) -> Iterator[Event]:
    mail = mapping.mail(resource)
    if mail != told.mail:
        told.mail = mail
        yield MailChanged(told.interaction.id, mail)


def _speakers(told: _Told, my_address: str) -> Speakers:
    names: Mapping[str, str] = {p.key.lower(): p.name for p in told.participants}
    interaction = told.interaction
    guest = interaction.supervision_id is not None
    return Speakers(my_address.lower(), interaction.customer_address.lower(), names, guest)
