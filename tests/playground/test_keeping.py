"""A world that is kept in a file goes on where it was."""

import asyncio
import json
import os
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.playground.clock import moment
from bot.playground.keeping import Unkept, keep, read, write
from bot.playground.people import FIRST_PERSON
from bot.playground.server import serve
from bot.playground.sim.asking import Asked
from bot.playground.sim.viewing import seen
from bot.playground.world import World
from tests.playground.conftest import NO_TLS, NOON
from tests.playground.pictures import png
from tests.playground.street import Json, Street, buttons

COMMANDS = [{"command": "pool", "description": "The pot"}]


@asynccontextmanager
async def playing(world: World) -> AsyncIterator[Street]:
    async with serve(world) as url, httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        yield Street(client, world.token)


def again(world: World, file: Path, ended: bool = True) -> World:
    """The world as the next start of the server has it."""
    write(world, file, ended)
    other = World()
    read(other, file)
    return other


def eyes(world: World, person: int) -> Json | None:
    return seen(world, Asked(world, {"as": person}).person("as"))


async def lived_in(street: Street) -> tuple[int, int]:
    """Anna, and a group in which about everything happened that can happen."""
    anna = await street.friend("Anna", note="coordinator", username="anna", language="de")
    ben, dora = await street.friend("Ben"), await street.person("Dora")
    group = await street.group(anna, ben, dora, admin=True, can_pin=True)
    card = await street.result("sendMessage", chat_id=group, text="*Card*", parse_mode="MarkdownV2")
    await street.result("pinChatMessage", chat_id=group, message_id=card["message_id"], disable_notification=True)
    asked = await street.write(ben, group, "Why?", reply_to=card["message_id"])
    await street.ask("act/edit", person=ben, chat=group, message_id=asked, text="But why?")
    gone = await street.result("sendMessage", chat_id=anna, text="Gone", reply_markup=buttons({"Yes": "y"}))
    await street.result("sendMessage", chat_id=anna, text="Here", reply_markup=buttons({"Yes": "y"}))
    await street.result("deleteMessage", chat_id=anna, message_id=gone["message_id"])
    await street.ask(
        "act/attach", person=ben, chat=group, name="a.png", data=b64encode(png()).decode(), **{"as": "photo"}
    )
    await street.result("setMyCommands", commands=COMMANDS, scope={"type": "all_group_chats"})
    await street.ask("act/mute", person=anna, chat=group, muted=True)
    await street.ask("act/read", person=anna, chat=group, message_id=2)
    await street.ask("act/block", person=ben)
    await street.ask("act/remove", by=anna, person=dora, chat=group)
    await street.ask(f"people/{dora}/delete")
    await street.ask(f"groups/{group}/admins", person=anna, anonymous=True)
    await street.set_clock("2026-11-24T08:00:00Z")
    return anna, group


async def test_everything_a_person_sees_is_as_it_was(world: World, street: Street, tmp_path: Path) -> None:
    anna, _ = await lived_in(street)
    other = again(world, tmp_path / "world.json")
    assert eyes(other, anna) == eyes(world, anna)
    [file] = world.files
    assert list(other.files) == [file]
    assert other.clock.jumps >= world.clock.jumps


async def test_the_bot_finds_what_it_had_not_fetched_and_what_it_had_set(
    world: World, street: Street, tmp_path: Path
) -> None:
    anna, group = await lived_in(street)
    await street.result("getUpdates", allowed_updates=["message", "callback_query"])
    await street.write(anna, "private", "nobody heard this yet")
    waiting = await street.result("getUpdates")
    async with playing(again(world, tmp_path / "world.json")) as next_time:
        assert await next_time.result("getUpdates") == waiting
        assert await next_time.result("getMyCommands", scope={"type": "all_group_chats"}) == COMMANDS
        assert (await next_time.result("getWebhookInfo"))["allowed_updates"] == ["callback_query", "message"]
        owner, bot = await next_time.result("getChatAdministrators", chat_id=group)
        assert (owner["is_anonymous"], bot["can_pin_messages"]) == (True, True)
        assert (await next_time.result("getChat", chat_id=group))["pinned_message"]["text"] == "Card"


async def numbers(street: Street) -> list[int]:
    """The newest of each kind: a tap's, a message's, an update's."""
    tap: Json = {
        "person": FIRST_PERSON,
        "chat": FIRST_PERSON,
        "message_id": 9,
        "button": "x",
        "forged": True,
        "wait": 0,
    }
    query = (await street.ask("act/tap", **tap))["query"]
    message = await street.result("sendMessage", chat_id=FIRST_PERSON, text="Hello")
    return [int(query), message["message_id"], (await street.updates())[-1]["update_id"]]


async def test_no_number_is_given_out_twice(world: World, street: Street, tmp_path: Path) -> None:
    people = [await street.friend("Anna"), await street.friend("Ben")]
    groups = [await street.group(people[0]), await street.group(people[0], kind="supergroup")]
    before = await numbers(street)
    async with playing(again(world, tmp_path / "world.json")) as next_time:
        assert all(new > old for new, old in zip(await numbers(next_time), before, strict=True))
        assert await next_time.friend("Carl") not in people
        assert await next_time.group(people[0]) not in groups


async def test_after_a_sudden_end_numbers_that_may_have_been_given_out_are_left_out(
    world: World, street: Street, tmp_path: Path
) -> None:
    await street.friend("Anna")
    kept = again(world, tmp_path / "world.json", ended=False)
    lost = await numbers(street)
    async with playing(kept) as next_time:
        assert all(new > old for new, old in zip(await numbers(next_time), lost, strict=True))


async def test_after_a_sudden_end_the_bot_can_still_settle(world: World, street: Street, tmp_path: Path) -> None:
    await street.friend("Anna")
    async with playing(again(world, tmp_path / "world.json", ended=False)) as next_time:
        [update] = await next_time.updates()
        await next_time.ask("clock/report", at=NOON, offset=update["update_id"] + 1)
        assert (await next_time.ask("settle"))["now"] == NOON


async def test_what_changes_is_soon_in_the_file(tmp_path: Path) -> None:
    file, world = tmp_path / "world.json", World(clock=moment(NOON))
    async with playing(world) as street:
        keeping = asyncio.create_task(keep(world, file))
        await street.friend("Anna")
        async with asyncio.timeout(5):
            while not file.exists() or "/start" not in file.read_text("utf-8"):
                await street.see("clock", jumps=0, wait=0.05)
    await asyncio.wait_for(keeping, 5)
    assert os.listdir(tmp_path) == ["world.json"]


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"ended": true, "people": [{"id": 1}]}', "[" * 100_000])
def test_a_file_that_holds_no_world_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "world.json"
    file.write_text(text, "utf-8")
    with pytest.raises(Unkept, match=r"world\.json holds no world that this server kept; move it away"):
        read(World(), file)
    assert file.read_text("utf-8") == text


def test_a_world_of_another_form_is_refused(world: World, tmp_path: Path) -> None:
    file = tmp_path / "world.json"
    write(world, file)
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"form": 2}), "utf-8")
    with pytest.raises(Unkept, match="holds no world"):
        read(World(), file)


def test_a_file_that_cannot_be_written_is_told(world: World, tmp_path: Path) -> None:
    with pytest.raises(Unkept, match="cannot be written"):
        write(world, tmp_path / "nowhere" / "world.json")
    with pytest.raises(Unkept, match="cannot be read"):
        read(world, tmp_path)
