"""Buttons: tapping, answering, forging."""

import asyncio

import telegram

from tests.playground.street import Json, Street, buttons

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def card(street: Street, chat: int, *rows: dict[str, str]) -> int:
    sent = await street.result("sendMessage", chat_id=chat, text="Card", reply_markup=buttons(*rows))
    return int(sent["message_id"])


async def tap(street: Street, person: int, chat: int | str, message: int, button: str, **more: object) -> Json:
    return await street.ask("act/tap", person=person, chat=chat, message_id=message, button=button, **more)


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(bot: telegram.Bot, street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    message = await card(street, group, {"Back": "b:1", "Object": "o:1"})
    await street.updates()
    waiting = asyncio.create_task(tap(street, anna, group, message, "Object"))
    [update] = await bot.get_updates(timeout=5)
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("o:1", anna)
    assert isinstance(query.message, telegram.Message)
    assert query.message.text == "Card"
    await bot.answer_callback_query(query.id, "You object.", show_alert=True)
    answer = await waiting
    assert answer == {"query": query.id, "answered": True, "text": "You object.", "alert": True, "url": None}


async def test_taps_in_one_chat_share_a_chat_instance(street: Street) -> None:
    anna, ben = await street.person("Anna"), await street.person("Ben")
    here, there = await street.group(anna, ben), await street.group(anna, ben)
    for person, group in ((anna, here), (ben, here), (anna, there)):
        await tap(street, person, group, 1, "x", forged=True, wait=0)
    found = [one["callback_query"]["chat_instance"] for one in await street.updates() if "callback_query" in one]
    assert found[0] == found[1] != found[2]


async def test_an_unanswered_tap_ends_its_wait(street: Street) -> None:
    anna = await street.friend("Anna")
    message = await card(street, anna, {"Go": "g"})
    answer = await tap(street, anna, "private", message, "g", wait=0.05)
    assert not answer["answered"]
    await street.result("answerCallbackQuery", callback_query_id=answer["query"], text="Late")
    assert (await street.see(f"queries/{answer['query']}"))["text"] == "Late"


async def test_a_tap_is_answered_once_soon_and_shortly(street: Street) -> None:
    anna = await street.friend("Anna")
    message = await card(street, anna, {"Go": "g"})

    async def query() -> str:
        return str((await tap(street, anna, "private", message, "Go", wait=0))["query"])

    first = await query()
    long = {"callback_query_id": first, "text": "x" * 201}
    assert await street.refusal("answerCallbackQuery", **long) == "400 Bad Request: MESSAGE_TOO_LONG"
    await street.result("answerCallbackQuery", callback_query_id=first, text="x" * 200)
    assert await street.refusal("answerCallbackQuery", callback_query_id=first) == TOO_OLD
    assert await street.refusal("answerCallbackQuery", callback_query_id="7") == TOO_OLD
    second = await query()
    await street.set_clock("2026-11-23T12:01:01+00:00")
    assert await street.refusal("answerCallbackQuery", callback_query_id=second) == TOO_OLD


async def test_an_answer_may_only_open_the_bots_own_chat(street: Street) -> None:
    anna = await street.friend("Anna")
    message = await card(street, anna, {"Go": "g"})
    query = (await tap(street, anna, "private", message, "Go", wait=0))["query"]
    for url in ("https://example.com", "https://t.me/other_bot?start=1", "https://t.me/commonpot_bot"):
        wrong = {"callback_query_id": query, "url": url}
        assert await street.refusal("answerCallbackQuery", **wrong) == "400 Bad Request: URL_INVALID"
    link = "https://t.me/commonpot_bot?start=abc"
    await street.result("answerCallbackQuery", callback_query_id=query, url=link)
    assert (await street.see(f"queries/{query}"))["url"] == link


async def test_a_link_button_opens_and_does_not_ask(street: Street) -> None:
    anna = await street.friend("Anna")
    message = await card(street, anna, {"Open": "https://t.me/commonpot_bot?start=abc"})
    assert await tap(street, anna, "private", message, "Open") == {"url": "https://t.me/commonpot_bot?start=abc"}


async def test_only_buttons_that_are_there_can_be_tapped_by_those_who_see_them(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.person("Ben")
    group = await street.group(anna)
    message = await card(street, group, {"Go": "g"})
    where = {"chat": group, "message_id": message}
    assert "there are: Go" in await street.mistake("act/tap", person=anna, **where, button="Stop")
    assert await street.mistake("act/tap", person=ben, **where, button="Go") == "Ben is not in this group"
    lost = {"chat": group, "message_id": 99, "button": "Go"}
    assert await street.mistake("act/tap", person=anna, **lost) == "there is no message 99 in this chat"


async def test_a_forged_tap_carries_any_data_from_any_message(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    await street.updates()
    await tap(street, anna, "private", 99, "o:666", forged=True, wait=0)
    [update] = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "o:666"
    message = update.callback_query.message
    assert message is not None
    assert (message.message_id, message.date.timestamp()) == (99, 0)


async def test_a_load_of_taps_goes_round_its_buttons(bot: telegram.Bot, street: Street) -> None:
    people = [await street.friend(name) for name in ("Anna", "Ben")]
    await street.updates()
    tappers = [{"person": one, "chat": "private", "message_id": 1, "data": ["a", "b"]} for one in people]
    running = asyncio.create_task(street.ask("act/load", tappers=tappers, taps=6))
    data: list[str | None] = []
    offset = None
    while not running.done():
        for update in await bot.get_updates(offset=offset, timeout=1 if len(data) < 6 else 0):
            assert update.callback_query is not None
            offset = update.update_id + 1
            data.append(update.callback_query.data)
            await bot.answer_callback_query(update.callback_query.id)
    assert (await running)["answered"] == 6
    assert {"a", "b"} == set(data)
