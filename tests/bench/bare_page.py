"""The other side of the page: one text, passed on at once to an event stream and to whoever asked, by a bare page."""

import asyncio
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.server import address, listening

PAGE = """<!doctype html><title>Bare</title><link rel="icon" href="data:,"><button>Ask</button><p></p><output></output>
<script>
  new EventSource("/stream").onmessage = (event) => { document.querySelector("p").textContent = event.data }
  document.querySelector("button").onclick = async () => {
    document.querySelector("output").textContent = await (await fetch("/asked")).text()
  }
</script>"""


class Listeners:
    """Whoever is told the next text."""

    def __init__(self) -> None:
        self.queues: set[asyncio.Queue[str]] = set()
        self.asked = asyncio.Event()

    def say(self, text: str) -> None:
        for queue in self.queues:
            queue.put_nowait(text)

    async def texts(self) -> AsyncIterator[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.queues.add(queue)
        try:
            while True:
                yield f"data: {await queue.get()}\n\n"
        finally:
            self.queues.discard(queue)

    async def one(self) -> str:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.queues.add(queue)
        self.asked.set()
        try:
            return await queue.get()
        finally:
            self.queues.discard(queue)


def application() -> Starlette:
    listeners = Listeners()

    async def page(_: Request) -> Response:
        return HTMLResponse(PAGE)

    async def say(request: Request) -> Response:
        listeners.say((await request.body()).decode())
        return PlainTextResponse("said")

    async def stream(_: Request) -> Response:
        return StreamingResponse(listeners.texts(), media_type="text/event-stream")

    async def asked(_: Request) -> Response:
        return PlainTextResponse(await listeners.one())

    async def heard(_: Request) -> Response:
        await listeners.asked.wait()
        listeners.asked.clear()
        return PlainTextResponse("heard")

    paths = {"/": page, "/stream": stream, "/asked": asked, "/heard": heard}
    return Starlette(routes=[*(Route(path, act) for path, act in paths.items()), Route("/say", say, methods=["POST"])])


def main() -> None:
    server_socket = listening("127.0.0.1", 0)
    print(address(server_socket), flush=True)  # noqa: T201 (whoever starts it reads this line)
    config = uvicorn.Config(
        application(), log_config=None, log_level="critical", lifespan="off", timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run([server_socket])


if __name__ == "__main__":
    main()
