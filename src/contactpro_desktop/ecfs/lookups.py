"""What the client looks up by itself, once something that it was told gives reason to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Event, InteractionChanged
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.envelope import Answer, Request
from contactpro_desktop.ecfs.paths import draft_uri, interaction_uri, webrtc_uri

_RIGHT_TO_VIDEO = "video"
_NOT_THERE = (404, 405)


class Lookups:
    """Those of one connection, each address once. `missing` is what the tenant turned out not to
    offer."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._looked_up: set[str] = set()
        self._asked: dict[str, tuple[str, Service]] = {}
        self.missing: frozenset[Service] = frozenset()

    def requests(self, events: Iterable[Event], model: AgentModel) -> Iterator[Request]:
        """What to ask because of `events`."""
        for event in events:
            if isinstance(event, InteractionChanged) and event.interaction.is_open:
                for uri, service in _unknown(event.interaction, model).items():
                    if service not in self.missing and uri not in self._looked_up:
                        yield self._look_up(uri, service)

    def answered(self, answer: Answer) -> str | None:
        """The address that the answer is about, if it answers one of these requests."""
        uri, service = self._asked.pop(answer.client_req_id, (None, None))
        if service is not None and answer.status in _NOT_THERE:
            self.missing |= {service}
        return uri

    def _look_up(self, uri: str, service: Service) -> Request:
        request = Request(self._new_id(), "GET", uri)
        self._looked_up.add(uri)
        self._asked[request.client_req_id] = (uri, service)
        return request


def _unknown(interaction: Interaction, model: AgentModel) -> Mapping[str, Service]:
    """What nobody has told of a conversation that has begun for the agent: the signals of a video
    chat that came before (ECFS 22Q1: they are pushed when they are sent), and whether a mail has
    a draft where not even its key is there."""
    if interaction.channel is Channel.CHAT:
        may = model.me is not None and _RIGHT_TO_VIDEO in model.me.rights
        return {webrtc_uri(interaction.id): Service.VIDEO} if may else {}
    told = model.resource(interaction_uri(interaction.id))
    if interaction.channel is Channel.EMAIL and isinstance(told, dict) and "draft" not in told:
        return {draft_uri(interaction.id): Service.DRAFTS}
    return {}
