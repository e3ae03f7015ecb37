"""One scripted shift of Ana's, played at the real window against the real server.

The script is a generator: it yields what it waits for, and a timer asks until that holds. Customers
come over the visitor protocol, as from a browser.
"""

from __future__ import annotations

import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSize, QTimer

from contactpro_desktop.bootstrap import Client, Stage
from contactpro_desktop.demo.colleague import Colleague
from contactpro_desktop.demo.hands import Hands
from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.scripted import ScriptedCustomer
from contactpro_desktop.ui.theme.theme import ThemeMode

log = logging.getLogger(__name__)

Condition = Callable[[], object]
Script = Iterator[Condition]

_STEP_MS = 40
_PATIENCE = 20.0
_SETTLE = 0.25
_FROM_PICK = 40
_SIZE = QSize(1440, 900)


class Shift:
    """A `Stage.play`: tells what happens on standard output and ends the program when it is over,
    with exit code 1 if something that should have happened did not."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures

    def play(self, stage: Stage) -> None:
        shutil.rmtree(self._pictures, ignore_errors=True)
        stage.client.window.resize(_SIZE)
        _Player(stage, _story(stage, Hands(stage.client.window, self._pictures)))


class _Player(QObject):
    """Asks for the next step 25 times a second."""

    def __init__(self, stage: Stage, script: Script) -> None:
        super().__init__(stage.client.window)
        self._stage = stage
        self._script = script
        self._waiting: Condition = lambda: True
        self._since = time.monotonic()
        self._code = 0
        self._told = sys.excepthook
        sys.excepthook = self._on_exception
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(_STEP_MS)

    def _step(self) -> None:
        try:
            if self._waiting():
                self._waiting = next(self._script)
                self._since = time.monotonic()
            elif time.monotonic() - self._since > _PATIENCE:
                raise TimeoutError
        except StopIteration:
            self._end(0)
        except Exception:
            log.exception("the shift broke off")
            print("The shift broke off: something that should have happened did not.", flush=True)
            self._end(1)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Whatever goes wrong behind the scenes breaks the shift, too."""
        self._code = 1
        self._told(kind, error, trace)

    def _end(self, code: int) -> None:
        self._timer.stop()
        sys.excepthook = self._told
        self._script.close()  # type: ignore[attr-defined]
        self._stage.end(code or self._code)


def _settled() -> Condition:
    """Holds a moment later, when what has just changed is laid out and painted."""
    until = time.monotonic() + _SETTLE
    return lambda: time.monotonic() >= until


def _story(stage: Stage, hands: Hands) -> Script:
    with ExitStack() as people:
        crowd = people.enter_context(LoopThread("contactpro-customers"))

        def arrives(
            name: str, queue: str, data: dict[str, str] | None = None, *, language: str = "es"
        ) -> ScriptedCustomer:
            made = people.enter_context(
                ScriptedCustomer(crowd, stage.tenant, name=name, language=language)
            )
            made.open(queue, data)
            return made

        def shown(title: str, words: str) -> Script:
            yield _settled()
            path = hands.picture(title)
            print(f"{hands.taken:2d}  {words}  ({path})", flush=True)

        bruno = Colleague(stage.tenant, "bruno")
        people.callback(bruno.stop)
        yield lambda: hands.sees("signIn")
        yield from shown("sign-in", "Ana opens the program.")
        stage.sign_in()
        yield lambda: hands.sees("linkState") and stage.client.store.synced_at
        yield from shown("signed-in", "She is signed in, and not ready yet.")
        yield from _presence(hands, shown)
        yield from _offer(hands, shown, arrives)
        yield from _picklist(stage.client, hands, shown, arrives)
        yield from _transfer(hands, shown, bruno)
        yield from _wrap_up(stage.client, hands, shown)
        yield from _leaving(stage.client, hands, shown)
    print(f"The shift is over: {hands.taken} pictures.", flush=True)


_Shown = Callable[[str, str], Script]
_Arrives = Callable[..., ScriptedCustomer]


def _presence(hands: Hands, shown: _Shown) -> Script:
    hands.press("profileButton")
    yield lambda: hands.sees("profileMenu")
    yield from shown("profiles", "The profiles, each with what it does.")
    hands.choose("profileMenu", "Lunch")
    yield lambda: hands.sees("profileButton", "Lunch")
    yield from shown("lunch", "Lunch counts down and ends by itself.")
    hands.press("profileButton")
    yield lambda: hands.sees("profileMenu")
    hands.choose("profileMenu", "Meeting")
    yield lambda: hands.sees("profileButton", "Meeting")
    hands.press("readyChip")
    yield lambda: hands.sees("readyWayOut")
    yield from shown("ready-refused", "Ready is refused during a meeting, with the way out.")
    hands.press("readyWayOut")
    yield lambda: hands.sees("profileButton", "Available") and not hands.sees("readyWayOut")


