"""Short ways to say what agents do with mails."""

from __future__ import annotations

from typing import Any

from tests.localserver.edge.wire import Client, Frame
from tests.support.mail import PostOffice, letter

INTERACTIONS = "/users/me/interactions"


def latest_contact(office: PostOffice) -> str:
    return list(office.service.engine.state.contacts)[-1]


async def pick(client: Client, contact_id: str, kind: str = "email") -> Frame:
    """The interaction that comes of picking."""
    seen = len(client.changes)
    wish = {"channel_type": kind, "status": "picked", "contact_id": contact_id}
    await client.ok("POST", INTERACTIONS, wish)
    change = await client.change("POST", f"{INTERACTIONS}/*", after=seen)
    found: Frame = change["subscribed_resource"]
    return found


async def picked_mail(office: PostOffice, client: Client, text: str = "Hola", **more: Any) -> str:
    """The address of a mail that has come and is the client's now."""
    await office.write(letter(text, **more))
    return f"{INTERACTIONS}/{(await pick(client, latest_contact(office)))['id']}"


async def begun(office: PostOffice, client: Client, kind: str = "reply", **more: Any) -> str:
    """The address of a mail with a draft in it."""
    uri = await picked_mail(office, client, **more)
    await client.ok("PUT", uri, {"draft": {"draft_type": kind}})
    await client.change("PUT", f"{uri}/draft")
    return uri


async def get(client: Client, uri: str) -> Any:
    return (await client.ok("GET", uri))["body"]


async def refused(
    client: Client, method: str, uri: str, body: Any = None, *, status: int = 403, reason: str
) -> None:
    answer = await client.request(method, uri, body)
    assert (answer["status"], answer["reason"]) == (status, reason), answer
