"""`python -m bot.playground`: the server alone. Its first line of output is its address."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.playground.clock import moment
from bot.playground.keeping import Unkept, keep, read, write
from bot.playground.resting import go_on
from bot.playground.server import Server, address, listening
from bot.playground.world import EXAMPLE_TOKEN, World


class Unplaced(Exception):
    """There is no such place to listen, or it is taken; the text says so."""


def wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 is any free port")
    parser.add_argument("--token", default=EXAMPLE_TOKEN, help="the token the bot must come with")
    parser.add_argument("--username", default="commonpot_bot", help="the bot's name on Telegram")
    parser.add_argument("--clock", type=moment, help="freeze the time here (ISO 8601 with offset)")
    parser.add_argument("--eager", action="store_true", help="a frozen clock goes on where the bot waits to send")
    parser.add_argument("--no-limits", action="store_true", help="no 429: for benchmarks")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="read the world from this file, and keep it there")
    parser.add_argument("--stage", help="where the process answers that started this one, for the page")
    return parser.parse_args()


def begun(wish: argparse.Namespace) -> World:
    """A new world, or the one that was kept."""
    world = World(wish.token, wish.username, wish.clock, limits=not wish.no_limits)
    world.stage = wish.stage
    if wish.keep:
        read(world, wish.keep)
        write(world, wish.keep)
    return world


async def run(wish: argparse.Namespace, world: World) -> None:
    try:
        server_socket = listening(wish.host, wish.port)
    except (OSError, OverflowError) as problem:
        raise Unplaced(f"the server cannot be at {wish.host}, port {wish.port}: {problem}") from None
    server = Server(world, wish.host)
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, server.stop)
    sys.stdout.write(address(server_socket) + "\n")
    sys.stdout.flush()
    async with asyncio.TaskGroup() as together:
        if wish.eager:
            together.create_task(go_on(world))
        if wish.keep:
            together.create_task(keep(world, wish.keep))
        await server.serve([server_socket])
        world.close()
    if wish.keep:
        write(world, wish.keep, ended=True)
    server_socket.close()


def main() -> int:
    """0, or 1 where the world cannot be kept or served, with the reason."""
    wish, problem = wishes(), ""
    try:
        asyncio.run(run(wish, begun(wish)))
    except* (Unkept, Unplaced) as problems:
        problem = f"{problems.exceptions[0]}\n"
    sys.stderr.write(problem)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
