"""Story 5: what waits in hunt groups, live, and the race for a row."""

from __future__ import annotations

from collections.abc import Callable

from contactpro_desktop.domain.interaction import Section
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess

Come = Callable[..., ScriptedCustomer]
Hire = Callable[[ServerProcess, str], Colleague]


def sign_in(screen: Screen, server: ServerProcess) -> None:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")


def waiting(screen: Screen) -> list[str]:
    return [row.customer_name for row in screen.client.store.picklist.values()]


def test_rows_appear_and_vanish_live_and_can_be_filtered(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    sign_in(screen, server)
    eva = customer(server, "Eva Lorca", "soporte@demo")
    screen.wait(lambda: waiting(screen) == ["Eva Lorca"])
    customer(server, "João Sousa", "soporte@demo")
    screen.wait(lambda: len(waiting(screen)) == 2)
    assert not screen.is_shown("offerCard"), "hunt groups only wait"
    screen.write("picklistFilter", "joão")
    screen.wait(lambda: len(screen.spoken("picklistView")) == 1)
    screen.picture("5-filtered")
    screen.write("picklistFilter", " ")
    eva.leave()
    screen.wait(lambda: waiting(screen) == ["João Sousa"])


def test_pick_opens_the_conversation(screen: Screen, server: ServerProcess, customer: Come) -> None:
    sign_in(screen, server)
    eva = customer(server, "Eva Lorca", "soporte@demo")
    eva.say("No llega el código")
    screen.wait(lambda: "Eva Lorca" in waiting(screen))
    screen.picture("5-picklist")
    screen.click_row("picklistView", "Eva Lorca", at_right=40)
    screen.wait_text("conversationName", "Eva Lorca")
    screen.wait(lambda: not waiting(screen))
    screen.wait(lambda: any("No llega el código" in r for r in screen.spoken("messages")))


def test_of_two_who_pick_exactly_one_gets_it(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    sign_in(screen, server)
    bruno = colleague(server, "bruno")
    screen.wait(lambda: bruno.is_online)
    customer(server, "Eva Lorca", "soporte@demo")
    screen.wait(lambda: "Eva Lorca" in waiting(screen))
    screen.wait(lambda: bruno.picklist)
    row = bruno.picklist[0]
    bruno.desk.pick(row)
    screen.client.services.desk.pick(row)

    def decided() -> bool:
        bruno.pump()
        return bool(bruno.ended) and not screen.client.store.pending

    screen.wait(decided)
    mine = screen.client.store.in_section(Section.ACTIVE)
    theirs = bruno.work(Section.ACTIVE)
    assert len(mine) + len(theirs) == 1
    if theirs:
        screen.wait_text("messageBar", "Bruno")
        screen.picture("5-lost-race")
    else:
        assert bruno.ended[0].outcome.who.startswith("Ana")


def test_a_row_kept_for_a_colleague_says_so_and_cannot_be_picked(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    bruno = colleague(server, "bruno")
    screen.wait(lambda: bruno.is_online)
    sign_in(screen, server)
    customer(server, "Eva Lorca", "soporte@demo", preferred_agent="bruno@demo")
    screen.wait(lambda: "Eva Lorca" in waiting(screen))
    screen.wait(lambda: any("Bruno" in said for said in screen.spoken("picklistView")))
    screen.picture("5-reserved")
    screen.click_row("picklistView", "Eva Lorca", at_right=40)
    assert not screen.client.store.pending, "the button of a reserved row does nothing"
    screen.wait(lambda: bruno.picklist)
    bruno.desk.pick(bruno.picklist[0])
    screen.wait(lambda: bruno.work(Section.ACTIVE))


def test_rows_can_be_sorted(screen: Screen, server: ServerProcess, customer: Come) -> None:
    sign_in(screen, server)
    for name in ("Zoe Arce", "Ana Bravo"):
        customer(server, name, "soporte@demo")
        screen.wait(lambda name=name: name in waiting(screen))
    assert "Zoe" in screen.spoken("picklistView")[0]
    screen.click("picklistSort")
    screen.choose("picklistSortMenu", "By customer")
    screen.wait(lambda: "Ana" in screen.spoken("picklistView")[0])
