"""Files between the end user's real browser and an agent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.e2e.browser import chromium
from tests.localserver.edge.served import media
from tests.localserver.edge.wire import open_socket, session_of, socket_url
from tests.support.server import server_in_thread

ME = "/users/me"


def shown(driver: Chrome, selector: str, text: str) -> bool:
    return any(text in each.text for each in driver.find_elements(By.CSS_SELECTOR, selector))


async def until(driver: Chrome, condition: Callable[[Chrome], object]) -> None:
    await asyncio.to_thread(WebDriverWait(driver, 10).until, condition)


@pytest.mark.timeout(90)
async def test_an_end_user_sends_and_saves_a_file(tmp_path: Path) -> None:
    paper = tmp_path / "contrato.txt"
    paper.write_bytes(b"the terms")
    with server_in_thread() as server, chromium(tmp_path / "profile") as driver:
        tenant = server.tenant_url
        session = await session_of(tenant, "ana")
        async with open_socket(socket_url(tenant), session) as ana:
            await ana.subscribe("properties", "interactions")
            driver.get(server.visitor_url)
            await until(driver, lambda d: d.find_element(By.ID, "start-button").is_displayed())
            await until(driver, lambda d: len(Select(d.find_element(By.ID, "start-queue")).options))
            driver.find_element(By.ID, "start-name").send_keys("Rosa")
            Select(driver.find_element(By.ID, "start-queue")).select_by_visible_text("Soporte")
            driver.find_element(By.ID, "start-button").click()
            await until(driver, lambda d: d.find_element(By.ID, "message-input").is_displayed())
            queue = next(
                each["id"]
                for each in (await ana.ok("GET", f"{ME}/queues"))["body"]
                if each["name"] == "Soporte"
            )
            contact = ""
            while not contact:
                rows = await waiting(tenant, session, queue)
                contact = rows[0]["id"] if rows else ""
            pick = {"channel_type": "chat", "status": "picked", "contact_id": contact}
            await ana.ok("POST", f"{ME}/interactions", pick)
            chat = (await ana.change("POST", f"{ME}/interactions/*"))["uri"].split("/")[4]
            driver.find_element(By.ID, "file-input").send_keys(str(paper))
            change = await ana.change("POST", f"{ME}/interactions/{chat}/attachments/*")
            sent = change["subscribed_resource"]
            assert (sent["filename"], sent["size"], sent["originator"]) == (
                "contrato.txt",
                9,
                "customer",
            )
            assert (await media(tenant, session, sent["id"])).content == b"the terms"
            await until(driver, lambda d: shown(d, "button.file", "contrato.txt"))
            uri = f"{ME}/interactions/{chat}/attachments"
            file = (await ana.ok("POST", uri, {"filename": "reply.txt", "size": 2}))["body"]["id"]
            assert (await media(tenant, session, file, b"ok")).status_code == 200
            await until(driver, lambda d: shown(d, "button.file", "reply.txt"))
            got = driver.execute_async_script(
                "const done = arguments[0];"
                "const make = URL.createObjectURL;"
                "URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };"
                "[...document.querySelectorAll('button.file')].at(-1).click();"
            )
            assert got == "ok"


async def waiting(tenant: str, session: str, queue: str) -> list[dict[str, str]]:
    """What waits in a queue, as the agent's picklist asks for it."""
    async with httpx.AsyncClient(cookies={"JSESSIONID": session}) as http:
        answer = await http.get(f"{tenant}/ecfs/RI/rmi/contacts", params={"queueId": queue})
    rows: list[dict[str, str]] = answer.json()
    return rows
