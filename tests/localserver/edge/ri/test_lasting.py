"""What RI has written is there after a restart, in the database's file."""

from __future__ import annotations

from pathlib import Path

from tests.localserver.edge.wire import Http, session_of, sign_in
from tests.support.server import demo_config, running_server

GOOD = "Tres-tristes-7"


async def test_passwords_sessions_and_entries_outlive_the_server(tmp_path: Path) -> None:
    config, database = demo_config(), tmp_path / "server.sqlite"
    async with running_server(config, database) as service:
        elena = await session_of(service.tenant_url, "elena")
        http = Http(service.tenant_url, elena)
        assert (await http("POST", "RI/dpi/entries", {"name": "Taller"})).status_code == 201
        rows = (await http("GET", "RI/rci/users?search=elena")).json()
        change = {"password": GOOD, "title": "Supervisora"}
        assert (await http("PUT", f"RI/rci/users/{rows[0]['id']}", change)).status_code == 204
    async with running_server(config, database) as service:
        assert (await sign_in(service.tenant_url, "elena")).status_code == 401
        assert (await sign_in(service.tenant_url, "elena", GOOD)).status_code == 200
        http = Http(service.tenant_url, elena)
        entries = (await http("GET", "RI/dpi/entries?sourceType=null")).json()
        assert [entry["name"] for entry in entries] == ["Taller"]
        user = (await http("GET", f"RI/rci/users/{rows[0]['id']}")).json()
        assert user["title"] == "Supervisora"
