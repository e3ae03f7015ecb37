"""Records that a resource of RI keeps in the database: writing them down and crossing them out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from contactpro_desktop.localserver.door.sessions import new_hex_id
from contactpro_desktop.localserver.ri.kit.problems import not_found
from contactpro_desktop.localserver.storage.filing import FileChange, Filed, FileKind
from contactpro_desktop.localserver.web.edge import Edge


class Cabinet:
    """The filed records of one kind."""

    def __init__(self, edge: Edge, kind: FileKind) -> None:
        self._edge = edge
        self._kind = kind

    async def add(
        self,
        body: dict[str, Any],
        *,
        id: str | None = None,
        contact_id: str | None = None,
        queue_id: str | None = None,
        subject: str = "",
    ) -> Filed:
        """A new record; with an `id` that is there already, the old one gives way."""
        now = self._edge.now()
        row = Filed(self._kind, id or new_hex_id(), now, now, body, contact_id, queue_id, subject)
        await self._edge.engine.file(FileChange(self._kind, row.id, row))
        return row

    async def change(self, row: Filed, **changes: Any) -> None:
        changed = replace(row, changed_at=self._edge.now(), **changes)
        await self._edge.engine.file(FileChange(self._kind, row.id, changed))

    async def remove(self, row: Filed) -> None:
        await self._edge.engine.file(FileChange(self._kind, row.id, None))

    async def one(self, id: str) -> Filed:
        """Raises `Problem` where there is none."""
        found = await self._edge.engine.history.filed_one(self._kind, id)
        if found is None:
            raise not_found()
        return found
