"""What an agent can read: GET, and the snapshot of SUBSCRIBE."""

from __future__ import annotations

from dataclasses import dataclass

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.script import Script
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.door.sessions import AgentSession
from contactpro_desktop.localserver.handlers.guidance import Guidance
from contactpro_desktop.localserver.handlers.routing import Call, element
from contactpro_desktop.localserver.push.figures_feed import FiguresFeed
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.push.video_signals import VideoSignals
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    AgentSpec,
    LegRow,
    LegState,
    Refused,
    Site,
)
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import Transcripts
from contactpro_desktop.localserver.views import agent as agent_view
from contactpro_desktop.localserver.views import scripts as script_view
from contactpro_desktop.localserver.views.chat import with_typing
from contactpro_desktop.localserver.views.interaction import interaction


@dataclass(frozen=True, slots=True)
class AgentCaller:
    """Who asks. `terminal_id` is the connection's own, or the session's for plain HTTP; empty where
    it is no connection of this agent's, but `supervisor` who asks in their place."""

    session: AgentSession
    terminal_id: str
    supervisor: AgentId | None = None

    @property
    def agent_id(self) -> AgentId:
        return self.session.agent_id

    @property
    def client(self) -> agent_view.Client:
        session = self.session
        return agent_view.Client(
            self.terminal_id, session.phone, session.video_chat, session.sip_connected
        )


class AgentReads:
    """Readers of the route table. All of them see the state of one moment, in keyed form."""

    def __init__(
        self,
        state: State,
        transcripts: Transcripts,
        figures: FiguresFeed,
        signals: VideoSignals,
        guidance: Guidance,
        typing: TypingNotices,
    ) -> None:
        self._guidance = guidance
        self._typing = typing
        self.state = state
        self._transcripts = transcripts
        self._figures = figures
        self._signals = signals

    @property
    def site(self) -> Site:
        return self.state.site

    def properties(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.properties(self.site, self.row(caller), caller.client)

    def capabilities(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.capabilities(caller.client)

    def phone(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.phone(self.row(caller), caller.client)

    def supervising(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.supervising(self.row(caller))

    def user_settings(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.user_settings(self.site, self.row(caller))

    def ui(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.ui(self.row(caller))

    def ui_value(self, caller: AgentCaller, call: Call) -> Json:
        return element(self.ui(caller, call), call.key("name"))

    def queues(self, caller: AgentCaller, call: Call) -> Json:
        return agent_view.queues(self.site, self.row(caller))

    def queue(self, caller: AgentCaller, call: Call) -> Json:
        return element(agent_view.queues(self.site, self.row(caller)), call.key("id"))

    def scripts(self, caller: AgentCaller, call: Call) -> Json:
        return script_view.scripts(self.site, self.row(caller))

    def script(self, caller: AgentCaller, call: Call) -> Json:
        return element(script_view.scripts(self.site, self.row(caller)), call.key("id"))

    def statistics(self, caller: AgentCaller, call: Call) -> Json:
        return {"queues": self.queue_statistics(caller, call)}

    def queue_statistics(self, caller: AgentCaller, call: Call) -> Json:
        return self._figures.read(caller.agent_id)

    def one_queue_statistics(self, caller: AgentCaller, call: Call) -> Json:
        return element(self._figures.read(caller.agent_id), call.key("id"))

    def interactions(self, caller: AgentCaller, call: Call) -> Json:
        views = {leg.id: self._view(leg) for leg in self.state.legs_of(caller.agent_id)}
        guest = self._as_guest(caller.agent_id)
        return {leg_id: view for leg_id, view in views.items() if view is not None} | guest

    def interaction(self, caller: AgentCaller, call: Call) -> Json:
        if self._guidance.has(caller.agent_id, call):
            return self._as_guest(caller.agent_id)[call.key("id")]
        return self._view(self.leg(caller, call))

    def messages(self, caller: AgentCaller, call: Call) -> Json:
        return element(element(self.interaction(caller, call), "transcript"), "messages")

    def participants(self, caller: AgentCaller, call: Call) -> Json:
        return element(self.interaction(caller, call), "participants")

    def participant(self, caller: AgentCaller, call: Call) -> Json:
        return element(self.participants(caller, call), call.key("uniquekey"))

    def script_answers(self, caller: AgentCaller, call: Call) -> Json:
        leg = self.leg(caller, call)
        return script_view.answers(self.script_of(leg, call), leg.answers)

    def attachments(self, caller: AgentCaller, call: Call) -> Json:
        return element(self.interaction(caller, call), "attachments")

    def attachment(self, caller: AgentCaller, call: Call) -> Json:
        return element(self.attachments(caller, call), call.key("attachment_id"))

    # --- What writers look up, too -----------------------------------------------------------

    def row(self, caller: AgentCaller) -> AgentRow:
        row = self.state.agent(caller.agent_id)
        if row is None:
            raise Refused(Refusal.NOT_FOUND)
        return row

    def spec(self, caller: AgentCaller) -> AgentSpec:
        return self.site.agents[caller.agent_id]

    def leg(self, caller: AgentCaller, call: Call) -> LegRow:
        """The caller's own leg of that id: somebody else's does not exist for them."""
        leg = self.state.leg(InteractionId(call.key("id")))
        hidden = leg is None or leg.state is LegState.PARKED
        if leg is None or hidden or leg.agent_id != caller.agent_id:
            raise Refused(Refusal.NOT_FOUND)
        return leg

    def leg_or_ended_offer(self, caller: AgentCaller, call: Call) -> LegRow:
        """As `leg`, and an offer that is over, so that whoever answers late can be told so."""
        ended = self.state.ended_offers.get(InteractionId(call.key("id")))
        if ended is not None and ended.agent_id == caller.agent_id:
            return ended
        return self.leg(caller, call)

    def channel(self, leg: LegRow) -> Channel:
        """That of its contact; a leg need not belong to a queue."""
        contact = self.state.contact(leg.contact_id)
        return contact.channel if contact is not None else self.site.queue_of(leg).channel

    def script_of(self, leg: LegRow, call: Call) -> Script:
        """The script of the leg's queue, if it is the one that the address names."""
        script_id = self.site.queue_of(leg).script_id
        if script_id is None or script_id != call.key("script_id"):
            raise Refused(Refusal.NOT_FOUND)
        return self.site.scripts[script_id]

    def _view(self, leg: LegRow) -> Json:
        view = interaction(self.state, leg.id, self._transcripts.messages(leg.contact_id))
        if view is not None and "webrtc" in view:
            view["webrtc"] = self._signals.view(leg.contact_id, Sender.AGENT)
        talking = leg.state is LegState.ACCEPTED
        return with_typing(view, self._typing.who(leg.contact_id)) if talking else view

    def _as_guest(self, agent_id: AgentId) -> dict[str, Json]:
        views = self._guidance.interactions(agent_id)
        return {
            key: with_typing(view, self._typing.who(ContactId(key))) for key, view in views.items()
        }
