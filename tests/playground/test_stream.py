"""The stream: everything at first, then only what changed, for one person's eyes."""

import asyncio

import httpx
import pytest

from bot.playground.server import serve
from bot.playground.sim.asking import Asked
from bot.playground.sim.streaming import events
from bot.playground.sim.viewing import seen
from bot.playground.world import World
from tests.playground.conftest import NO_TLS, NOON
from tests.playground.looking import Event, looking
from tests.playground.street import Street


async def state(street: Street, person: int) -> Event:
    async with looking(street, person) as look:
        return await look.next()


async def test_the_first_event_is_everything_the_person_sees(street: Street) -> None:
    anna = await street.friend("Anna", note="coordinator")
    ben = await street.person("Ben")
    group = await street.group(anna, ben, admin=True, can_pin=True)
    await street.result("setMyCommands", commands=[{"command": "pool", "description": "The pot"}])
    sent = await street.result("sendMessage", chat_id=group, text="Card", disable_notification=True)
    await street.result("pinChatMessage", chat_id=group, message_id=sent["message_id"])

    first = await state(street, anna)
    assert first.kind == "state"
    assert first.told["clock"] == {"now": NOON, "frozen": True, "next_due": None}
    assert [(one["name"], one["note"]) for one in first.told["people"]] == [("Anna", "coordinator"), ("Ben", "")]
    seen = first.chat(group)
    assert {name: seen[name] for name in ("type", "title", "inside", "members", "bot", "read", "muted", "gone")} == {
        "type": "group",
        "title": "Our street",
        "inside": True,
        "members": 3,
        "bot": "administrator",
        "read": 0,
        "muted": False,
        "gone": [],
    }
    assert seen["pinned"] == [sent["message_id"]]
    assert [one["command"] for one in seen["commands"]] == ["pool"]
    assert [(one["text"], one["silent"], one["pinned"]) for one in seen["messages"][1:2]] == [("Card", True, True)]
    assert seen["messages"][1]["from"] == {"id": 7000000001, "name": "Commonpot", "bot": True}
    private = first.chat(anna)
    assert (private["started"], private["blocked"], private["bot"]) == (True, False, "member")
    assert first.texts(anna) == ["/start"]


async def test_a_change_tells_only_the_chats_and_messages_that_changed(street: Street) -> None:
    anna = await street.friend("Anna")
    group, other = await street.group(anna), await street.group(anna)
    first = await street.result("sendMessage", chat_id=group, text="One")
    await street.set_clock("2026-11-23T12:01:00Z")
    await street.result("sendMessage", chat_id=group, text="Two")
    async with looking(street, anna) as look:
        assert {one["id"] for one in (await look.next()).told["chats"]} == {anna, group, other}
        await street.set_clock("2026-11-23T12:02:00Z")
        clock = await look.next()
        assert (clock.kind, clock.told["clock"]["now"][:16], clock.told["chats"]) == ("change", "2026-11-23T12:02", [])
        await street.result("editMessageText", chat_id=group, message_id=first["message_id"], text="One, edited")
        edited = await look.next()
        assert (edited.kind, [one["id"] for one in edited.told["chats"]]) == ("change", [group])
        assert "people" not in edited.told
        assert [(one["text"], one["edited"]) for one in edited.chat(group)["messages"]] == [("One, edited", True)]
        await street.set_clock("2026-11-23T12:03:00Z")
        await look.next()
        await street.result("deleteMessage", chat_id=group, message_id=first["message_id"])
        deleted = (await look.next()).chat(group)
        assert (deleted["messages"], deleted["gone"]) == ([], [first["message_id"]])


async def test_who_comes_back_gets_what_they_missed_and_no_more(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.write(anna, "private", "seen")
    last = (await state(street, anna)).id
    await street.write(anna, "private", "missed")
    async with looking(street, anna, last) as look:
        missed = await look.next()
    assert (missed.kind, missed.texts(anna)) == ("change", ["missed"])
    async with looking(street, anna, missed.id) as look:
        await street.write(anna, "private", "new")
        assert (await look.next()).texts(anna) == ["new"]


@pytest.mark.parametrize("last", ["another-1", "nonsense", "{name}-999999", "{name}-"])
async def test_a_number_from_another_world_gets_everything(street: Street, world: World, last: str) -> None:
    anna = await street.friend("Anna")
    async with looking(street, anna, last.format(name=world.changes.world)) as look:
        assert (await look.next()).kind == "state"


async def test_many_changes_at_once_come_together(street: Street) -> None:
    anna = await street.friend("Anna")
    async with looking(street, anna) as look:
        await look.next()
        await asyncio.gather(*(street.write(anna, "private", f"{n}") for n in range(20)))
        await street.write(anna, "private", "last")
        events = await look.until(anna, "last")
    assert sorted(text for event in events for text in event.texts(anna)) == sorted([*map(str, range(20)), "last"])
    assert len(events) < 15


async def test_what_changes_while_an_event_is_on_its_way_is_not_left_for_the_next_change() -> None:
    world = World()
    anna = world.people.add("Anna", None, None, None)
    stream = events(world, anna, 0)
    assert (await anext(stream)).startswith(b"retry")
    assert b'"Anna"' in await anext(stream)
    world.people.alter(anna, first_name="Anne")
    assert b'"Anne"' in await asyncio.wait_for(anext(stream), 5)
    await stream.aclose()


async def test_nobody_reads_a_group_they_are_not_in(street: Street, world: World) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna)
    await street.write(anna, group, "Anna was here first")
    async with looking(street, ben) as look:
        outside = (await look.next()).chat(group)
        assert (outside["inside"], outside["messages"], outside["members"]) == (False, [], 2)
        since = world.changes.revision
        await street.write(anna, group, "a secret")
        assert seen(world, Asked(world, {"as": ben}).person("as"), since) is None
        await street.ask("act/join", person=ben, chat=group)
        joined = await look.next()
        assert joined.chat(group)["inside"]
        assert joined.texts(group) == ["", "Anna was here first", "a secret", ""]
        assert joined.chat(group)["read"] == 3
        await street.ask("act/leave", person=ben, chat=group)
        left = (await look.next()).chat(group)
        assert (left["inside"], left["messages"]) == (False, [])


