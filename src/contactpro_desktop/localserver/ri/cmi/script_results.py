"""`/RI/cmi/scriptResults`: how contacts were classified."""

from __future__ import annotations

from collections.abc import Iterator

from contactpro_desktop.domain.ids import ContactId, ScriptId
from contactpro_desktop.domain.script import ControlType, Question, Script
from contactpro_desktop.ecfs.bodies.ri import AnswerReference, ScriptResultBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.cmi.contact_rows import ContactRows
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import malformed, not_found
from contactpro_desktop.localserver.ri.kit.query import as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, Site
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.web.edge import Edge

_CHOSEN = frozenset(
    {
        ControlType.RADIO_BUTTON,
        ControlType.CHECK_BOX,
        ControlType.DROP_DOWN,
        ControlType.MULTI_COMBO_BOX,
    }
)
_TYPED = frozenset({ControlType.TEXT_FIELD, ControlType.TEXT_AREA})


class ScriptResults:
    """One row for each chosen option and each typed answer: what agents saved in their wrap-up,
    and what programs added. The id of the former is made of those of leg, question and option."""

    def __init__(self, edge: Edge, archive: Archive, rows: ContactRows) -> None:
        self._site = edge.state.site
        self._history = edge.engine.history
        self._archive = archive
        self._rows = rows
        self._cabinet = Cabinet(edge, FileKind.SCRIPT_RESULT)

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/scriptResults", {"GET": self.get, "POST": self.post}),
            ("/cmi/scriptResults/{id}", {"GET": self.get_one}),
        )

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.CONTACT_HISTORY)
        contacts = await self._archive.contacts(call, by="contact_id", each_is_a_row=False)
        rows = await self._results(contacts)
        return Answer("scriptResults", selected(rows, call.query, taken=("contact_id",)))

    async def get_one(self, call: Call) -> Answer:
        call.caller.require(Right.CONTACT_HISTORY)
        result_id = call.key("id")
        filed = await self._history.filed_one(FileKind.SCRIPT_RESULT, result_id)
        contact_id = (filed.contact_id if filed else None) or result_id.partition("-")[0]
        contact = await self._archive.contact(call, ContactId(contact_id))
        for row in await self._results([contact]):
            if row["id"] == result_id:
                return Answer("scriptResult", row)
        raise not_found()

    async def post(self, call: Call) -> Created:
        """Adds a result. The answer must be one that the question can have."""
        call.caller.require(Right.CONTACT_HISTORY)
        body = await call.body(ScriptResultBody)
        contact = await self._archive.contact(call, ContactId(as_id(body.contact_id)))
        script = self._script_of(contact, ScriptId(as_id(body.script_id)))
        question = _question(script, as_id(body.question.id))
        content = {
            "script_id": script.id,
            "question_id": question.id,
            "answer_id": _checked_option(question, body.answer),
            "answerdata": _checked_text(question, body.answer),
            "author": call.caller.name,
        }
        return Created((await self._cabinet.add(content, contact_id=contact.id)).id)

    def _script_of(self, contact: ContactRow, script_id: ScriptId) -> Script:
        """The script of the contact's queue; no other says anything about it."""
        queue = self._site.queues.get(contact.queue_id)
        script = self._site.scripts.get(script_id)
        if script is None or queue is None or queue.script_id != script_id:
            raise malformed()
        return script

    async def _results(self, contacts: list[ContactRow]) -> list[Row]:
        ids = [contact.id for contact in contacts]
        legs = await self._history.legs(ids)
        found: dict[str, list[Row]] = {
            contact.id: [row for leg in legs[contact.id] for row in self._saved(contact, leg)]
            for contact in contacts
        }
        added = await self._history.filed(FileKind.SCRIPT_RESULT, contact_ids=ids)
        for filed in reversed(added):
            found[str(filed.contact_id)].append(_added(self._site, filed))
        return [row for contact_id in ids for row in found[contact_id]]

    def _saved(self, contact: ContactRow, leg: LegRow) -> Iterator[Row]:
        """What an agent answered, of questions that still exist."""
        queue = self._site.queues.get(leg.queue_id)
        script = self._site.scripts.get(queue.script_id) if queue and queue.script_id else None
        common: Row = {
            "contact_id": contact.id,
            "agent": self._rows.agent(leg.agent_id),
            "from_queue": self._rows.queue(leg.queue_id),
            "created": iso(leg.ended_at or leg.accepted_at),
        }
        for question in script.questions if script else ():
            answer = leg.answers.get(question.id)
            if script is None or answer is None:
                continue
            texts = {option.id: option.text for option in question.options}
            parts = [(str(each), texts.get(each, "")) for each in answer.options]
            parts += [("", answer.text)] if answer.text else []
            for option_id, text in parts:
                key = "-".join((contact.id, leg.id, question.id, option_id)).rstrip("-")
                yield {"id": key, **common, **_content(script, question, option_id, text)}


def _added(site: Site, filed: Filed) -> Row:
    body = filed.body
    script = site.scripts.get(ScriptId(str(body["script_id"])))
    questions = script.questions if script else ()
    question = next((each for each in questions if each.id == body["question_id"]), None)
    option_id, text = str(body["answer_id"] or ""), str(body["answerdata"])
    options = question.options if question else ()
    chosen = next((each.text for each in options if each.id == option_id), "")
    return {
        "id": filed.id,
        "contact_id": filed.contact_id,
        "agent": {"id": None, "name": str(body["author"])},
        "from_queue": None,
        "created": iso(filed.at),
        "script_id": body["script_id"],
        "script_name": script.name if script else "",
        "question": {"id": body["question_id"], "text": question.text if question else ""},
        "answer": {"id": option_id or None, "answerdata": text or chosen},
    }


def _content(script: Script, question: Question, option_id: str, text: str) -> Row:
    return {
        "script_id": script.id,
        "script_name": script.name,
        "question": {"id": question.id, "text": question.text},
        "answer": {"id": option_id or None, "answerdata": text},
    }


def _question(script: Script, question_id: str) -> Question:
    for question in script.questions:
        if question.id == question_id:
            return question
    raise malformed()


def _checked_option(question: Question, answer: AnswerReference) -> str | None:
    """Needed where one chooses; where one may type as well, one of both is."""
    if answer.id is None:
        if question.control in _CHOSEN or not (answer.answerdata or not question.mandatory):
            raise malformed()
        return None
    option_id = as_id(answer.id)
    if all(option.id != option_id for option in question.options):
        raise malformed()
    return option_id


def _checked_text(question: Question, answer: AnswerReference) -> str:
    """Needed where one types, and refused where one can only choose. A mandatory question is not
    answered by blanks."""
    text = (answer.answerdata or "").strip()
    if question.control in _TYPED and (
        answer.answerdata is None or (question.mandatory and not text)
    ):
        raise malformed()
    if question.control is ControlType.INFORMATION or (question.control in _CHOSEN and text):
        raise malformed()
    return text
