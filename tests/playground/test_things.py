"""Voice messages, stickers, contacts and such, and forwarded messages: what the bot is told, and what people see."""

from pathlib import Path
from typing import Any

import pytest

from bot.playground.keeping import read, write
from bot.playground.sim.asking import Asked
from bot.playground.sim.viewing import seen
from bot.playground.world import World
from tests.playground.street import Json, Street, buttons


async def told(street: Street, **sent: Any) -> Json:
    """What the bot is told of what somebody sends or forwards."""
    path = "act/forward" if "from" in sent else "act/send"
    await street.updates()
    number = (await street.ask(path, **sent))["message_id"]
    [update] = await street.updates()
    message: Json = update["message"]
    assert message["message_id"] == number
    return message


async def shown(street: Street, person: int, chat: int | str = "private") -> Json:
    return (await street.reading(chat, person))[-1]


@pytest.mark.parametrize(
    ("what", "more", "field", "words"),
    [
        ("voice", {"seconds": 75}, {"duration": 75, "mime_type": "audio/ogg"}, "Voice message, 1:15"),
        ("video", {}, {"duration": 7, "width": 512, "height": 320}, "Video, 0:07"),
        ("video_note", {}, {"duration": 7, "length": 320}, "Video message, 0:07"),
        ("animation", {}, {"file_name": "animation.mp4"}, "GIF, 0:07"),
        ("sticker", {"emoji": "🎉"}, {"emoji": "🎉", "type": "regular", "is_animated": False}, "Sticker 🎉"),
        ("contact", {}, {"first_name": "Anna", "phone_number": "+441632960961"}, "Contact: Anna, +441632960961"),
        ("location", {}, {"latitude": 51.5074, "longitude": -0.1278}, "Location: 51.5074, -0.1278"),
        ("dice", {"value": 3}, {"emoji": "🎲", "value": 3}, "🎲 3"),
        (
            "poll",
            {"question": "Lights?"},
            {"question": "Lights?", "type": "regular", "is_closed": False},
            "Poll: Lights?",
        ),
    ],
)
async def test_the_bot_is_told_of_each_thing(street: Street, what: str, more: Json, field: Json, words: str) -> None:
    anna = await street.friend("Anna")
    message = await told(street, person=anna, chat="private", what=what, **more)
    assert message[what].items() >= field.items()
    assert not {"text", "caption"} & set(message)
    assert (await shown(street, anna))["thing"] == {"kind": what, "words": words}