async def test_a_group_that_moved_on_stays_with_those_who_were_in_it(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna)
    await street.ask("act/mute", person=anna, chat=group, muted=True)
    async with looking(street, ben) as look:
        await look.next()
        new = (await street.ask(f"groups/{group}/upgrade", by=anna))["id"]
        moved = await look.next()
        assert (moved.chat(group)["migrated_to"], moved.chat(new)["migrated_to"]) == (new, None)
    old = (await state(street, anna)).chat(group)
    assert (old["inside"], old["migrated_to"]) == (True, new)
    assert (await state(street, anna)).chat(new)["muted"]
    assert {one["id"] for one in (await state(street, ben)).told["chats"]} == {ben, new}


async def test_marks_are_a_persons_own_and_reading_never_goes_back(street: Street, world: World) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    for text in ("one", "two"):
        await street.result("sendMessage", chat_id=group, text=text)
        await street.set_clock("2026-11-23T12:01:00Z")
    async with looking(street, ben) as look:
        assert (await look.next()).chat(group)["read"] == 0
        assert await street.ask("act/read", person=ben, chat=group, message_id=3) == {"read": 3}
        assert (await look.next()).chat(group)["read"] == 3
        assert await street.ask("act/read", person=ben, chat=group, message_id=2) == {"read": 3}
        since = world.changes.revision
        assert await street.ask("act/read", person=ben, chat=group, message_id=99) == {"read": 3}
        assert world.changes.revision == since
        assert await street.ask("act/mute", person=ben, chat=group, muted=True) == {"muted": True}
        changed = (await look.next()).chat(group)
        assert (changed["read"], changed["muted"], changed["messages"]) == (3, True, [])
        assert await street.ask("act/mute", person=ben, chat=group, muted=False) == {"muted": False}
        await street.write(ben, group, "three")
        [*_, changed] = [one.chat(group) for one in await look.until(group, "three")]
        assert (changed["read"], changed["muted"]) == (4, False)
    theirs = (await state(street, anna)).chat(group)
    assert (theirs["read"], theirs["muted"]) == (0, False)


async def test_people_are_told_again_when_one_changes(street: Street) -> None:
    anna = await street.friend("Anna")
    group = await street.group(anna)
    await street.write(anna, group, "Hello")
    async with looking(street, anna) as look:
        await look.next()
        await street.ask("act/block", person=anna)
        blocked = await look.next()
        assert blocked.told["people"][0]["blocked"]
        assert (blocked.chat(anna)["blocked"], blocked.chat(anna)["bot"]) == (True, "kicked")
        await street.ask(f"people/{anna}/rename", name="Anne")
        renamed = await look.next()
        assert renamed.told["people"][0]["name"] == "Anne"
        assert {one["from"]["name"] for one in renamed.chat(group)["messages"]} == {"Anne"}


async def test_what_the_bot_has_due_next_is_told_with_the_clock(street: Street) -> None:
    anna = await street.person("Anna")
    async with looking(street, anna) as look:
        await look.next()
        due = "2026-11-24T12:00:00+00:00"
        await street.ask("clock/report", at=NOON, offset=0, next_due=due)
        assert (await look.next()).told["clock"]["next_due"] == due
        await street.ask("clock/report", at=NOON, offset=0, next_due=due)
        await street.write(anna, "private", "nothing came in between")
        assert (await look.next()).texts(anna) == ["nothing came in between"]


async def test_new_commands_are_seen_at_once(street: Street) -> None:
    anna = await street.person("Anna")
    async with looking(street, anna) as look:
        assert (await look.next()).chat(anna)["commands"] == []
        await street.result("setMyCommands", commands=[{"command": "me", "description": "My share"}])
        assert (await look.next()).chat(anna)["commands"] == [{"command": "me", "description": "My share"}]


async def test_a_stream_for_nobody_is_refused_in_words(street: Street) -> None:
    response = await street.client.get("/sim/stream", params={"as": 5})
    assert (response.status_code, response.json()) == (400, {"error": "there is no person 5"})


async def test_a_line_without_meaning_keeps_a_quiet_stream_open() -> None:
    world = World()
    stream = events(world, world.people.add("Anna", None, None, None), 0, quiet=0.01)
    assert [(await anext(stream)).partition(b":")[0] for _ in range(4)] == [b"retry", b"id", b"", b""]
    await stream.aclose()


async def test_nobody_is_looked_out_for_who_has_left(street: Street, world: World) -> None:
    anna = await street.person("Anna")
    async with looking(street, anna) as look:
        await look.next()
        while not world.changes.moved.waiting:
            await street.see("clock")
    async with asyncio.timeout(5):
        while world.changes.moved.waiting:
            await street.see("clock")


async def test_a_stream_ends_with_the_server(world: World) -> None:
    async with serve(world) as url, httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        street = Street(client, world.token)
        anna = await street.person("Anna")
        async with looking(street, anna) as look:
            await look.next()
            world.close()
            assert await look.ended()
