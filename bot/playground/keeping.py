"""Keeping a world in a file: read at the start, written soon after each change and at the end."""

import asyncio
import json
import os
from pathlib import Path

from bot.playground.memory import recall, remembered
from bot.playground.wellformed import loaded
from bot.playground.world import World

SOON = 1  # seconds; a world that nobody changes is not written


class Unkept(Exception):
    """The file cannot be read or written, or is no world; the text says so."""


def read(world: World, file: Path) -> None:
    """Fills a new world with what the file holds; a file that is not there yet is a new world's."""
    try:
        kept = file.read_text("utf-8")
    except FileNotFoundError:
        return
    except (OSError, UnicodeError) as problem:
        raise Unkept(f"{file} cannot be read: {problem}") from None
    try:
        recall(world, loaded(kept))
    except (ValueError, TypeError, LookupError, AttributeError):
        raise Unkept(f"{file} holds no world that this server kept; move it away to begin with a new one") from None


def write(world: World, file: Path, ended: bool = False) -> None:
    """With the end told, numbers go on where they are; otherwise some are left out at the next start."""
    replace(file, text(world, ended))


def text(world: World, ended: bool = False) -> str:
    return json.dumps(remembered(world, ended), ensure_ascii=False)


def replace(file: Path, text: str) -> None:
    """As a whole: whatever happens, the file holds this text or the one before."""
    new = file.with_name(f".{file.name}.new")
    try:
        with new.open("w", encoding="utf-8") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        new.replace(file)
    except OSError as problem:
        raise Unkept(f"{file} cannot be written: {problem}") from None


async def keep(world: World, file: Path) -> None:
    """Writes what changed, every second in which something did. Ends with the world; what its end was is not kept."""
    written = None
    while not world.closed:
        if written != (now := marks(world)):
            await asyncio.to_thread(replace, file, text(world))
            written = now
        await world.closing.heard(SOON)


def marks(world: World) -> tuple[int, ...]:
    """What is another after every change that is kept."""
    return (world.changes.revision, world.updates.newest, len(world.updates), world.queries.made)