async def test_a_contact_says_who_it_is_where_they_are_on_telegram(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.person("Ben")
    hers = await told(street, person=anna, chat="private", what="contact")
    his = await told(street, person=anna, chat="private", what="contact", of=ben)
    nobodys = await told(street, person=anna, chat="private", what="contact", name="Plumber", phone="+440")
    assert [one["contact"].get("user_id") for one in (hers, his, nobodys)] == [anna, ben, None]


async def test_under_some_things_there_are_words_that_can_be_changed(street: Street) -> None:
    anna = await street.friend("Anna")
    message = await told(street, person=anna, chat="private", what="voice", caption="See /help")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("See /help", "bot_command")
    where = {"person": anna, "chat": "private", "message_id": message["message_id"]}
    await street.ask("act/edit", **where, text="See")
    [update] = await street.updates()
    assert update["edited_message"]["caption"] == "See"
    wordless = {"person": anna, "chat": "private", "what": "sticker"}
    assert await street.mistake("act/send", **wordless, caption="x") == "there are no words under a sticker"
    where["message_id"] = (await street.ask("act/send", **wordless))["message_id"]
    assert "nothing in this message" in await street.mistake("act/edit", **where, text="x")


async def test_nothing_else_can_be_sent(street: Street) -> None:
    anna = await street.friend("Anna")
    assert "one of voice, video" in await street.mistake("act/send", person=anna, chat="private", what="game")
    for wrong in ({"what": "voice", "seconds": 0}, {"what": "voice", "seconds": 86401}, {"what": "dice", "value": 7}):
        assert "must be from 1 to" in await street.mistake("act/send", person=anna, chat="private", **wrong)


async def test_the_bytes_of_a_thing_are_nowhere(street: Street) -> None:
    anna = await street.friend("Anna")
    voice = (await told(street, person=anna, chat="private", what="voice"))["voice"]
    assert await street.refusal("getFile", file_id=voice["file_id"]) == "400 Bad Request: invalid file_id"


async def test_a_forwarded_message_says_where_it_came_from(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.friend("Ben", last_name="Okri")
    group = await street.group(anna, ben, admin=True)
    his = await street.write(ben, group, "We need *lights*, see /help")
    message = await told(street, person=anna, chat="private", message_id=his, **{"from": group})
    assert (message["text"], message["entities"][0]["type"]) == ("We need *lights*, see /help", "bot_command")
    origin = message["forward_origin"]
    assert (origin["type"], origin["sender_user"]["id"], message["from"]["id"]) == ("user", ben, anna)
    assert (await shown(street, anna))["forwarded_from"] == "Ben Okri"
    again = {"person": anna, "chat": group, "message_id": message["message_id"], "from": "private"}
    assert (await told(street, **again))["forward_origin"] == origin


async def test_an_author_may_be_hidden_or_be_the_group(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.friend("Ben")
    group = await street.group(anna, ben, kind="supergroup")
    his = await street.write(ben, group, "Hello")
    await street.ask(f"groups/{group}/admins", person=anna, anonymous=True)
    hers = await street.write(anna, group, "We are the street")
    to_bot = {"person": ben, "chat": "private", "from": group}
    hidden = (await told(street, **to_bot, message_id=his, hidden=True))["forward_origin"]
    assert hidden == {"type": "hidden_user", "sender_user_name": "Ben", "date": hidden["date"]}
    of_group = (await told(street, **to_bot, message_id=hers, hidden=True))["forward_origin"]
    assert (of_group["type"], of_group["sender_chat"]["id"]) == ("chat", group)
    assert (await shown(street, ben))["forwarded_from"] == "Our street"


async def test_a_forwarded_card_has_lost_its_buttons(street: Street) -> None:
    anna = await street.friend("Anna")
    group = await street.group(anna)
    card = await street.result("sendMessage", chat_id=group, text="Card", reply_markup=buttons({"Join": "join"}))
    await street.set_clock("2026-11-23T12:00:05Z")
    link = await street.result("sendMessage", chat_id=group, text="Link", reply_markup=buttons({"See": "https://a.b"}))
    for sent, kept in ((card, []), (link, [[{"text": "See", "url": "https://a.b"}]])):
        forwarded = {"person": anna, "chat": "private", "message_id": sent["message_id"], "from": group}
        message = await told(street, **forwarded)
        assert message["forward_origin"]["sender_user"]["is_bot"]
        assert message.get("reply_markup", {}).get("inline_keyboard", []) == kept


async def test_what_cannot_be_seen_or_is_no_message_cannot_be_forwarded(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.friend("Ben")
    group = await street.group(anna)
    service = (await street.reading(group, anna))[-1]["id"]
    sent = {"chat": "private", "from": group, "message_id": service}
    assert await street.mistake("act/forward", person=anna, **sent) == "this message cannot be forwarded"
    assert await street.mistake("act/forward", person=ben, **sent) == "Ben is not in this group"
    hers = await street.write(anna, "private", "Hello")
    copied = (await street.ask("act/forward", person=anna, chat="private", message_id=hers))["message_id"]
    changed = {"person": anna, "chat": "private", "message_id": copied, "text": "Bye"}
    assert "nothing in this message" in await street.mistake("act/edit", **changed)


async def test_a_kept_world_still_has_them(world: World, street: Street, tmp_path: Path) -> None:
    anna = await street.friend("Anna")
    voice = (await street.ask("act/send", person=anna, chat="private", what="voice"))["message_id"]
    await street.ask("act/forward", person=anna, chat="private", message_id=voice)
    write(world, tmp_path / "world.json", ended=True)
    other = World()
    read(other, tmp_path / "world.json")
    eyes = [seen(one, Asked(one, {"as": anna}).person("as")) for one in (world, other)]
    assert eyes[0] == eyes[1]
