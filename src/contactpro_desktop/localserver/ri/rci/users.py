"""`/RI/rci/users`: accounts, with what users may change about themselves."""

from __future__ import annotations

from typing import Any

from contactpro_desktop.domain.ids import ProfileId
from contactpro_desktop.ecfs.bodies.ri import UserBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.door.passwords import is_good_password
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.door.sessions import SessionEnd
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Done
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.caller import Caller
from contactpro_desktop.localserver.ri.kit.problems import Problem, forbidden, not_found
from contactpro_desktop.localserver.ri.kit.query import as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.people import people
from contactpro_desktop.localserver.router.commands import ChangePresence
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec
from contactpro_desktop.localserver.storage.filing import FileKind
from contactpro_desktop.localserver.views.agent import chat_address
from contactpro_desktop.localserver.web.edge import Edge

_SHORT = ("id", "firstName", "surname")
_SEEN_BY_COLLEAGUES = frozenset(
    (*_SHORT, "phone", "chat", "chatName", "email", "title", "location", "presenceId")
)
_FIELD_NAMES = {"external_id", "mobile", "title", "location", "ui_language"}
_CONFIGURED_NAMES = {"first_name", "surname", "login", "phone", "chat", "chat_name", "email"}


class Users:
    """The file decides names, addresses and rights; the rest is kept in the database."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._cabinet = Cabinet(edge, FileKind.USER)

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/rci/users", {"GET": self.get}),
            ("/rci/users/{id}", {"GET": self.get_one, "PUT": self.put}),
        )

    async def get(self, call: Call) -> Answer:
        """Ids and names alone, unless `field` asks for more, a list of names or `*`."""
        call.caller.require(Right.CONFIGURATION)
        wanted = call.query.listed("field") or []
        kept = {row.id: row.body for row in await self._edge.engine.history.filed(FileKind.USER)}
        rows = [
            self._seen(call.caller, _row(spec, row, kept.get(spec.id, {})))
            for spec, row in people(self._edge.state)
        ]
        found = selected(rows, call.query, taken=("field",))
        return Answer("users", [_fields(row, wanted) for row in found])

    async def get_one(self, call: Call) -> Answer:
        """All fields, as far as they are the caller's to see."""
        call.caller.require(Right.CONFIGURATION)
        spec, row = self._user(call)
        kept = await self._edge.engine.history.filed_one(FileKind.USER, spec.id)
        return Answer("user", self._seen(call.caller, _row(spec, row, kept.body if kept else {})))

    async def put(self, call: Call) -> Done:
        """Replaces all fields. With a new password the user's other sessions end."""
        _check_may_change(call)
        spec, row = self._user(call)
        if Right.CHANGE_USERS not in call.caller.rights:
            require(spec, "update_user")
        body = await call.body(UserBody)
        _check_configured(_row(spec, row, {}), body)
        if body.password is not None and not is_good_password(body.password, spec.username):
            raise Problem(400, "password_policy")
        if body.presence_id is not None and as_id(body.presence_id) != row.profile_id:
            profile_id = ProfileId(as_id(body.presence_id))
            await self._edge.engine.execute(ChangePresence(spec.id, profile_id))
        await self._keep(call.caller, spec, body)
        return Done()

    async def _keep(self, caller: Caller, spec: AgentSpec, body: UserBody) -> None:
        before = await self._edge.engine.history.filed_one(FileKind.USER, spec.id)
        content: dict[str, Any] = body.model_dump(by_alias=True, include=_FIELD_NAMES)
        if before is not None and "hash" in before.body:
            content["hash"] = before.body["hash"]
        if body.password is None:
            await self._cabinet.add(content, id=spec.id)
            return
        changed = await self._edge.accounts.change_password(spec, body.password)
        await self._cabinet.add(content | {"hash": changed.password_hash}, id=spec.id)
        self._edge.accounts.use(changed)
        for session in self._edge.sessions.of_agent(spec.id):
            if session is caller.session:
                await self._edge.sessions.survive(session, changed)
            else:
                self._edge.sessions.end(session, SessionEnd.FORCED)

    def _user(self, call: Call) -> tuple[AgentSpec, AgentRow]:
        for spec, row in people(self._edge.state):
            if spec.id == call.key("id"):
                return spec, row
        raise not_found()

    def _seen(self, caller: Caller, row: Row) -> Row:
        """Colleagues see less of each other than of themselves."""
        is_own = caller.agent_id is None or caller.agent_id == row["id"]
        if is_own or Right.CHANGE_USERS in caller.rights:
            return row
        return {name: row[name] for name in row if name in _SEEN_BY_COLLEAGUES}


def _check_may_change(call: Call) -> None:
    """Before it is looked up whether there is such a user."""
    if Right.CHANGE_USERS not in call.caller.rights and call.caller.agent_id != call.key("id"):
        raise forbidden()


def _row(spec: AgentSpec, row: AgentRow, kept: Any) -> Row:
    return {
        "id": spec.id,
        "firstName": spec.first_name,
        "surname": spec.last_name,
        "login": spec.username,
        "phone": spec.extension,
        "chat": chat_address(spec, row),
        "chatName": row.alias or spec.alias,
        "email": spec.email_address,
        "externalId": kept.get("externalId", ""),
        "mobile": kept.get("mobile", ""),
        "title": kept.get("title", ""),
        "location": kept.get("location", ""),
        "uiLanguage": kept.get("uiLanguage") or spec.language,
        "presenceId": row.profile_id,
        "recordingMode": spec.records.value,
        "passwordExpiration": None,
    }


def _fields(row: Row, wanted: list[str]) -> Row:
    if "*" in wanted:
        return row
    return {name: row[name] for name in row if name in _SHORT or name in wanted}


def _check_configured(row: Row, body: UserBody) -> None:
    """What the file decides may be sent back as it is, and not otherwise."""
    sent = body.model_dump(by_alias=True, include=_CONFIGURED_NAMES, exclude_none=True)
    if any(row[name] != value for name, value in sent.items()):
        raise forbidden()
