"""Cutting a large push into frames that every client takes.

What a transcript holds can be larger than a frame may be. Then the interaction goes ahead with an
empty transcript, and its messages follow as changes of their own in as many frames as they need.
So all objects are told of before any message: a snapshot's first frame names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from contactpro_desktop.ecfs.envelope import Push, Transaction, encode_push
from contactpro_desktop.ecfs.paths import INTERACTIONS, child, segments
from contactpro_desktop.ecfs.tree import keyed

_INTERACTIONS = segments(INTERACTIONS)

_MAX_CHARS = 512 * 1024
"""Of at most four bytes each: half of what our own client takes."""


def frames_of(push: Push, max_chars: int = _MAX_CHARS) -> list[str]:
    """The frames that carry `push`, in order: one, unless it is larger than `max_chars`."""
    whole = encode_push(push)
    if len(whole) <= max_chars or not push.transactions:
        return [whole]
    ahead, messages = _without_transcripts(push.transactions)
    return [
        encode_push(replace(push, transactions=tuple(portion)))
        for portion in _portions([*ahead, *messages], max_chars)
    ]


def _without_transcripts(
    transactions: Iterable[Transaction],
) -> tuple[list[Transaction], list[Transaction]]:
    """`transactions` with empty transcripts, and the messages that were in them."""
    ahead: list[Transaction] = []
    messages: list[Transaction] = []
    for transaction in transactions:
        method, uri, resource = transaction
        if segments(uri)[:-1] != _INTERACTIONS or not isinstance(resource, dict):
            ahead.append(transaction)
            continue
        transcript = resource.get("transcript")
        told = transcript.get("messages") if isinstance(transcript, dict) else None
        ahead.append(Transaction(method, uri, {**resource, "transcript": {"messages": []}}))
        messages.extend(_messages(f"{uri}/transcript/messages", told))
    return ahead, messages


def _messages(uri: str, messages: object) -> Iterator[Transaction]:
    elements = keyed(segments(uri), messages)
    if isinstance(elements, dict):
        for key, message in elements.items():
            yield Transaction("POST", child(uri, key), message)


def _portions(pieces: Iterable[Transaction], max_chars: int) -> Iterator[list[Transaction]]:
    portion: list[Transaction] = []
    room = max_chars
    for piece in pieces:
        size = len(encode_push(Push("", (piece,))))
        if portion and size > room:
            yield portion
            portion, room = [], max_chars
        portion.append(piece)
        room -= size
    yield portion