def _offer(hands: Hands, shown: _Shown, arrives: _Arrives) -> Script:
    rosa = arrives(
        "Rosa Domínguez", "ventas@demo", {"pedido": "A-20417", "página": "/pedidos/entrega"}
    )
    yield lambda: rosa.heard
    rosa.say("Quiero cambiar la entrega de mi pedido")
    yield lambda: hands.sees("offerName", "Rosa")
    yield from shown("offer", "The bot has greeted Rosa and hands her over: an offer.")
    hands.press("acceptOffer")
    yield lambda: hands.sees("conversationName", "Rosa")
    yield from shown("accepted", "The bot's part stands above the divider.")
    hands.write("replyEdit", "Buenas tardes, Rosa. Soy Ana. ¿A qué dirección lo cambiamos?")
    hands.press("sendButton")
    yield lambda: any("Soy Ana" in said for said in rosa.heard)
    rosa.say("A la oficina, calle Mayor 12.")
    rosa.say("¿Y si lo recojo en la tienda? 🙂")
    rosa.type()
    yield lambda: hands.sees("typingLine", "Rosa")
    hands.write("replyEdit", "Claro, puede recogerlo hoy mismo a partir de las 17:00")
    yield from shown("conversation", "Text and typing both ways; the draft is kept.")
    joao = arrives("João Sousa", "ventas@demo", language="pt")
    yield lambda: joao.heard
    joao.say("Quero comprar um plano")
    yield lambda: hands.sees("offerName", "João")
    hands.press("acceptOffer")
    yield lambda: hands.sees("conversationName", "João")
    joao.say("Vocês entregam no Brasil?")
    rosa.say("¿Sigue ahí?")
    yield lambda: any("Rosa" in row and "1" in row for row in hands.rows("conversationList"))
    yield from shown("several-chats", "Two chats at once, with what is unread.")


def _picklist(client: Client, hands: Hands, shown: _Shown, arrives: _Arrives) -> Script:
    names = ("Eva Lorca", "Luis Márquez", "Pedro Tena")
    for name in names:
        customer = arrives(name, "soporte@demo")
        customer.say("No llega el código")
    yield lambda: len(client.store.picklist) == len(names)
    yield from shown("picklist", "Three wait in the picklist.")
    hands.press_in_row("picklistView", "Eva", _FROM_PICK)
    yield lambda: hands.sees("conversationName", "Eva")
    yield from shown("picked", "Ana has picked Eva's conversation.")


def _transfer(hands: Hands, shown: _Shown, bruno: Colleague) -> Script:
    yield lambda: bruno.is_online
    bruno.be_ready()
    hands.press("transferButton")
    yield lambda: any("Diego" in row for row in hands.rows("transferTargets"))
    yield from shown("transfer", "Only colleagues with the fitting capability can be chosen.")
    hands.write("transferSearch", "bru")
    yield lambda: hands.can_press("transferConfirm") and hands.sees("transferConfirm", "Bruno")
    hands.press("transferConfirm")
    yield lambda: bruno.offered
    bruno.accept()
    yield lambda: bruno.serving and hands.sees("wrapUpBar")
    yield from shown("transferred", "Bruno has Eva's conversation; Ana wraps up.")
    yield lambda: hands.can_press("finishButton")
    hands.press("finishButton")
    yield lambda: not any("Eva" in row for row in hands.rows("conversationList"))


def _wrap_up(client: Client, hands: Hands, shown: _Shown) -> Script:
    hands.press_in_row("conversationList", "Rosa", _FROM_PICK)
    yield lambda: hands.sees("conversationName", "Rosa")
    hands.press("endButton")
    yield lambda: hands.sees("endConfirm") or hands.sees("wrapUpBar")
    if hands.sees("endConfirm"):
        hands.press("endConfirm")
    yield lambda: hands.sees("missingAnswers")
    yield from shown("script-missing", "The mandatory script keeps Finish from being pressed.")
    hands.tick("Estado de un pedido")
    hands.select("Plan Empresa")
    yield lambda: hands.can_press("finishButton")
    yield from shown("script-complete", "Complete: Finish can be pressed.")
    hands.press("finishButton")
    yield lambda: not any("Rosa" in row for row in hands.rows("conversationList"))
    hands.press_in_row("conversationList", "João", _FROM_PICK)
    yield lambda: hands.sees("conversationName", "João")
    client.services.theme.set_mode(ThemeMode.DARK)
    yield from shown("dark", "The same in dark.")


def _leaving(client: Client, hands: Hands, shown: _Shown) -> Script:
    hands.press("settings")
    yield lambda: hands.sees("settingsMenu")
    hands.choose("settingsMenu", "Sign out")
    yield lambda: hands.sees("signOutBar")
    yield from shown("sign-out", "Leaving with a conversation open is asked about first.")
    hands.press("signOutAnyway")
    yield lambda: hands.sees("signIn") and client.store.me is None
    yield from shown("signed-out", "Signed out; João waits in his queue again.")
