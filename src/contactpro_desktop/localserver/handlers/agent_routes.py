"""The resources of an agent: which method of which address does what (ECFS 22Q1)."""

from __future__ import annotations

from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.agent_writes import AgentWrites
from contactpro_desktop.localserver.handlers.routing import Resource, RouteTable


def agent_routes(reads: AgentReads, writes: AgentWrites) -> RouteTable[AgentCaller]:
    """The table; whatever is read can be subscribed to."""
    forbidden = {"PUT": writes.forbidden}
    return RouteTable(
        [
            Resource("properties", reads.properties, {"PUT": writes.properties}),
            Resource("properties/capabilities", reads.capabilities, {"PUT": writes.capabilities}),
            Resource("properties/phone", reads.phone, forbidden),
            Resource("properties/supervising", reads.supervising, forbidden),
            Resource("properties/user_settings", reads.user_settings, forbidden),
            Resource("queues", reads.queues, forbidden),
            Resource("queues/{id}", reads.queue, {"PUT": writes.queue}),
            Resource("scripts", reads.scripts),
            Resource("scripts/{id}", reads.script),
            Resource("statistics", reads.statistics),
            Resource("statistics/queues", reads.queue_statistics),
            Resource("statistics/queues/{id}", reads.one_queue_statistics),
            Resource(
                "statistics/{id}", reads.one_queue_statistics, told_at="statistics/queues/{id}"
            ),
            Resource("interactions", reads.interactions, {"POST": writes.interactions}),
            Resource("interactions/{id}", reads.interaction, {"PUT": writes.interaction}),
            Resource(
                "interactions/{id}/transcript/messages", reads.messages, {"POST": writes.message}
            ),
            Resource("interactions/{id}/participants", reads.participants),
            Resource(
                "interactions/{id}/participants/{uniquekey}",
                reads.participant,
                {"PUT": writes.participant},
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
        ]
    )
