"""Addresses as strangers write them: with a slash at the end or none, with the session in them."""

from __future__ import annotations

import httpx
import pytest

from tests.localserver.edge.wire import SHARED, basic, session_of

READ = ["ecfs/rest/users/me/queues", "ecfs/RI/rmi/agents", "ecfs/RI/dpi/entries"]


@SHARED
@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("slash", ["", "/"])
async def test_a_slash_at_the_end_means_nothing(shared_tenant: str, path: str, slash: str) -> None:
    session = await session_of(shared_tenant, "ana")
    async with httpx.AsyncClient() as http:
        answer = await http.get(
            f"{shared_tenant}/{path}{slash}", headers={"Cookie": f"JSESSIONID={session}"}
        )
    assert answer.status_code == 200


@SHARED
@pytest.mark.parametrize("door", ["ecfs", "visitor/ecfs"])
@pytest.mark.parametrize("slash", ["", "/"])
async def test_everybody_signs_in_at_both(shared_tenant: str, door: str, slash: str) -> None:
    scheme = "ECFAuth" if door == "ecfs" else "anonymous"
    async with httpx.AsyncClient() as http:
        answer = await http.post(
            f"{shared_tenant}/{door}/authentication{slash}",
            headers={"Authorization": scheme},
            data={"Authorization": basic("ana")},
        )
        assert answer.status_code == 200
        if door == "ecfs":
            ended = await http.delete(f"{shared_tenant}/{door}/authentication{slash}")
            assert ended.status_code == 200


@SHARED
@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("tail", [";jsessionid={}", "/;jsessionid={}", ";JSESSIONID={}/"])
async def test_the_session_may_stand_at_the_end(shared_tenant: str, path: str, tail: str) -> None:
    session = await session_of(shared_tenant, "ana")
    async with httpx.AsyncClient() as http:
        known = await http.get(f"{shared_tenant}/{path}{tail.format(session)}")
        unknown = await http.get(f"{shared_tenant}/{path}{tail.format('0' * 32)}")
    assert (known.status_code, unknown.status_code) == (200, 403)


@SHARED
async def test_the_session_at_the_end_wins_over_a_cookie(shared_tenant: str) -> None:
    ana = await session_of(shared_tenant, "ana")
    bruno = await session_of(shared_tenant, "bruno")
    async with httpx.AsyncClient() as http:
        answer = await http.get(
            f"{shared_tenant}/ecfs/rest/users/me/properties;jsessionid={ana}",
            headers={"Cookie": f"JSESSIONID={bruno}"},
        )
    assert answer.json()["username"] == "ana"


@SHARED
async def test_an_address_of_the_page_keeps_its_slash(shared_tenant: str) -> None:
    async with httpx.AsyncClient() as http:
        page = await http.get(f"{shared_tenant}/visitor/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
