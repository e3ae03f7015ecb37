"""The end users' web page: its configuration and its files."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import JsonResponse


class VisitorPage:
    """`/{tenant}/visitor/` and what it loads. The page never changes with the user."""

    def __init__(self, edge: Edge, folder: Path) -> None:
        self._edge = edge
        self._folder = folder

    async def index(self, request: Request) -> Response:
        return FileResponse(self._folder / "index.html")

    async def redirect(self, request: Request) -> Response:
        """The page finds its files beside itself: its address must end with a slash."""
        return RedirectResponse(f"{request.url.path}/")

    async def config(self, request: Request) -> Response:
        """Title, languages and the chat queues that are offered."""
        settings, queues = self._edge.settings, self._edge.state.site.queues
        offered: list[Json] = [
            {"address": queues[each].address, "name": queues[each].name}
            for each in settings.visitor_queues
        ]
        return JsonResponse(
            {"title": settings.title, "queues": offered, "languages": list(settings.languages)}
        )


class PageFiles(StaticFiles):
    """Static files that a browser asks about each time, and loads again only if they changed."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        return response
