"""Another system that gives the people here something to do: tasks, by RTI."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.domain.errors import SignInError
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.robots.agent_robot import Account

_LOG = logging.getLogger(__name__)

_TASKS = "/ecfs/RI/rti/tasks"


@dataclass(frozen=True, slots=True)
class Errand:
    """A task; `values` become attached data."""

    subject: str
    body: str
    values: tuple[tuple[str, str], ...] = ()


ERRANDS = (
    Errand(
        "Revisar contrato 2026-118",
        "Confirme con el cliente la fecha de inicio y registre el resultado.",
        (("Contrato", "2026-118"), ("Cliente", "Rosa Tena")),
    ),
    Errand(
        "Devolver llamada por reclamo",
        "El cliente pidió que lo llamen por la tarde.",
        (("Reclamo", "R-5521"), ("Teléfono", "+595 21 555 0142")),
    ),
)


class Errands:
    """Hands tasks in for a queue, once, in the name of `account`: before that person comes to
    work, so that nobody is in the other's way."""

    def __init__(
        self,
        tenant: str,
        account: Account,
        queue: str,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self._tenant = tenant
        self._account = account
        self._queue = queue
        self._tls = tls

    async def run(self) -> None:
        http = TenantHttp(Tenant.parse(self._tenant), self._tls())
        try:
            await http.sign_in(self._account.user, self._account.password, take_over=False)
            for errand in ERRANDS:
                await http.post(_TASKS, _body(errand, self._queue))
            await http.sign_out()
        except (SignInError, RequestFailed) as error:
            _LOG.info("no tasks were handed in: %s", type(error).__name__)
        finally:
            await http.close()


def _body(errand: Errand, queue: str) -> Json:
    values: list[Json] = [{"k": name, "v": value} for name, value in errand.values]
    values.append({"k": "XRI-body", "v": errand.body})
    item: dict[str, Json] = {"type": "XRI", "queue": queue, "status": "Open"}
    return {"data": {"item": item, "subject": errand.subject, "values": {"KV": values}}}
