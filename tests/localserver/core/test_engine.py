"""The writer: order, group commit, failures, repeated requests, time, restart."""

import asyncio
import gc
import logging
import weakref
from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import ContactId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.engine.engine import Commit, StorageFailure
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangeWorkStatus,
    Connect,
    CustomerLeaves,
    Disconnect,
    EndLeg,
    HandleLeg,
    OpenContact,
    PickContact,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState, Refused, Row, RowId
from contactpro_desktop.localserver.router.transcripts import AuthorKind
from tests.localserver.core.refusals import refused
from tests.localserver.core.running import broken, says
from tests.localserver.core.site import ANA, BOT, BRUNO, CARLA, CORREO, SOPORTE, VENTAS, VIP

NO_SPACE = OperationalError("COMMIT", {}, Exception("disk full"))


def states_in(running, contact_id):
    """The state words of a transcript, each with its originator's name."""
    return [
        message.text
        for message in running.engine.transcripts.messages(contact_id)
        if message.kind is MessageKind.STATE
    ]


class TestCommands:
    async def test_a_decision_is_on_disk_when_it_returns(self, start):
        running = await start()
        await running.sign_in(ANA)
        contact_id = await running.open(VENTAS)
        leg_id = await running.accept(ANA)
        state = running.engine.state
        assert state.contacts[contact_id].state is ContactState.OWNED
        stored = {row.id: row for row in (await running.storage.load()).rows}
        assert stored[contact_id] == state.contacts[contact_id]
        assert stored[leg_id] == state.legs[leg_id]
        assert stored[ANA] == state.agents[ANA]

    async def test_a_refusal_reaches_the_caller_and_changes_nothing(self, start):
        running = await start()
        with refused(Refusal.NOT_FOUND):
            await running.engine.execute(Accept(ANA, InteractionId("NONE")))
        assert running.commits == []

    async def test_a_refusal_leaves_no_garbage(self, start):
        """A circle keeps whole batches until somebody looks for it, which stops everybody."""
        running = await start()
        gc.disable()
        try:
            asked = asyncio.gather(
                running.engine.execute(Accept(ANA, InteractionId("NONE"))), return_exceptions=True
            )
            [told] = map(weakref.ref, await asked)
            del asked
            await running.engine.execute(Tick())
            assert told() is None
        finally:
            gc.enable()

    async def test_many_at_once_see_each_other_in_order(self, start):
        running = await start()
        await running.sign_in(ANA)
        await running.sign_in(CARLA)
        contact_id = await running.open(SOPORTE)
        picks = (
            running.engine.execute(PickContact(who, contact_id)) for who in (ANA, CARLA, BRUNO)
        )
        first, *others = await asyncio.gather(*picks, return_exceptions=True)
        assert not isinstance(first, BaseException)
        for other in others:
            with refused(Refusal.TAKEN, "Ana Mena"):
                raise other

    async def test_what_waits_together_is_committed_together(self, start):
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        await asyncio.gather(*(running.engine.execute(command) for _ in range(20)))
        assert len(running.commits) <= 2
        assert len(running.engine.state.contacts) == 20

    async def test_a_caller_that_gave_up_does_no_harm(self, start):
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await running.engine.execute(command)
        await running.open(SOPORTE)
        assert len(running.engine.state.contacts) == 2

    async def test_after_the_stop_the_server_is_busy(self, start):
        running = await start()
        await running.stop()
        await running.engine.stop()
        with refused(Refusal.BUSY_SERVER):
            await running.engine.execute(Connect(ANA))

    async def test_a_defect_reaches_the_caller_and_not_the_others(self, start, caplog):
        running = await start()
        with pytest.raises(AssertionError), caplog.at_level(logging.CRITICAL):
            await running.engine.execute(object())
        await running.sign_in(ANA)


