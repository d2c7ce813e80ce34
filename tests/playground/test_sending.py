"""What Telegram takes as a message, and how it refuses the rest."""

import telegram

from tests.playground.street import Street, buttons


async def test_markup_becomes_entities_and_links_are_found(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna", username="anna")
    message = await bot.send_message(anna, "  <b>Hello</b> @anna, see https://example.com ", parse_mode="HTML")
    assert message.text == "Hello @anna, see https://example.com"
    assert [entity.type for entity in message.entities] == ["bold", "mention", "url"]
    assert message.parse_entity(message.entities[0]) == "Hello"
    assert message.from_user is not None
    assert message.from_user.is_bot


async def test_a_mention_by_id_shows_the_person(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    message = await bot.send_message(anna, f'<a href="tg://user?id={anna}">you</a>', parse_mode="HTML")
    assert message.entities[0].user is not None
    assert message.entities[0].user.first_name == "Anna"


async def test_entities_may_be_given_outright(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    bold = telegram.MessageEntity("bold", 3, 3)
    message = await bot.send_message(anna, "It is 5 o'clock", entities=[bold])
    assert message.entities == (bold,)
    out = {"chat_id": anna, "text": "short", "entities": [{"type": "bold", "offset": 3, "length": 9}]}
    assert await street.refusal("sendMessage", **out) == "400 Bad Request: ENTITY_BOUNDS_INVALID"


async def test_broken_markup_is_refused_in_telegrams_words(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(text: str, mode: str) -> str:
        return await street.refusal("sendMessage", chat_id=anna, text=text, parse_mode=mode)

    unclosed = 'Can\'t find end tag corresponding to start tag "b"'
    assert await said("<b>x", "HTML") == f"400 Bad Request: can't parse entities: {unclosed}"
    reserved = "Character '.' is reserved and must be escaped with the preceding '\\'"
    assert await said("a.b", "MarkdownV2") == f"400 Bad Request: can't parse entities: {reserved}"
    assert await said("x", "BBCode") == "400 Bad Request: unsupported parse_mode"


async def test_a_text_has_1_to_4096_characters_once_markup_is_gone(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.result("sendMessage", chat_id=anna, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    long = {"chat_id": anna, "text": "x" * 4097}
    assert await street.refusal("sendMessage", **long) == "400 Bad Request: message is too long"
    for nothing in ("", "  \n", "<b> </b>"):
        empty = {"chat_id": anna, "text": nothing, "parse_mode": "HTML"}
        assert await street.refusal("sendMessage", **empty) == "400 Bad Request: message text is empty"


async def test_a_reply_names_a_message_that_is_there(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    asked = await street.write(anna, "private", "How?")
    reply = await bot.send_message(anna, "So.", reply_parameters=telegram.ReplyParameters(asked))
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "How?"
    lost = {"chat_id": anna, "text": "So.", "reply_to_message_id": 999}
    assert await street.refusal("sendMessage", **lost) == "400 Bad Request: message to be replied not found"
    free = await street.result("sendMessage", **lost, allow_sending_without_reply=True)
    assert "reply_to_message" not in free


async def test_a_reply_must_say_to_what(street: Street) -> None:
    anna = await street.friend("Anna")
    sent = {"chat_id": anna, "text": "x"}
    lenient = {"allow_sending_without_reply": True}
    assert await street.refusal("sendMessage", **sent, reply_parameters=lenient) == (
        '400 Bad Request: can\'t find field "message_id"'
    )
    assert "reply_to_message" not in await street.result("sendMessage", **sent, reply_parameters={})


async def test_the_thread_and_the_silence_are_taken(bot: telegram.Bot, street: Street) -> None:
    group = await street.group(await street.person("Anna"), kind="supergroup")
    message = await bot.send_message(
        group,
        "Here",
        message_thread_id=7,
        disable_notification=True,
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
    )
    assert message.message_thread_id == 7


async def test_a_message_tells_how_its_links_are_shown(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    options = telegram.LinkPreviewOptions
    link = "https://example.com/c"
    plain = await bot.send_message(anna, f"🎉 See {link} or https://example.org")
    assert plain.link_preview_options == options(url=link)
    other = await bot.send_message(
        anna, link, link_preview_options=options(url="https://example.org", show_above_text=True)
    )
    assert other.link_preview_options == options(url="https://example.org", show_above_text=True)
    without = await bot.edit_message_text(link, anna, other.id, link_preview_options=options(is_disabled=True))
    assert isinstance(without, telegram.Message)
    assert without.link_preview_options == options(is_disabled=True)
    assert (await street.result("sendMessage", chat_id=anna, text="No link")).get("link_preview_options") is None
    await street.set_clock("2026-11-23T12:00:05Z")
    named = {"chat_id": anna, "text": f"[x]({link})", "parse_mode": "MarkdownV2", "disable_web_page_preview": True}
    assert (await street.result("sendMessage", **named))["link_preview_options"] == {"is_disabled": True}
    del named["disable_web_page_preview"]
    assert (await street.result("sendMessage", **named))["link_preview_options"] == {"url": link}
    wrong = await street.refusal("sendMessage", **named, link_preview_options=[])
    assert wrong == "400 Bad Request: object expected as link preview options"


async def test_what_is_protected_says_so_and_is_not_forwarded(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    sent = await bot.send_message(anna, "Between us", protect_content=True)
    assert sent.has_protected_content
    assert not (await bot.send_message(anna, "For all")).has_protected_content
    forwarded = {"person": anna, "chat": "private", "message_id": sent.id}
    assert await street.mistake("act/forward", **forwarded) == "this message cannot be forwarded"


async def test_the_looks_of_buttons_are_kept(street: Street) -> None:
    anna = await street.friend("Anna")
    button = {"text": "Yes", "callback_data": "y", "style": "success"}
    sent = await street.result("sendMessage", chat_id=anna, text="x", reply_markup={"inline_keyboard": [[button]]})
    assert sent["reply_markup"]["inline_keyboard"] == [[button]]


async def test_buttons_carry_1_to_64_bytes(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(data: str) -> str:
        return await street.refusal("sendMessage", chat_id=anna, text="?", reply_markup=buttons({"Go": data}))

    await street.result("sendMessage", chat_id=anna, text="?", reply_markup=buttons({"Go": "x" * 64}))
    assert await said("x" * 65) == "400 Bad Request: BUTTON_DATA_INVALID"
    assert await said("£" * 33) == "400 Bad Request: BUTTON_DATA_INVALID"
    without = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    assert await said("") == f"400 Bad Request: {without}"


async def test_a_keyboard_has_at_most_a_hundred_buttons_with_working_links(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(*rows: dict[str, str]) -> str:
        return await street.refusal("sendMessage", chat_id=anna, text="?", reply_markup=buttons(*rows))

    hundred = [{f"{n}": f"d{n}"} for n in range(100)]
    await street.result("sendMessage", chat_id=anna, text="?", reply_markup=buttons(*hundred))
    assert await said(*hundred, {"one": "more"}) == "400 Bad Request: reply markup is too long"
    local = "http://localhost/x"
    wrong = f"400 Bad Request: inline keyboard button URL '{local}' is invalid: Wrong HTTP URL"
    assert await said({"Go": local}) == wrong
    await street.result("sendMessage", chat_id=anna, text="?", reply_markup=buttons({"Go": "https://t.me/x?start=1"}))


async def test_malformed_markup_is_refused(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(markup: object) -> str:
        return (await street.refusal("sendMessage", chat_id=anna, text="?", reply_markup=markup))[17:]

    assert await said("{not json") == "can't parse reply keyboard markup JSON object"
    assert await said([1]) == "object expected as reply markup"
    bare = {"inline_keyboard": [[{"text": "x"}]]}
    unallowed = "Text buttons are unallowed in the inline keyboard"
    assert await said(bare) == f"can't parse inline keyboard button: {unallowed}"
    nameless = {"inline_keyboard": [[{"callback_data": "x"}]]}
    assert await said(nameless) == "can't parse inline keyboard button: Can't find field \"text\""
    number = {"inline_keyboard": [[{"text": "x", "callback_data": 1}]]}
    assert await said(number) == 'can\'t parse inline keyboard button: Field "callback_data" must be of type String'
    assert await said({"inline_keyboard": {}}) == 'field "inline_keyboard" must be of type Array'
    flat = {"inline_keyboard": [{"text": "x", "callback_data": "x"}]}
    assert await said(flat) == 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'


async def test_null_counts_as_given(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(method: str = "sendMessage", **more: object) -> str:
        return (await street.refusal(method, **{"chat_id": anna, "text": "x", **more}))[17:]

    assert await said(reply_markup=None) == "object expected as reply markup"
    assert await said(reply_parameters=None) == "object expected as reply parameters"
    assert await said(link_preview_options=None) == "object expected as link preview options"
    assert await said(parse_mode=None) == "unsupported parse_mode"
    assert await said(chat_id=None) == "chat not found"
    assert await said("setMyCommands", commands=None) == "expected an Array of BotCommand"
    assert await said("setMyCommands", scope=None) == ("can't parse BotCommandScope: BotCommandScope must be an Object")
    assert await said("setChatMenuButton", menu_button=None) == "can't parse menu button: MenuButton must be an Object"


async def test_other_keyboards_go_with_a_message(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    await bot.send_message(anna, "What?", reply_markup=telegram.ForceReply(input_field_placeholder="A title"))
    await bot.send_message(anna, "Thanks", reply_markup=telegram.ReplyKeyboardRemove())
    assert [message["buttons"] for message in (await street.reading("private", anna))[1:]] == [[], []]
