"""Mails and calls: no transcript, other words, and targets by id."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, QueueId
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import Client, agent

INTERACTIONS = "/users/me/interactions"


def queue_id(service: Service, name: str) -> QueueId:
    return next(q.id for q in service.engine.state.site.queues.values() if q.name == name)


def agent_id(service: Service, user: str) -> AgentId:
    return next(a.id for a in service.engine.state.site.agents.values() if a.username == user)


async def picked_mail(service: Service, client: Client) -> str:
    queue = queue_id(service, "Correo")
    mail = OpenContact(queue, Channel.EMAIL, "luis@example.org", "Luis M.", title="Factura")
    contact = (await service.engine.execute(mail)).created
    wish = {"channel_type": "email", "status": "picked", "contact_id": contact}
    await client.ok("POST", INTERACTIONS, wish)
    opened = await client.offer()
    assert opened["channel_type"] == "email"
    assert opened["title"] == "Factura"
    assert "transcript" not in opened
    return f"{INTERACTIONS}/{opened['id']}"


async def test_a_mail_goes_to_the_id_of_a_colleague(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "ana") as ana, agent(tenant, "carla") as carla:
        uri = await picked_mail(service, ana)
        for destination, kind, reason in (
            ("carla@demo.example", "AGENT", "target_gone"),
            (queue_id(service, "Correo"), "AGENT", "target_gone"),
            (agent_id(service, "carla"), "QUEUE", "target_gone"),
            (agent_id(service, "bruno"), "AGENT", "capability"),
        ):
            body = {
                "channel_status": "transferring",
                "destination": destination,
                "transfer_type": kind,
            }
            answer = await ana.request("PUT", uri, body)
            assert (answer["status"], answer["reason"]) == (403, reason)
        body = {"channel_status": "transferring", "destination": agent_id(service, "carla")}
        await ana.ok("PUT", uri, body)
        assert (await carla.offer())["channel_type"] == "email"


async def test_what_only_chats_have_is_not_there(service: Service) -> None:
    async with agent(service.tenant_url, "ana") as ana:
        uri = await picked_mail(service, ana)
        for method, where, body in (
            ("GET", f"{uri}/transcript/messages", None),
            ("GET", f"{uri}/participants", None),
            ("POST", f"{uri}/transcript/messages", {"message": "x"}),
            ("PUT", f"{uri}/participants/ana@demo", {"status": "typing"}),
        ):
            answer = await ana.request(method, where, body)
            assert (answer["status"], answer["reason"]) == (403, "not_found")


async def test_a_call_rings_and_is_connected(service: Service) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        queue = queue_id(service, "Llamadas")
        await service.engine.execute(OpenContact(queue, Channel.PHONE, "+34600", "Luis M."))
        offer = await diego.offer()
        assert (offer["channel_type"], offer["channel_status"]) == ("phone", "ringing")
        uri = f"{INTERACTIONS}/{offer['id']}"
        await diego.ok("PUT", uri, {"status": "accepted"})
        await diego.change("PUT", f"{uri}/channel_status", "connected")