class TestCommits:
    async def test_listeners_see_before_and_after_once_memory_has_it(self, start):
        running = await start()
        seen: list[dict[RowId, Row | None]] = []

        def listener(commit):
            seen.append({row.id: running.engine.state.row(row.id) for row in commit.after.values()})

        running.engine.listen(listener)
        await running.sign_in(ANA)
        contact_id = await running.open(VENTAS)
        commit = running.commits[-1]
        assert commit.before[contact_id] is None
        assert commit.after[contact_id].state is ContactState.OFFERED
        assert commit.before[ANA].last_offered == 0.0
        assert commit.after[ANA].last_offered == commit.at == running.clock.time
        assert seen[-1] == commit.after

    async def test_what_left_memory_is_told_once_more(self, start):
        running = await start()
        contact_id = await running.open(SOPORTE)
        said = []
        running.engine.listen(
            lambda commit: said.append(len(running.engine.transcripts.messages(contact_id)))
        )
        await running.engine.execute(CustomerLeaves(contact_id))
        assert running.commits[-1].after[contact_id].state is ContactState.CLOSED
        assert contact_id not in running.engine.state.contacts
        assert said == [2]
        assert running.engine.transcripts.messages(contact_id) == ()

    async def test_a_transcript_leaves_memory_with_the_wrap_up(self, start):
        running = await start()
        await running.sign_in(ANA)
        contact_id = await running.open(SOPORTE)
        leg_id = (await running.engine.execute(PickContact(ANA, contact_id))).created
        await running.engine.execute(EndLeg(ANA, leg_id))
        assert running.engine.transcripts.count(contact_id) > 0
        await running.engine.execute(HandleLeg(ANA, leg_id))
        assert running.engine.transcripts.count(contact_id) == 0

    async def test_a_listener_that_fails_stops_nobody(self, start, caplog):
        running = await start()

        def fails(commit):
            raise ValueError

        running.engine.listen(fails)
        seen: list[Commit] = []
        running.engine.listen(seen.append)
        with caplog.at_level(logging.CRITICAL):
            await running.sign_in(ANA)
        assert len(seen) == 2


class TestStateMessages:
    async def test_who_came_and_went_is_in_the_transcript(self, start):
        running = await start()
        await running.sign_in(BOT)
        await running.sign_in(ANA)
        contact_id = await running.open(VENTAS)
        bot_leg = await running.accept(BOT)
        await running.engine.execute(TransferLeg(BOT, bot_leg, "ventas@demo"))
        leg_id = await running.accept(ANA)
        await running.engine.execute(EndLeg(ANA, leg_id))
        who = {"customer": ("luis@web", "Luis"), "bot": ("asistente@demo", "Asistente")}
        who["ana"] = ("ana@demo", "Ana")
        expected = [
            ("CHAT_STARTED", "customer"),
            ("JOINED", "bot"),
            ("CHAT_TRANSFERRED", "bot"),
            ("LEFT", "bot"),
            ("JOINED", "ana"),
            ("LEFT", "ana"),
            ("CHAT_ENDED", "customer"),
        ]
        assert states_in(running, contact_id) == [
            f'{{"state": "{state}", "originator": '
            f'{{"id": "{who[name][0]}", "display_name": "{who[name][1]}"}}}}'
            for state, name in expected
        ]

    async def test_a_customer_who_leaves_is_the_one_who_left(self, start):
        running = await start()
        await running.sign_in(ANA)
        contact_id = await running.open(VENTAS)
        await running.accept(ANA)
        await running.engine.execute(CustomerLeaves(contact_id))
        words = [text.split('"')[3] for text in states_in(running, contact_id)]
        assert words == ["CHAT_STARTED", "JOINED", "LEFT", "CHAT_ENDED"]
        assert "Luis" in states_in(running, contact_id)[2]

    async def test_other_channels_have_none(self, start):
        running = await start()
        await running.sign_in(ANA)
        contact_id = await running.open(CORREO)
        leg_id = (await running.engine.execute(PickContact(ANA, contact_id))).created
        await running.engine.execute(EndLeg(ANA, leg_id))
        assert running.engine.transcripts.messages(contact_id) == ()


