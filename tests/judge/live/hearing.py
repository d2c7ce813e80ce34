"""Runs the live tests of others against a server of ours."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from bot.playground.server import serve
from bot.playground.world import World
from tests.judge.live.notes import Note, read
from tests.judge.live.suites import Standing, Suite
from tests.playground.street import Street

HERE = Path(__file__).parent
YEARS_OLD = timedelta(days=800)
PYTEST = ("-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "listening")


class Unheard(Exception):
    """No test was run; the text is what pytest said."""


async def heard(suite: Suite, archive: Path, python: Path, notes: Path) -> list[Note]:
    """What came of each test; the first messages are too old to be deleted."""
    await asyncio.to_thread(notes.unlink, missing_ok=True)
    await asyncio.to_thread(suite.prepared, archive)
    now = datetime.now(UTC)
    world = World(clock=now - YEARS_OLD, limits=False)
    async with serve(world) as url, httpx.AsyncClient(base_url=url) as client:
        there = await lived_in(Street(client, world.token), world)
        world.jump(now)
        ours = {"JUDGED_SERVER": url, "JUDGED_NOTES": str(notes), "PYTHONPATH": str(HERE)}
        judging = await asyncio.create_subprocess_exec(
            *(str(python), *PYTEST, "-p", suite.pointer, *suite.tests),
            cwd=archive / suite.inside,
            env=os.environ | suite.told(there) | ours,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await judging.communicate()
    if not await asyncio.to_thread(notes.exists):
        raise Unheard(f"the tests of {suite.library} did not begin:\n{said.decode(errors='replace')}")
    return read(notes)


async def lived_in(street: Street, world: World) -> Standing:
    """A person, and groups with the bot as an admin, by the names those tests look for."""
    person = await street.friend("PTB", last_name="Test user")
    others = [await street.person(name) for name in ("Anna", "Ben", "Carl")]
    groups = []
    for title in (f">>> telegram.Bot(test) @{world.bot.username}", "A forum", "A channel"):
        chat = await street.ask("groups", title=title, type="supergroup", creator=person, members=others)
        await street.ask(f"groups/{chat['id']}/bot", by=person, admin=True, can_pin=True)
        groups.append(str(chat["id"]))
    one, two, three = groups
    return Standing(world.token, world.bot.first_name, world.bot.username, str(person), (one, two, three))
