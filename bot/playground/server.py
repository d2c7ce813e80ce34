"""Serving over HTTP: in a process of its own, or in the loop of a test."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from bot.playground.app import application
from bot.playground.bell import Bell
from bot.playground.cutting import CuttableProtocol
from bot.playground.world import World

KEEP_ALIVE = 75
TICK = 0.1
TICKS_A_DAY = 864_000


class Server(uvicorn.Server):
    """uvicorn that says when it is ready, leaves signals to others, and ends although polls are open."""

    def __init__(self, world: World, host: str = "127.0.0.1") -> None:
        config = uvicorn.Config(
            application(world, host),
            log_config=None,
            log_level="critical",
            access_log=False,
            http=CuttableProtocol,
            lifespan="off",
            ws="none",
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self.world = world
        self.ready = asyncio.Event()
        self.stopping = Bell()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        """As uvicorn's own, but woken by stop() instead of at the next tenth of a second."""
        tick = 0
        while not await self.on_tick(tick):
            tick = (tick + 1) % TICKS_A_DAY
            await self.stopping.heard(TICK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.world.close()
        await super().shutdown(sockets)

    def stop(self) -> None:
        self.should_exit = True
        self.stopping.ring()


def listening(host: str, port: int) -> socket.socket:
    """A socket that already takes connections; port 0 is any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP: only then does asyncio send small answers at once, instead of 40 ms later.
    server_socket = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    server_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server_socket.bind((host, port))
    server_socket.listen(2048)
    return server_socket


def address(server_socket: socket.socket) -> str:
    host, port = server_socket.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@asynccontextmanager
async def serve(world: World | None = None, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """The base URL of a server in this loop, which ends with the block."""
    async with serving(Server(world or World(), host), host, port) as url:
        yield url


@asynccontextmanager
async def serving(server: Server, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """The same for a server that is there already."""
    server_socket = listening(host, port)
    task = asyncio.create_task(server.serve([server_socket]))
    try:
        await server.ready.wait()
        yield address(server_socket)
    finally:
        server.stop()
        await task
        server_socket.close()