class TestMessages:
    async def test_they_are_numbered_and_on_disk(self, start):
        running = await start()
        contact_id = await running.open(SOPORTE)
        posts = (running.engine.post_message(says(contact_id, f"m{n}")) for n in range(50))
        stored = await asyncio.gather(*posts)
        assert [message.number for message in stored] == list(range(2, 52))
        transcript = running.engine.transcripts.messages(contact_id)
        assert list(transcript[1:]) == stored
        assert (await running.storage.load()).messages == tuple(transcript)

    async def test_listeners_get_them(self, start):
        running = await start()
        contact_id = await running.open(SOPORTE)
        message = await running.engine.post_message(says(contact_id))
        assert running.commits[-1].messages == (message,)
        assert running.commits[-1].after == {}

    @pytest.mark.parametrize("text", ["", "x" * 10_001, "half \ud83d", "nul \0"])
    async def test_what_is_no_message(self, start, text):
        running = await start()
        contact_id = await running.open(SOPORTE)
        with refused(Refusal.MALFORMED):
            await running.engine.post_message(says(contact_id, text))

    async def test_an_agent_writes_only_while_they_own_it(self, start):
        running = await start()
        await running.sign_in(ANA)
        await running.sign_in(CARLA)
        contact_id = await running.open(VENTAS)
        leg_id = await running.accept(ANA)
        mine = says(contact_id, author_kind=AuthorKind.AGENT, leg_id=leg_id)
        assert (await running.engine.post_message(mine)).author_kind is AuthorKind.AGENT
        transfer = running.engine.execute(TransferLeg(ANA, leg_id, "carla@demo"))
        late = running.engine.post_message(mine)
        answers = await asyncio.gather(transfer, late, return_exceptions=True)
        assert isinstance(answers[1], Refused)
        assert answers[1].reason is Refusal.NOT_ALLOWED_NOW
        await running.accept(CARLA)
        for stale in (leg_id, None):
            with refused(Refusal.NOT_ALLOWED_NOW):
                await running.engine.post_message(replace(mine, leg_id=stale))

    async def test_the_customer_writes_until_the_end_and_the_system_beyond(self, start):
        running = await start()
        await running.sign_in(ANA)
        contact_id = await running.open(VENTAS)
        leg_id = await running.accept(ANA)
        await running.engine.execute(EndLeg(ANA, leg_id))
        with refused(Refusal.NOT_ALLOWED_NOW):
            await running.engine.post_message(says(contact_id))
        await running.engine.post_message(says(contact_id, author_kind=AuthorKind.SYSTEM))
        with refused(Refusal.NOT_FOUND):
            await running.engine.post_message(says(ContactId("NONE")))


class TestRepeatedRequests:
    KEY = ("session", RequestId("r1"))

    async def test_a_command_has_one_effect_and_one_answer(self, start):
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        first = await running.engine.execute(command, dedupe=self.KEY)
        second = await running.engine.execute(command, dedupe=self.KEY)
        assert second.created == first.created
        assert len(running.engine.state.contacts) == 1

    async def test_also_when_both_wait_together(self, start):
        running = await start()
        contact_id = await running.open(SOPORTE)
        posts = [running.engine.post_message(says(contact_id), dedupe=self.KEY) for _ in range(3)]
        assert len({message.id for message in await asyncio.gather(*posts)}) == 1
        assert running.engine.transcripts.count(contact_id) == 2

    async def test_also_after_a_restart(self, start):
        running = await start()
        contact_id = await running.open(SOPORTE)
        first = await running.engine.post_message(says(contact_id), dedupe=self.KEY)
        await running.stop()
        running = await start()
        assert await running.engine.post_message(says(contact_id), dedupe=self.KEY) == first

    async def test_a_refusal_is_repeated_too(self, start):
        running = await start()
        await running.sign_in(ANA)
        await running.sign_in(BRUNO)
        contact_id = await running.open(SOPORTE)
        leg_id = (await running.engine.execute(PickContact(BRUNO, contact_id))).created
        for _ in range(2):
            with refused(Refusal.TAKEN, "Bruno Mena"):
                await running.engine.execute(PickContact(ANA, contact_id), dedupe=self.KEY)
            await running.engine.execute(SignOut(BRUNO))
        assert leg_id not in running.engine.state.legs

    async def test_a_refused_message_is_refused_again(self, start):
        running = await start()
        for _ in range(2):
            with refused(Refusal.NOT_FOUND):
                await running.engine.post_message(says(ContactId("NONE")), dedupe=self.KEY)

    async def test_another_session_is_another_request(self, start):
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        for session in ("a", "b"):
            await running.engine.execute(command, dedupe=(session, RequestId("r1")))
        assert len(running.engine.state.contacts) == 2

    async def test_an_id_of_a_command_is_none_of_a_message(self, start):
        running = await start()
        await running.engine.execute(Connect(ANA), dedupe=self.KEY)
        contact_id = await running.open(SOPORTE)
        with refused(Refusal.MALFORMED):
            await running.engine.post_message(says(contact_id), dedupe=self.KEY)

    async def test_after_a_day_it_is_forgotten(self, start):
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        await running.engine.execute(command, dedupe=self.KEY)
        running.clock.time += 24 * 3600 + 1
        await running.engine.execute(Tick())
        await running.engine.execute(command, dedupe=self.KEY)
        assert len(running.engine.state.contacts) == 2


