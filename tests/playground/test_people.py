"""People: opening the bot by a link, renaming, seeing only their own chats."""

import telegram

from tests.playground.street import Street


async def test_a_deep_link_opens_the_chat_and_brings_its_payload(bot: telegram.Bot, street: Street) -> None:
    anna = await street.person("Anna", language="de")
    await street.ask("act/open", person=anna, start="https://t.me/commonpot_bot?start=join-7_x")
    await street.ask("act/open", person=anna)
    first, second = await bot.get_updates()
    assert first.message is not None
    assert second.message is not None
    assert (first.message.text, second.message.text) == ("/start join-7_x", "/start")
    assert first.message.entities[0].type == "bot_command"
    assert first.message.from_user is not None
    assert first.message.from_user.language_code == "de"


async def test_a_link_is_for_this_bot_and_its_payload_short(street: Street) -> None:
    anna = await street.person("Anna")
    elsewhere = {"person": anna, "start": "https://t.me/other_bot?start=x"}
    assert "no link to @commonpot_bot" in await street.mistake("act/open", **elsewhere)
    for payload in ("x" * 65, "a b", "a=b"):
        assert "at most 64" in await street.mistake("act/open", person=anna, start=payload)


async def test_opening_again_unblocks(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.ask("act/block", person=anna)
    await street.ask("act/open", person=anna)
    await street.result("sendMessage", chat_id=anna, text="x")


async def test_a_new_name_is_seen_at_once(street: Street) -> None:
    anna = await street.friend("Anna", username="anna", last_name="Adams")
    await street.ask(f"people/{anna}/rename", name="Bella", last_name="")
    await street.write(anna, "private", "x")
    assert (await street.updates())[-1]["message"]["from"] == {
        "id": anna,
        "is_bot": False,
        "first_name": "Bella",
        "username": "anna",
    }
    assert (await street.reading("private", anna))[0]["from"]["name"] == "Bella"


async def test_ids_are_like_telegrams(street: Street) -> None:
    assert [await street.person(name) for name in ("Anna", "Ben")] == [200000001, 200000002]
    assert await street.mistake("people", name=" ") == "a person needs a name"
    await street.person("Cleo", username="Cleo")
    assert await street.mistake("people", name="Cleo", username="cleo") == "the username cleo is taken"


async def test_a_chat_is_read_only_from_inside(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.friend("Ben")
    group = await street.group(anna)
    await street.write(anna, "private", "secret")
    assert "secret" not in str(await street.reading("private", ben))
    outside = await street.client.get(f"/sim/chats/{group}/messages", params={"as": ben})
    assert (outside.status_code, outside.json()["error"]) == (400, "Ben is not in this group")
    await street.ask("act/join", person=ben, chat=group)
    [added, joined] = await street.reading(group, ben)
    assert added["service"]["kind"] == "new_chat_members"
    assert joined["service"] == {"kind": "new_chat_members", "of": [ben]}
    await street.ask("act/leave", person=ben, chat=group)
    assert await street.mistake("act/write", person=ben, chat=group, text="x") == "Ben is not in this group"


async def test_reading_goes_on_after_a_message(street: Street) -> None:
    anna = await street.friend("Anna")
    last = await street.write(anna, "private", "one")
    await street.write(anna, "private", "two")
    seen = await street.client.get("/sim/chats/private/messages", params={"as": anna, "after": last})
    assert [message["text"] for message in seen.json()["messages"]] == ["two"]


async def test_mistakes_are_told_in_words(street: Street) -> None:
    anna = await street.person("Anna")
    assert await street.mistake("act/write", person=7, chat="private", text="x") == "there is no person 7"
    assert await street.mistake("act/write", person=anna, chat=-5, text="x") == "there is no group -5"
    assert await street.mistake("act/write", person=anna, chat="private", text=" ") == (
        "a message has 1 to 4096 characters"
    )
    assert await street.mistake("groups", title="x", creator=anna, type="channel") == (
        "type must be group or supergroup"
    )
    missing = await street.client.get("/sim/nowhere")
    assert (missing.status_code, missing.json()) == (404, {"error": "there is no GET /sim/nowhere"})
    garbled = await street.client.post("/sim/people", content=b"{")
    assert garbled.json() == {"error": "the body must be a JSON object"}


async def test_only_an_admin_makes_the_bot_an_admin_or_takes_that_back(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    assert "is no admin" in await street.mistake(f"groups/{group}/bot", by=ben, admin=True)
    await street.ask(f"groups/{group}/bot", by=anna, admin=True)
    assert "is no admin" in await street.mistake(f"groups/{group}/bot", by=ben)
    await street.updates()
    assert (await street.ask(f"groups/{group}/bot", by=anna))["bot"] == "member"
    [update] = await street.updates()
    told = update["my_chat_member"]
    assert [told[one]["status"] for one in ("old_chat_member", "new_chat_member")] == ["administrator", "member"]


async def test_a_bot_that_was_removed_is_let_in_again_by_an_admin(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    await street.client.delete(f"/sim/groups/{group}/bot", params={"by": anna})
    assert "is no admin" in await street.mistake(f"groups/{group}/bot", by=ben)
    await street.updates()
    await street.ask(f"groups/{group}/bot", by=anna)
    changed, said = await street.updates()
    told = changed["my_chat_member"]
    assert [told[one]["status"] for one in ("old_chat_member", "new_chat_member")] == ["kicked", "member"]
    assert said["message"]["new_chat_members"][0]["is_bot"]


async def test_an_admin_of_the_group_promotes_the_bot(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    await street.ask(f"groups/{group}/admins", person=ben)
    promoted = await street.ask(f"groups/{group}/bot", by=ben, admin=True)
    assert (promoted["bot"], promoted["admins"]) == ("administrator", [anna, ben])
