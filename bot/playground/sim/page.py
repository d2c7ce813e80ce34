"""The page in which a person plays: its files, and what it must know to begin."""

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.sim.asking import Asked

Json = dict[str, Any]

PAGE = Path(__file__).parent.parent / "page"
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def facts(asked: Asked) -> Json:
    """The bot, and where the stage answers that started us, if there is one."""
    bot = asked.world.bot
    return {"bot": {"id": bot.id, "name": bot.name, "username": bot.username}, "stage": asked.world.stage}


class Files(StaticFiles):
    """Asked for anew each time, and sent only when they have changed. Nothing from elsewhere runs in the page."""

    def file_response(self, *given: Any, **more: Any) -> Response:
        response = super().file_response(*given, **more)
        response.headers.update(HEADERS)
        return response


async def first(_: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers=HEADERS)


def routes() -> list[BaseRoute]:
    return [Route("/", first), Mount("/page", Files(directory=PAGE))]
