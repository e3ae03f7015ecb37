"""The resources of an agent: which method of which address does what (ECFS 22Q1)."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.agent_writes import AgentWrites
from contactpro_desktop.localserver.handlers.chat import ChatWrites
from contactpro_desktop.localserver.handlers.interaction_writes import InteractionWrites
from contactpro_desktop.localserver.handlers.preference_writes import PreferenceWrites
from contactpro_desktop.localserver.handlers.routing import Resource, RouteTable


def agent_routes(
    reads: AgentReads,
    writes: AgentWrites,
    preferences: PreferenceWrites,
    interactions: InteractionWrites,
    chat: ChatWrites,
    more: Iterable[Resource[AgentCaller]] = (),
) -> RouteTable[AgentCaller]:
    """The table, with `more` from elsewhere; whatever is read can be subscribed to."""
    return RouteTable(
        [
            Resource("properties", reads.properties, {"PUT": writes.properties}),
            Resource("properties/capabilities", reads.capabilities, {"PUT": writes.capabilities}),
            Resource("properties/phone", reads.phone, {"PUT": preferences.phone}),
            Resource("properties/supervising", reads.supervising, {"PUT": preferences.supervising}),
            Resource(
                "properties/user_settings", reads.user_settings, {"PUT": preferences.user_settings}
            ),
            Resource("queues", reads.queues, {"PUT": preferences.queues}),
            Resource("queues/{id}", reads.queue, {"PUT": writes.queue}),
            Resource("scripts", reads.scripts),
            Resource("scripts/{id}", reads.script),
            Resource("statistics", reads.statistics),
            Resource("statistics/queues", reads.queue_statistics),
            Resource("statistics/queues/{id}", reads.one_queue_statistics),
            Resource(
                "statistics/{id}", reads.one_queue_statistics, told_at="statistics/queues/{id}"
            ),
            Resource("interactions", reads.interactions, {"POST": interactions.post}),
            Resource("interactions/{id}", reads.interaction, {"PUT": interactions.put}),
            Resource(
                "interactions/{id}/transcript/messages", reads.messages, {"POST": chat.message}
            ),
            Resource("interactions/{id}/participants", reads.participants),
            Resource(
                "interactions/{id}/participants/{uniquekey}",
                reads.participant,
                {"PUT": chat.participant},
            ),
            Resource(
                "interactions/{id}/scripts/{script_id}/scriptanswers",
                reads.script_answers,
                {"POST": writes.script_answers},
            ),
            Resource(
                "interactions/{id}/scripts/{script_id}/scriptanswers/{question_id}",
                writers={"PUT": writes.script_answer},
            ),
            Resource("ui", reads.ui, {"PUT": preferences.put_ui, "DELETE": preferences.delete_ui}),
            Resource("ui/{name}", reads.ui_value),
            *more,
        ]
    )
