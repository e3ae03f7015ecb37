"""The server's end of one websocket: what it subscribed to, and the frames it gets. No sockets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contactpro_desktop.ecfs.envelope import (
    Answer,
    Json,
    MalformedRequest,
    Push,
    Request,
    SessionFrame,
    Transaction,
    decode_request,
    encode_answer,
    encode_session,
)
from contactpro_desktop.ecfs.paths import Path, segments
from contactpro_desktop.ecfs.portions import frames_of

_MAX_SUBSCRIPTIONS = 256


class SubscriberSession:
    """One connected client: an agent's or an end user's.

    Without `answers` requests are carried out but not answered, as the published model leaves
    open whether they are.
    """

    def __init__(self, *, answers: bool = True) -> None:
        self._answers = answers
        self._subscriptions: dict[Path, str] = {}

    def hello(self, session_id: str, ecf_session_id: str, now_ms: int) -> str:
        """The first frame. Both ids are 32 upper-case hexadecimal digits."""
        return encode_session(SessionFrame(session_id, ecf_session_id, now_ms))

    def receive(self, frame: bytes | str, now_ms: int) -> Request | Sequence[str]:
        """The request in `frame`, or the frames that refuse it as malformed."""
        try:
            return decode_request(frame)
        except MalformedRequest as error:
            return self._send_answer(
                Answer(error.client_req_id, 400, reason="malformed", server_time_ms=now_ms)
            )

    def answer(
        self,
        request: Request,
        status: int,
        now_ms: int,
        *,
        body: Json = None,
        reason: str = "",
        who: str = "",
    ) -> Sequence[str]:
        """The frames that tell how `request` went: one, or none without `answers`."""
        return self._send_answer(
            Answer(
                client_req_id=request.client_req_id,
                status=status,
                body=body,
                method=request.method,
                uri=request.uri,
                reason=reason,
                who=who,
                server_time_ms=now_ms,
            )
        )

    def subscribe(self, uri: str, snapshot: Iterable[Transaction], now_ms: int) -> Sequence[str]:
        """Tell of changes at and below `uri` from now on; the frames hold what is there already.

        Subscribing again gives the snapshot again. Beyond a bound on the number of subscriptions
        nothing is subscribed and there is no frame: refuse the request.
        """
        path = segments(uri)
        if path not in self._subscriptions and len(self._subscriptions) >= _MAX_SUBSCRIPTIONS:
            return []
        self._subscriptions[path] = uri
        return frames_of(Push(uri, tuple(snapshot), server_time_ms=now_ms))

    def unsubscribe(self, uri: str) -> None:
        self._subscriptions.pop(segments(uri), None)

    def push(
        self, transactions: Iterable[Transaction], now_ms: int, *, reason: str = ""
    ) -> Sequence[str]:
        """The frames that tell this client of `transactions`: one for each subscription touched.

        A change is told once, to the closest subscription at or above it.
        """
        told: dict[str, list[Transaction]] = {}
        for transaction in transactions:
            uri = self._subscription_of(segments(transaction.uri))
            if uri is not None:
                told.setdefault(uri, []).append(transaction)
        return [
            frame
            for uri, changes in told.items()
            for frame in frames_of(Push(uri, tuple(changes), reason=reason, server_time_ms=now_ms))
        ]

    def _subscription_of(self, path: Path) -> str | None:
        """The closest one above `path`; else, as when a parent is deleted, one below it."""
        for length in range(len(path), 1, -1):
            uri = self._subscriptions.get(path[:length])
            if uri is not None:
                return uri
        below = (uri for known, uri in self._subscriptions.items() if known[: len(path)] == path)
        return next(below, None)

    def _send_answer(self, answer: Answer) -> Sequence[str]:
        return [encode_answer(answer)] if self._answers else []
