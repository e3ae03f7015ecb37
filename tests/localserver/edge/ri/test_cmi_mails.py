"""CMI: e-mails that came by mail and were answered by mail."""

from __future__ import annotations

import pytest

from tests.localserver.edge.mailing import begun
from tests.localserver.edge.wire import Http, agent, session_of
from tests.support.mail import post_office


@pytest.mark.operation("GET /RI/cmi/emails", "GET /RI/cmi/emails/{id}")
async def test_a_mail_and_its_answer_are_two_rows() -> None:
    async with post_office() as office, agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", {"content": "Buenos días", "status": "sent"})
        http = Http(office.tenant, await session_of(office.tenant, "ana"))
        came, sent = (await http("GET", "RI/cmi/emails")).json()
        assert [came["type"], sent["type"]] == ["EmailIn", "EmailOut"]
        assert came["contact_id"] == sent["contact_id"]
        assert came["from_address"] == "luis@example.org"
        assert sent["to_address"] == {"address": ["luis@example.org"]}
        assert "content" not in sent
        one = (await http("GET", f"RI/cmi/emails/{sent['id']}")).json()
        assert "Buenos días" in one["content"]
        first = (await http("GET", f"RI/cmi/emails/{came['contact_id']}")).json()
        assert first["id"] == came["id"]
        found = (await http("GET", f"RI/cmi/emails?case_id={came['case_id']}")).json()
        assert [row["id"] for row in found] == [came["id"]]
        bruno = Http(office.tenant, await session_of(office.tenant, "bruno"))
        assert (await bruno("GET", "RI/cmi/emails")).json() == []
        assert (await bruno("GET", f"RI/cmi/emails/{sent['id']}")).status_code == 404