class TestFailures:
    @pytest.mark.parametrize("error", [NO_SPACE, OSError("gone"), ValueError("odd")])
    async def test_nothing_of_it_happened(self, start, caplog, error):
        running = await start()
        await running.sign_in(ANA)
        agents = dict(running.engine.state.agents)
        commits = len(running.commits)
        with broken(running.storage, error), caplog.at_level(logging.CRITICAL):
            with pytest.raises(StorageFailure) as caught:
                await running.open(VENTAS)
            with pytest.raises(Refused):
                await running.open(VENTAS)
        assert caught.value.reason is Refusal.BUSY_SERVER
        assert running.engine.state.agents == agents
        assert running.engine.state.contacts == {}
        assert len(running.commits) == commits
        await running.open(VENTAS)
        assert len(running.engine.state.contacts) == 1

    async def test_what_came_due_while_the_machine_slept_is_done_soon_after(
        self, start, monkeypatch
    ):
        """The loop knows nothing of the sleep, and would wait for the whole offer time."""
        monkeypatch.setattr("contactpro_desktop.localserver.engine.engine._LOOK_AGAIN_AFTER", 0.01)
        running = await start()
        await running.sign_in(ANA)
        await running.open(VENTAS)
        running.clock.time += 3600
        async with asyncio.timeout(5):
            await running.next_commit()
        assert running.engine.state.agents[ANA].work_status is WorkStatus.NOT_READY

    async def test_a_tick_that_failed_is_tried_again(self, start, caplog, monkeypatch):
        monkeypatch.setattr(
            "contactpro_desktop.localserver.engine.engine._RETRY_AFTER_FAILURE", 0.01
        )
        running = await start()
        await running.sign_in(ANA)
        await running.open(VENTAS)
        running.clock.time += 120
        quiet = caplog.at_level(logging.CRITICAL)
        with quiet, broken(running.storage, NO_SPACE), pytest.raises(StorageFailure):
            await running.engine.execute(Tick())
        await running.next_commit()
        assert running.engine.state.agents[ANA].work_status is WorkStatus.NOT_READY

    async def test_a_tick_that_cannot_be_decided_waits_before_the_next(
        self, start, caplog, monkeypatch
    ):
        running = await start()
        await running.sign_in(ANA)
        await running.open(VENTAS)
        running.clock.time += 120
        tries = []

        def fail(draft):
            tries.append(draft)
            raise ZeroDivisionError

        monkeypatch.setattr("contactpro_desktop.localserver.router.decide.tick", fail)
        with caplog.at_level(logging.CRITICAL):
            for _ in range(3):
                with pytest.raises(ZeroDivisionError):
                    await running.engine.execute(Tick())
        loop = asyncio.get_running_loop()
        assert running.engine._timer.when() > loop.time() + 0.5
        assert len(tries) == 3

    async def test_the_log_holds_no_words_of_anybody(self, start, caplog):
        running = await start()
        contact_id = await running.open(SOPORTE)
        taken = running.engine.transcripts.messages(contact_id)[0]
        running.engine.transcripts.forget(contact_id)
        with pytest.raises(StorageFailure):
            await running.engine.post_message(says(contact_id, "mi secreto"))
        assert "was not stored" in caplog.text
        assert "secreto" not in caplog.text
        assert taken.text not in caplog.text
        caplog.clear()

    async def test_one_that_cannot_be_stored_does_not_fail_the_others(self, start, caplog):
        running = await start()
        good, bad = await running.open(SOPORTE), await running.open(SOPORTE)
        running.engine.transcripts.forget(bad)
        posts = [running.engine.post_message(says(each)) for each in (good, bad, good)]
        with caplog.at_level(logging.CRITICAL):
            answers = await asyncio.gather(*posts, return_exceptions=True)
        assert isinstance(answers[1], StorageFailure)
        numbers = [message.number for message in running.engine.transcripts.messages(good)]
        assert numbers == [1, 2, 3]

    async def test_a_request_id_that_is_no_text_harms_nobody(self, start, caplog):
        running = await start()
        contact_id = await running.open(SOPORTE)
        key = ("session", RequestId("\ud800"))
        with caplog.at_level(logging.CRITICAL), refused(Refusal.BUSY_SERVER):
            await running.engine.post_message(says(contact_id), dedupe=key)
        await running.engine.post_message(says(contact_id))

    async def test_a_memory_in_doubt_serves_nobody(self, start, caplog, monkeypatch):
        running = await start()
        monkeypatch.setattr(running.engine.state, "apply", None)
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        jobs = (running.engine.execute(command) for _ in range(3))
        with caplog.at_level(logging.CRITICAL + 1):
            answers = await asyncio.gather(*jobs, return_exceptions=True)
        assert len({id(answer) for answer in answers}) == len(answers)
        assert all(isinstance(answer, StorageFailure) for answer in answers)
        await running.engine.wait_stopped()
        with refused(Refusal.BUSY_SERVER):
            await running.engine.execute(command)

    async def test_a_second_writer_is_the_end(self, start, caplog):
        first = await start()
        await first.sign_in(ANA)
        second = await start()
        with caplog.at_level(logging.CRITICAL), pytest.raises(StorageFailure):
            await first.engine.execute(SignOut(ANA))
        assert "the writer has to stop" in caplog.text
        await first.engine.wait_stopped()
        await second.open(SOPORTE)

    async def test_all_fail_together_with_the_disk(self, start, caplog):
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        with broken(running.storage, NO_SPACE), caplog.at_level(logging.ERROR):
            jobs = (running.engine.execute(command) for _ in range(5))
            answers = await asyncio.gather(*jobs, return_exceptions=True)
        assert all(isinstance(answer, StorageFailure) for answer in answers)
        assert len(caplog.records) <= 2

    async def test_too_much_at_once_is_refused(self, start, monkeypatch):
        monkeypatch.setattr("contactpro_desktop.localserver.engine.inbox._JOBS_WAITING", 5)
        running = await start()
        command = OpenContact(SOPORTE, Channel.CHAT, "k", "Luis")
        jobs = (running.engine.execute(command) for _ in range(10))
        answers = await asyncio.gather(*jobs, return_exceptions=True)
        assert sum(isinstance(answer, Refused) for answer in answers) == 5


