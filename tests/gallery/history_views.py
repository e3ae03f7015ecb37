"""What the gallery shows of the customer's past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.history import (
    Note,
    NotesOn,
    PastConversation,
    PastMessage,
    PastOf,
    PastStatus,
    TranscriptOf,
)
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ui.context.panel import HISTORY
from tests.ui.support import NOON

if TYPE_CHECKING:
    from tests.gallery.views import Stage

_DAY = 86_400.0
_DELIVERY = PastConversation(
    ContactId("C1".zfill(32)),
    Channel.CHAT,
    "text",
    queue_name="Ventas",
    agent_name="Bruno Reyes",
    title="Seguimiento del pedido A-20417",
    status=PastStatus.HANDLED,
    started=NOON - 2 * _DAY,
)
_CALL = PastConversation(
    ContactId("C2".zfill(32)),
    Channel.PHONE,
    queue_name="Llamadas",
    agent_name="Diego Silva",
    status=PastStatus.ABANDONED,
    started=NOON - 9 * _DAY,
)
_SAID = (
    PastMessage("¿Cuándo llega mi pedido?", "Rosa Domínguez", True, NOON - 2 * _DAY),
    PastMessage(
        "Mañana a las 9. Puede seguirlo en https://tienda.example.org/pedidos/A-20417/seguimiento",
        "Bruno Reyes",
        False,
        NOON - 2 * _DAY + 60,
    ),
)


def history(stage: Stage) -> None:
    """Two contacts of before, one of them open, and a note."""
    stage.work()
    stage.find("contextTabs", QTabBar).setCurrentIndex(HISTORY)
    past = stage.office.history
    past.answer(NotesOn, (Note("Prefiere la tarde.", "Carla Mena", at=NOON - 2 * _DAY),))
    past.answer(PastOf, (_DELIVERY, _CALL))
    stage.press("pastHead")
    past.answer(TranscriptOf, _SAID)
