"""What an agent who does not come back leaves: kept to the very end of the grace time, then by the
rules of each channel; mails and tasks stay theirs, until a colleague picks one."""

import pytest

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import (
    Connect,
    Disconnect,
    OpenContact,
    PickContact,
    SignOut,
    Tick,
)
from contactpro_desktop.localserver.router.mail import (
    DraftChange,
    DraftType,
    MailAddress,
    MailContent,
)
from contactpro_desktop.localserver.router.mail_commands import ChangeDraft, Park, StartDraft
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.refusals import reason_of
from tests.localserver.core.site import (
    ANA,
    BRUNO,
    CARLA,
    CORREO,
    LLAMADAS,
    SOPORTE,
    Floor,
)

GRACE = 60.0
MOMENT = 0.001


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANA)
    return floor


def picked_mail(floor: Floor, channel: Channel = Channel.EMAIL) -> ContactId:
    mail = MailContent(MailAddress("eva@example.org")) if channel is Channel.EMAIL else None
    created = floor.do(OpenContact(CORREO, channel, "eva@example.org", "Eva", mail=mail)).created
    contact_id = ContactId(str(created))
    floor.do(PickContact(ANA, contact_id))
    return contact_id


def owner(floor: Floor, contact_id: ContactId) -> str:
    leg_id = floor.contact(contact_id).leg_id
    return floor.state.legs[leg_id].agent_id if leg_id else ""


class TestTheEdgeOfTheGraceTime:
    @pytest.fixture
    def lost(self, floor):
        """A chat, a mail and a call; then Ana's last connection is lost."""
        chat, mail = floor.open(SOPORTE), picked_mail(floor)
        floor.do(PickContact(ANA, chat))
        call = floor.open(LLAMADAS)
        floor.accept(ANA)
        floor.do(Disconnect(ANA))
        return chat, mail, call

    def test_calls_are_over_at_once(self, floor, lost):
        assert floor.contact(lost[2]).state is ContactState.CLOSED

    def test_everything_else_is_kept_to_its_last_moment(self, floor, lost):
        chat, mail, _ = lost
        floor.now += GRACE - MOMENT
        floor.do(Tick())
        assert {owner(floor, chat), owner(floor, mail)} == {ANA}
        floor.do(Connect(ANA))
        floor.now += 2 * MOMENT
        floor.do(Tick())
        assert {owner(floor, chat), owner(floor, mail)} == {ANA}

    def test_then_chats_wait_at_their_age_with_a_hint_and_mails_stay(self, floor, lost):
        chat, mail, _ = lost
        age = floor.contact(chat).queued_at
        floor.now += GRACE
        floor.do(Tick())
        younger = floor.open(SOPORTE)
        assert floor.waiting(SOPORTE) == [chat, younger]
        assert floor.contact(chat).queued_at == age
        assert floor.contact(chat).preferred_agent == ANA
        assert owner(floor, mail) == ANA


class TestMailsAndTasks:
    @pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.TASK])
    @pytest.mark.parametrize("parked", [False, True])
    def test_colleagues_may_pick_them_once_the_agent_has_gone(self, floor, channel, parked):
        mail = picked_mail(floor, channel)
        age = floor.contact(mail).queued_at
        if parked:
            floor.do(Park(ANA, floor.contact(mail).leg_id))
        floor.sign_in(CARLA)
        floor.do(SignOut(ANA))
        floor.do(PickContact(CARLA, mail))
        assert owner(floor, mail) == CARLA
        assert floor.contact(mail).queued_at == age
        assert [leg.state for leg in floor.state.legs_in(mail)] == [LegState.ACCEPTED]
        assert floor.state.legs_of(ANA) == []

    def test_not_before_the_grace_time_is_over(self, floor):
        mail = picked_mail(floor)
        floor.sign_in(CARLA)
        for leave in (None, Disconnect(ANA)):
            if leave is not None:
                floor.do(leave)
            assert reason_of(floor, PickContact(CARLA, mail)) is Refusal.TAKEN
        floor.now += GRACE
        floor.do(Tick())
        floor.do(PickContact(CARLA, mail))
        assert owner(floor, mail) == CARLA

    def test_what_was_written_goes_along(self, floor):
        mail = picked_mail(floor)
        leg_id = floor.contact(mail).leg_id
        floor.do(StartDraft(ANA, leg_id, "T1", DraftType.REPLY))
        floor.do(ChangeDraft(ANA, leg_id, "T1", DraftChange(content="Querida Eva")))
        floor.sign_in(CARLA)
        floor.do(SignOut(ANA))
        floor.do(PickContact(CARLA, mail))
        draft = floor.state.mail_draft(mail)
        assert (draft.content, draft.owner_terminal_id) == ("Querida Eva", "")

    def test_only_by_those_who_may_serve_them(self, floor):
        mail = picked_mail(floor)
        floor.sign_in(BRUNO)
        floor.do(SignOut(ANA))
        assert reason_of(floor, PickContact(BRUNO, mail)) is Refusal.FORBIDDEN
        assert owner(floor, mail) == ANA
