"""What the page may ask of the demo's own process: how things stand, the bot's end and return, another scene."""

import asyncio
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.demo.scenes import SCENES
from bot.demo.show import Busy, Show
from bot.demo.stage import Died
from bot.local import interface, origins, told

BUSY = {"error": "One thing at a time: something is still under way. Try again in a moment."}


def application(show: Show, page: str) -> Starlette:
    """The interface, for the page at this address."""
    acts = {"restart": show.restart_bot, "kill": show.kill_bot, "start": show.start_bot}

    async def state(_request: Request) -> Response:
        return told(show.state())

    async def act(request: Request) -> Response:
        wanted = acts.get(request.path_params["act"])
        return told({"error": "there is no such act"}, 404) if wanted is None else await _done(show, wanted)

    async def change(request: Request) -> Response:
        scene = SCENES.get(request.path_params["name"])
        if scene is None:
            return told({"error": f"there is no such scene; there are: {', '.join(SCENES)}"}, 404)
        return await _done(show, lambda: show.change(scene))

    routes = [
        Route("/", state),
        Route("/bot/{act}", act, methods=["POST"]),
        Route("/scenes/{name}", change, methods=["POST"]),
    ]
    return interface(routes, origins(page))


async def _done(show: Show, act: Callable[[], None]) -> Response:
    """How things stand once it is done."""
    try:
        await asyncio.to_thread(act)
    except Busy:
        return told(BUSY, 409)
    except Died as problem:
        return told({"error": str(problem)}, 500)
    return told(show.state())
