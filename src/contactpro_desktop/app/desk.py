"""The agent's desk: every action a person can take, as one method each."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from contactpro_desktop.app.outgoing import MESSAGES, outgoing
from contactpro_desktop.app.ports import AssignmentPort
from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    DeclineOffer,
    EndInteraction,
    FinishInteraction,
    LoadScript,
    OpenParked,
    Pick,
    SaveScript,
    SendMessage,
    ServeQueue,
    SetPresence,
    SetTyping,
    SetWorkStatus,
    Transfer,
)
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.call import is_elsewhere
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import DeliveryState
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import (
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    RequestId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus, Section
from contactpro_desktop.domain.mail import Parked
from contactpro_desktop.domain.picklist import PicklistRow, PickRefusal, pick_refusal
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.script import (
    Answer,
    Answers,
    Script,
    asked_questions,
    missing_questions,
)
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.store.changes import ActionEnded, Change
from contactpro_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What keeps an agent from signing out without a second thought."""

    offers: int = 0
    active: int = 0
    wrap_up: int = 0

    def __bool__(self) -> bool:
        return bool(self.offers or self.active or self.wrap_up)


class Desk:
    """Turns what the agent does into an optimistic change of the store and a request.

    Lives on the GUI thread. `new_id` makes request ids; each action gets one, kept on a retry.
    """

    def __init__(
        self,
        store: Store,
        assignment: AssignmentPort,
        new_id: Callable[[], str] = lambda: uuid4().hex.upper(),
    ) -> None:
        self._store = store
        self._assignment = assignment
        self._new_id = new_id
        store.listen(self._on_changes)

    # Status and presence

    def set_ready(self, ready: bool) -> None:
        self.ask(SetWorkStatus(WorkStatus.READY if ready else WorkStatus.NOT_READY))

    def set_presence(self, profile_id: ProfileId) -> None:
        self.ask(SetPresence(profile_id))

    def serve_queue(self, queue_id: QueueId, serve: bool) -> None:
        self.ask(ServeQueue(queue_id, serve))

    # Offers and the picklist

    def accept(self, interaction_id: InteractionId) -> None:
        offer, me = self._store.interactions.get(interaction_id), self._store.me
        elsewhere = offer is not None and me is not None and is_elsewhere(offer, me)
        self.ask(AcceptOffer(interaction_id, elsewhere))

    def decline(self, interaction_id: InteractionId) -> None:
        self.ask(DeclineOffer(interaction_id))

    def pick(self, row: PicklistRow) -> None:
        if self.pick_refusal(row) is None:
            self.ask(Pick(row.contact_id, row.queue_id, row.channel))

    def pick_refusal(self, row: PicklistRow) -> PickRefusal | None:
        """Why a row cannot be picked now; the button shows it."""
        me = self._store.me
        if me is None or self._store.link is not Link.ONLINE:
            return PickRefusal.OFFLINE
        return pick_refusal(
            row,
            me=me.id,
            capabilities=me.capabilities,
            chats_open=self._open_chats(),
            chat_limit=me.chat_limit,
        )

    def _open_chats(self) -> int:
        work = self._store.interactions.values()
        return sum(i.channel is Channel.CHAT and (i.is_open or i.is_offer) for i in work)

    def resume(self, parked: Parked) -> None:
        """Take up what was set aside."""
        self.ask(OpenParked(parked.contact_id, parked.channel))

    # Conversation

    def open(self, interaction_id: InteractionId | None) -> None:
        self._store.show(interaction_id)

    def send(self, interaction_id: InteractionId, text: str) -> None:
        """Send text to the end user; it shows at once, as on its way."""
        text = text.strip()
        interaction = self._store.interactions.get(interaction_id)
        if not text or interaction is None or not interaction.is_open:
            return
        self.perform(SendMessage(interaction_id, text))

    def send_again(self, interaction_id: InteractionId, request_id: RequestId) -> None:
        """Retry a failed message under its first id, so that it cannot arrive twice."""
        message = self._store.conversation(interaction_id).outgoing(request_id)
        if message is None or message.delivery is not DeliveryState.FAILED:
            return
        self._store.mark(interaction_id, request_id, DeliveryState.SENDING)
        self.perform(SendMessage(interaction_id, message.text), request_id)

    def give_up(self, interaction_id: InteractionId, request_id: RequestId) -> None:
        """Drop a message that could not be sent."""
        self._store.discard(interaction_id, request_id)

    def set_typing(self, interaction_id: InteractionId, typing: bool) -> None:
        self.perform(SetTyping(interaction_id, typing))

    def end(self, interaction_id: InteractionId) -> None:
        self.ask(EndInteraction(interaction_id))

    # Transfer

    def search(
        self,
        text: str,
        done: Callable[[Sequence[TransferTarget] | ContactProError], None],
    ) -> None:
        self._assignment.search(text, done)

    def transfer(self, interaction_id: InteractionId, target: TransferTarget) -> None:
        channel = self._store.interactions[interaction_id].channel
        self.ask(Transfer(interaction_id, channel, target))

    # Script and wrap-up

    def answer(
        self, interaction_id: InteractionId, question_id: QuestionId, answer: Answer
    ) -> None:
        self._store.answer(interaction_id, {question_id: answer})

    def load_script(self, script_id: ScriptId) -> None:
        """Ask the server again for a script that did not come."""
        self.ask(LoadScript(script_id))

    def save_script(self, interaction_id: InteractionId) -> None:
        """Send all answers, and which of those that the server has were taken back; where just
        one of them was changed, that one alone."""
        interaction = self._store.interactions[interaction_id]
        if interaction.script_id is None:
            return
        conversation = self._store.conversation(interaction_id)
        answers = {
            question_id: answer
            for question_id, answer in conversation.answers.items()
            if not (answer.is_empty and conversation.told.get(question_id, answer).is_empty)
        }
        only = _only_change(answers, conversation.told)
        self.ask(SaveScript(interaction_id, interaction.script_id, answers, only))

    def missing_answers(self, interaction: Interaction) -> int | None:
        """How many questions keep a mandatory script from being complete.

        0 when it is complete or not mandatory, None when the script could not be loaded.
        """
        script: Script | None = self._store.script_of(interaction)
        if interaction.script_id is None or not interaction.script_mandatory:
            return 0
        if script is None:
            return None
        return len(missing_questions(script, self._store.conversation(interaction.id).answers))

    def finish(self, interaction_id: InteractionId) -> None:
        """Save the script and end the wrap-up; does nothing while mandatory answers miss. Answers
        to what an interactive script asks no longer are taken back: they were of another path."""
        interaction = self._store.interactions[interaction_id]
        if interaction.status is not InteractionStatus.ENDED or self.missing_answers(interaction):
            return
        script = self._store.script_of(interaction)
        if script is not None:
            self._take_back_unasked(interaction_id, script)
            self.save_script(interaction_id)
        self.ask(FinishInteraction(interaction_id))

    def _take_back_unasked(self, interaction_id: InteractionId, script: Script) -> None:
        answers = self._store.conversation(interaction_id).answers
        asked = {question.id for question in asked_questions(script, answers)}
        others = {key for key, answer in answers.items() if not answer.is_empty} - asked
        if others:
            self._store.answer(interaction_id, dict.fromkeys(others, Answer()))

    # Session

    def open_work(self) -> OpenWork:
        """What a sign-out would leave behind."""
        return OpenWork(
            offers=len(self._store.in_section(Section.OFFER)),
            active=len(self._store.in_section(Section.ACTIVE)),
            wrap_up=len(self._store.in_section(Section.WRAP_UP)),
        )

    def retry_connection(self) -> None:
        self._assignment.retry_now()

    def perform(self, action: Action, request_id: RequestId | None = None) -> None:
        """Ask for `action`. The outbox has it on disk when the port returns: whatever the agent
        sees of it, they see after that."""
        request_id = request_id or self.new_request()
        self._assignment.perform(request_id, action)
        self._show(request_id, action)
        if not isinstance(action, SetTyping):
            self._store.begin(request_id, action)

    def _show(self, request_id: RequestId, action: Action) -> None:
        """A message stands in its transcript at once, as on its way."""
        message = outgoing(action, request_id, self._store.me, self._store.now())
        if message is None or not isinstance(action, MESSAGES):
            return
        if action.interaction_id in self._store.interactions:
            conversation = self._store.conversation(action.interaction_id)
            if conversation.outgoing(request_id) is None:
                self._store.send(action.interaction_id, message)

    def ask(self, action: Action) -> None:
        """Perform an action unless the very same one awaits its outcome: a double click is one."""
        if not self._store.is_pending(action):
            self.perform(action)

    def new_request(self) -> RequestId:
        return RequestId(self._new_id())

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded):
                self._on_ended(change)

    def _on_ended(self, ended: ActionEnded) -> None:
        action, refusal = ended.action, ended.outcome.refusal
        if isinstance(action, SendMessage) and refusal is not None:
            self._store.mark(
                action.interaction_id, ended.request_id, DeliveryState.FAILED, refusal.value
            )
        elif refusal is not None:
            return
        elif isinstance(action, SaveScript):
            self._store.keep_saved(action.interaction_id, action.answers)
        elif isinstance(action, AcceptOffer):
            self._store.show(action.interaction_id)
        elif isinstance(action, Pick):
            picked = self._store.by_contact(action.contact_id)
            if picked is not None:
                self._store.show(picked.id)


def _only_change(answers: Answers, told: Answers) -> QuestionId | None:
    """The question whose answer the server has in another form, where all else is as it has it.
    What is new or taken back does not count: it takes no other answer's place."""
    changed = [key for key, answer in answers.items() if answer != told.get(key, Answer())]
    if len(changed) != 1:
        return None
    [key] = changed
    replaced = key in told and not told[key].is_empty and not answers[key].is_empty
    return key if replaced else None
