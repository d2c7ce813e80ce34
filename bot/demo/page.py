"""`commonpot demo` without --script: the page, from its address to Ctrl-C."""

import asyncio
import signal
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bot.demo.browser import open_in_browser
from bot.demo.keeping import Place
from bot.demo.scenes import Scene
from bot.demo.show import Show
from bot.demo.stage import Died
from bot.loopback import HERE, free_port, listening

LOOK = 0.3  # seconds between two looks at whether the server still runs


class PortTaken(Exception):
    """Something listens where the page should be. Its words say what to do."""


def show_page(port: int, keep: Path | None, scene: Scene, browser: bool) -> None:
    """Shows the page until a signal. Raises PortTaken, CannotKeep, Died, and OSError for no place to write."""
    _check_port(port)
    with ExitStack() as ending:
        if keep is None:
            folder = ending.enter_context(tempfile.TemporaryDirectory(prefix="commonpot-"))
            place = Place(Path(folder) / "pot.sqlite")
        else:
            place = Place(keep.absolute())
            place.check()
        at = listening(0)
        address = f"http://{HERE[0]}:{at.getsockname()[1]}"
        show = Show(place, scene, port or free_port(), address, keep is not None)
        ending.callback(show.close)
        asyncio.run(_until_stopped(show, at, browser))


def _check_port(port: int) -> None:
    try:
        listening(port).close()
    except OSError as problem:
        raise PortTaken(
            f"The page cannot be at port {port}: {problem.strerror}. Perhaps another demo runs. "
            f"Choose another port: commonpot demo --port {port + 1}, or make demo PORT={port + 1}."
        ) from None


async def _until_stopped(show: Show, at: socket.socket, browser: bool) -> None:
    stopped = _told_to_stop()
    beginning = asyncio.create_task(asyncio.to_thread(show.begin))
    await asyncio.sleep(0)
    # Imported here: the server and the bot are on their way meanwhile.
    from bot.demo.interface import application
    from bot.local import served

    try:
        url = await beginning
        async with served(application(show, url), at):
            try:
                _welcome(url, show)
                if browser:
                    open_in_browser(url)
                await _play(show, stopped)
            finally:
                await asyncio.to_thread(show.end)
    except Died:
        if not stopped.is_set():
            raise
    finally:
        at.close()


async def _play(show: Show, stopped: asyncio.Event) -> None:
    """Plays the scene, then waits. Raises Died where the bot did not come up, or the server ends."""
    playing = asyncio.create_task(asyncio.to_thread(show.play))
    waiting = asyncio.create_task(stopped.wait())
    while not waiting.done():
        if playing.done():
            playing.result()
        if show.broken:
            raise Died("The Bot API server ended by itself.")
        await asyncio.wait({waiting}, timeout=LOOK)


def _welcome(url: str, show: Show) -> None:
    kept = f"It is kept in {show.place.database}: the same command goes on from there." if show.kept else ""
    lines = [f"Commonpot's page: {url}", "Everything on it happens on this machine alone. Ctrl-C stops it.", kept]
    print("\n".join(line for line in lines if line), flush=True)  # noqa: T201 (a command's own words)


def _told_to_stop() -> asyncio.Event:
    """Set by the first signal; more of them do not disturb the clearing up."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, stopped.set)
    return stopped
