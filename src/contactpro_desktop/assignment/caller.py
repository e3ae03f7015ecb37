"""Somebody with a telephone, on the wire like any end user: for robots and tests. No audio."""

from __future__ import annotations

from collections.abc import Mapping

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json


class CallerClient(VisitorClient):
    """A `VisitorClient` with a `number`. `interaction` is the call they made or took last."""

    async def call(
        self, number: str, attached_data: Mapping[str, str] | None = None, *, consent: bool = True
    ) -> None:
        """Call a queue, and wait until it rings there."""
        body: dict[str, Json] = {
            "channel_type": "phone",
            "destination": number,
            "attached_data": dict(attached_data or {}),
            "consent": consent,
        }
        await self._start(body)

    @property
    def ringing(self) -> Interaction | None:
        """The call that somebody makes to them and that is not answered yet."""
        known = self._model.interactions
        views = (known.get(each) for each in known.ids)
        return next((v for v in views if v and v.status is InteractionStatus.INCOMING), None)

    async def answer(self) -> None:
        """Take the call that rings, and wait until it is connected."""
        await self._reply("accepted")
        await self.until(lambda: self._status is InteractionStatus.ACCEPTED or self._has_ended())

    async def reject(self) -> None:
        await self._reply("rejected")
        await self.until(self._has_ended)

    @property
    def _status(self) -> InteractionStatus | None:
        return self.interaction.status if self.interaction else None

    async def _reply(self, status: str) -> None:
        call = self.ringing
        if call is None:
            raise RuntimeError("nobody calls")
        self._interaction_id = call.id
        await self._ask("PUT", paths.interaction_uri(call.id), {"status": status})
