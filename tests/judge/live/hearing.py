"""Runs python-telegram-bot's own live tests against a server of ours."""

import asyncio
import base64
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from bot.playground.server import serve
from bot.playground.world import World
from tests.judge.live.notes import Note, read
from tests.playground.pictures import png
from tests.playground.street import Street

HERE = Path(__file__).parent
# Its archive lacks these; what stands in for them is a picture of that size.
LACKING = {"telegram.jpg": (800, 800), "telegram.png": (512, 512)}
EMPTY = ("game.gif", "telegram.mp3", "telegram.mp4", "telegram2.mp4", "telegram.ogg", "telegram.webp")
YEARS_OLD = timedelta(days=800)
PYTEST = (
    *("-m", "pytest", "-q", "-m", "req", "-p", "listening", "-p", "no:flaky", "-p", "no:cacheprovider"),
    *("-o", "addopts=", "-W", "ignore::pytest.PytestUnknownMarkWarning", "--tb=no", "tests"),
)


async def heard(library: Path, python: Path, notes: Path) -> list[Note]:
    """What came of each test that asks something of a server."""
    await asyncio.to_thread(notes.unlink, missing_ok=True)
    await asyncio.to_thread(stand_in, library)
    now = datetime.now(UTC)
    world = World(clock=now - YEARS_OLD, limits=False)
    async with serve(world) as url, httpx.AsyncClient(base_url=url) as client:
        told = await lived_in(Street(client, world.token), world)
        world.jump(now)
        # Told by the library's tests own way, so that they use no bot but ours.
        bots = base64.b64encode(json.dumps([told, told]).encode()).decode()
        given = {"GITHUB_ACTIONS": "true", "JOB_INDEX": "1", "BOTS": bots}
        ours = {"JUDGED_SERVER": url, "JUDGED_NOTES": str(notes), "PYTHONPATH": str(HERE)}
        judging = await asyncio.create_subprocess_exec(
            str(python), *PYTEST, cwd=library, env=os.environ | given | ours, stdout=asyncio.subprocess.DEVNULL
        )
        await judging.wait()
    return read(notes)


def stand_in(library: Path) -> None:
    data = library / "tests" / "data"
    for name, size in LACKING.items():
        (data / name).write_bytes(png(*size))
    for name in EMPTY:
        (data / name).write_bytes(b"only so that it is there")


async def lived_in(street: Street, world: World) -> dict[str, str]:
    """A person, and groups with the bot as an admin, for what those tests call a chat, a supergroup and so on."""
    person = await street.friend("PTB", last_name="Test user")
    others = [await street.person(name) for name in ("Anna", "Ben", "Carl")]
    groups = []
    for title in (f">>> telegram.Bot(test) @{world.bot.username}", "A forum", "A channel"):
        chat = await street.ask("groups", title=title, type="supergroup", creator=person, members=others)
        await street.ask(f"groups/{chat['id']}/bot", by=person, admin=True, can_pin=True)
        groups.append(str(chat["id"]))
    return {
        "token": world.token,
        "name": world.bot.first_name,
        "username": f"@{world.bot.username}",
        "payment_provider_token": "none",
        "chat_id": str(person),
        "super_group_id": groups[0],
        "forum_group_id": groups[1],
        "channel_id": groups[2],
        "subscription_channel_id": groups[2],
    }
