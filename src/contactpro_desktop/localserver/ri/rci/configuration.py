"""`/RI/rci/queues`, `/presenceProfiles` and `/scripts`: what the configuration file says."""

from __future__ import annotations

from contactpro_desktop.domain.agent import PresenceProfile
from contactpro_desktop.domain.script import Question, Script
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.kit.answers import Answer
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import CHANNEL_WORDS
from contactpro_desktop.localserver.router.model import QueueSpec, Site


class Configuration:
    """Read only: the file decides. Of queues and their scripts those that the caller sees."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/rci/queues", {"GET": self.get_queues}),
            ("/rci/presenceProfiles", {"GET": self.get_profiles}),
            ("/rci/scripts", {"GET": self.get_scripts}),
        )

    async def get_queues(self, call: Call) -> Answer:
        rows = [_queue(queue) for queue in self._queues(call)]
        return Answer("queues", selected(rows, call.query))

    async def get_profiles(self, call: Call) -> Answer:
        call.caller.require(Right.CONFIGURATION)
        rows = [_profile(profile) for profile in self._site.profiles.values()]
        return Answer("presenceProfiles", selected(rows, call.query))

    async def get_scripts(self, call: Call) -> Answer:
        used = {queue.script_id for queue in self._queues(call)}
        rows = [_script(script) for script in self._site.scripts.values() if script.id in used]
        return Answer("scripts", selected(rows, call.query))

    def _queues(self, call: Call) -> list[QueueSpec]:
        call.caller.require(Right.CONFIGURATION)
        return [each for each in self._site.queues.values() if call.caller.sees_queue(each.id)]


def _queue(queue: QueueSpec) -> Row:
    channel = CHANNEL_WORDS.get(queue.channel, "")
    return {
        "id": queue.id,
        "name": queue.name,
        "channelType": channel,
        "allocationMode": queue.mode.value,
        "priority": queue.priority,
        "scriptId": queue.script_id,
        "forcedToServe": queue.forced,
        "addresses": {"address": [{"address": queue.address, "type": channel}]},
    }


def _profile(profile: PresenceProfile) -> Row:
    """The duration in seconds, null for a profile without an end."""
    return {
        "id": profile.id,
        "name": profile.name,
        "type": profile.type.value,
        "availability": profile.availability.value,
        "reason": profile.reason,
        "duration": profile.duration.total_seconds() if profile.duration else None,
        "priority": profile.priority,
    }


def _script(script: Script) -> Row:
    questions: list[Json] = [_question(question) for question in script.questions]
    return {
        "id": script.id,
        "name": script.name,
        "type": script.type.value,
        "questions": {"question": questions},
    }


def _question(question: Question) -> Row:
    answers: list[Json] = [
        {"id": option.id, "ordinal": option.ordinal, "answerdata": option.text}
        for option in question.options
    ]
    return {
        "id": question.id,
        "ordinal": question.ordinal,
        "controlType": question.control.value,
        "dataType": question.data_type.value,
        "mandatory": question.mandatory,
        "text": question.text,
        "answers": {"answer": answers},
    }