class TestTime:
    async def test_an_offer_runs_out_by_itself(self, start):
        running = await start()
        await running.sign_in(ANA)
        running.clock.time -= 19.97
        contact_id = await running.open(VIP)
        running.clock.time += 19.97
        commit = await self.after_a_wake_up(running)
        assert commit.after[ANA].work_status is WorkStatus.NOT_READY
        assert running.engine.state.position(contact_id) == 1

    async def after_a_wake_up(self, running):
        """Anything that happens sets the timer by the clock as it is now."""
        waiting = asyncio.create_task(running.next_commit())
        await running.engine.execute(Tick())
        running.clock.time += 0.03
        return await waiting

    async def test_its_clock_never_jumps(self, start):
        running = await start()
        begin = running.engine.now()
        running.clock.now = lambda: 0.0
        running.clock.time += 5
        assert running.engine.now() == begin + 5


class TestRestart:
    async def test_ids_ages_and_words_survive(self, start):
        running = await start()
        await running.sign_in(ANA)
        served = await running.open(VENTAS)
        leg_id = await running.accept(ANA)
        await running.engine.post_message(says(served))
        waiting = await running.open(SOPORTE)
        before = running.engine.state.contacts[waiting]
        words = list(running.engine.transcripts.messages(served))
        await running.stop()
        running.clock.time += 10
        running = await start()
        state = running.engine.state
        assert state.contacts[waiting] == before
        assert state.contacts[served].leg_id == leg_id
        assert state.legs[leg_id].state is LegState.ACCEPTED
        assert list(running.engine.transcripts.messages(served)) == words
        assert not state.agents[ANA].connected
        assert state.agents[ANA].gone_since == running.clock.time
        await running.engine.execute(Connect(ANA))
        assert state.agents[ANA].work_status is WorkStatus.READY

    async def test_a_wrap_up_ends_when_it_would_have_ended(self, start):
        running = await start()
        await running.sign_in(ANA)
        await running.open(VIP)
        leg_id = await running.accept(ANA)
        await running.engine.execute(EndLeg(ANA, leg_id))
        limit = running.engine.state.site.queues[VIP].wrap_up_limit
        running.clock.time += limit - 10
        await running.stop()
        running = await start()
        await running.engine.execute(Connect(ANA))
        for seconds, legs in ((9, {leg_id}), (1, set())):
            running.clock.time += seconds
            await running.engine.execute(Tick())
            assert set(running.engine.state.legs) == legs

    async def test_numbers_go_on(self, start):
        running = await start()
        contact_id = await running.open(SOPORTE)
        await running.stop()
        running = await start()
        assert (await running.engine.post_message(says(contact_id))).number == 2

    async def test_what_was_over_stays_out(self, start):
        running = await start()
        await running.sign_in(ANA)
        await running.engine.execute(CustomerLeaves(await running.open(SOPORTE)))
        in_wrap_up = await running.open(VENTAS)
        await running.engine.execute(EndLeg(ANA, await running.accept(ANA)))
        await running.stop()
        running = await start()
        assert set(running.engine.state.contacts) == {in_wrap_up}

    async def test_who_was_gone_before_is_gone_since_then(self, start):
        running = await start()
        await running.sign_in(ANA)
        await running.engine.execute(Disconnect(ANA))
        gone = running.clock.time
        await running.stop()
        running.clock.time += 30
        running = await start()
        assert running.engine.state.agents[ANA].gone_since == gone
        await running.engine.execute(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
