"""Photos and documents as the bot sends and fetches them, and how Telegram refuses them."""

import json
from typing import Any

import pytest
import telegram

from bot.playground.files import BIGGEST_DOCUMENT, BIGGEST_PHOTO, BOT_MAY_FETCH, MEGABYTE
from bot.playground.world import World
from tests.playground.pictures import png
from tests.playground.street import Street, buttons

PICTURE = png(40, 30)
MODIFIED = "400 Bad Request: message is not modified"


async def refused(street: Street, method: str, files: dict[str, Any] | None = None, **given: Any) -> str:
    """The refusal of a call as a form, with files by name."""
    answer = (await street.client.post(f"/bot{street.token}/{method}", data=given, files=files)).json()
    assert not answer["ok"], answer
    return f"{answer['error_code']} {answer['description']}"


async def test_a_photo_arrives_with_its_caption_and_buttons(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    asked = await street.write(anna, "private", "Which lamp?")
    message = await bot.send_photo(
        anna,
        PICTURE,
        caption="The <b>new</b> lamp",
        parse_mode="HTML",
        disable_notification=True,
        reply_parameters=telegram.ReplyParameters(asked),
        reply_markup=telegram.InlineKeyboardMarkup.from_button(
            telegram.InlineKeyboardButton("Good", callback_data="g")
        ),
    )
    [size] = message.photo
    assert (size.width, size.height, size.file_size) == (40, 30, len(PICTURE))
    assert message.caption == "The new lamp"
    assert message.parse_caption_entities() == {message.caption_entities[0]: "new"}
    seen = (await street.reading("private", anna))[-1]
    assert (seen["text"], seen["silent"], seen["reply_to"]) == ("The new lamp", True, asked)
    assert seen["buttons"] == [[{"text": "Good", "data": "g"}]]
    assert (seen["photo"]["width"], seen["photo"]["height"], seen["file"]) == (40, 30, None)
    fetched = await street.client.get(seen["photo"]["url"])
    assert (fetched.content, fetched.headers["content-type"]) == (PICTURE, "image/png")


async def test_a_document_keeps_its_name_and_bytes(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    data = bytes(range(256)) * 40 + b"\r\n--"
    message = await bot.send_document(anna, data, filename='Zoë "1".pdf')
    document = message.document
    assert document is not None
    assert (document.file_name, document.mime_type) == ('Zoë "1".pdf', "application/pdf")
    assert (document.file_size, message.caption) == (len(data), None)
    assert bytes(await (await bot.get_file(document.file_id)).download_as_bytearray()) == data
    seen = (await street.reading("private", anna))[-1]
    assert seen["file"] | {"url": ""} == {
        "url": "",
        "name": 'Zoë "1".pdf',
        "size": len(data),
        "mime": "application/pdf",
    }
    [call] = [one for one in (await street.see("calls"))["calls"] if one["method"] == "sendDocument"]
    assert call["payload"]["document"] == {"name": 'Zoë "1".pdf', "size": len(data)}


async def test_what_was_sent_can_be_sent_again_by_its_id(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    photo = (await bot.send_photo(anna, PICTURE)).photo[0]
    again = await bot.send_photo(anna, photo.file_id)
    assert again.photo[0] == photo
    wrong = await street.refusal("sendDocument", chat_id=anna, document=photo.file_id)
    assert wrong == "400 Bad Request: type of file mismatch"


async def test_a_caption_changes_and_so_does_the_picture(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    card = await bot.send_photo(anna, PICTURE, caption="Before")
    where = {"chat_id": anna, "message_id": card.message_id}
    await bot.edit_message_caption(anna, card.message_id, caption="After")
    assert (await street.refusal("editMessageCaption", **where, caption="After")).startswith(MODIFIED)
    assert await street.refusal("editMessageText", **where, text="x") == (
        "400 Bad Request: there is no text in the message to edit"
    )
    media = telegram.InputMediaDocument(b"plan", caption="The plan", filename="plan.txt")
    edited = await bot.edit_message_media(media, anna, card.message_id)
    assert isinstance(edited, telegram.Message)
    assert (edited.document is not None, edited.caption, edited.photo) == (True, "The plan", ())
    seen = (await street.reading("private", anna))[-1]
    assert (seen["text"], seen["edited"], seen["photo"], seen["file"]["name"]) == ("The plan", True, None, "plan.txt")
    text = await bot.send_message(anna, "words")
    assert await street.refusal("editMessageCaption", chat_id=anna, message_id=text.message_id, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )


async def test_a_file_may_come_attached_by_name(street: Street) -> None:
    anna = await street.friend("Anna")
    form = {"chat_id": str(anna), "document": "attach://it", "reply_markup": json.dumps(buttons({"Go": "1"}))}
    answer = await street.client.post(
        f"/bot{street.token}/sendDocument", data=form, files={"it": ("../../a.txt", b"hello", "text/html")}
    )
    document = answer.json()["result"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("a.txt", "text/plain")
    form["document"] = "attach://other"
    assert await refused(street, "sendDocument", {"it": b"hello"}, **form) == (
        "400 Bad Request: there is no document in the request"
    )


async def test_a_photo_must_be_one(street: Street) -> None:
    anna = str(await street.friend("Anna"))

    async def said(data: bytes) -> str:
        return (await refused(street, "sendPhoto", {"photo": ("p.png", data)}, chat_id=anna))[17:]

    assert await said(b"%PDF") == "IMAGE_PROCESS_FAILED"
    assert await said(b"") == "file must be non-empty"
    assert await said(png(1, 21)) == "PHOTO_INVALID_DIMENSIONS"
    assert await said(png(9000, 1001)[:40]) == "PHOTO_INVALID_DIMENSIONS"
    big = BIGGEST_PHOTO + 1
    words = f"file of size {big} bytes is too big for a photo; the maximum size is {BIGGEST_PHOTO} bytes"
    assert await said(PICTURE.ljust(big, b"\0")) == words
    assert await refused(street, "sendPhoto", chat_id=anna) == "400 Bad Request: there is no photo in the request"
    for given, why in (("nonsense", "wrong file identifier/HTTP URL specified"), ("https://a.b/c.png", "failed")):
        assert why in await refused(street, "sendPhoto", chat_id=anna, photo=given)
    assert len(await street.reading("private", int(anna))) == 1


@pytest.mark.parametrize("size", [BIGGEST_DOCUMENT + 1, BIGGEST_DOCUMENT + 2 * MEGABYTE])
async def test_a_document_has_at_most_50_megabytes(street: Street, size: int) -> None:
    anna = str(await street.friend("Anna"))
    too_large = "413 Request Entity Too Large"
    assert await refused(street, "sendDocument", {"document": ("d", bytes(size))}, chat_id=anna) == too_large


async def test_the_bot_fetches_up_to_20_megabytes(street: Street, world: World) -> None:
    fits, too_big = (world.files.add("document", "d", bytes(BOT_MAY_FETCH + more)).id for more in (0, 1))
    path = (await street.result("getFile", file_id=fits))["file_path"]
    fetched = await street.client.get(f"/file/bot{street.token}/{path}")
    assert len(fetched.content) == BOT_MAY_FETCH
    assert await street.refusal("getFile", file_id=too_big) == "400 Bad Request: file is too big"
    assert await street.refusal("getFile", file_id="x") == "400 Bad Request: invalid file_id"
    assert await street.refusal("getFile") == "400 Bad Request: file_id not specified"
    assert (await street.client.get(f"/file/bot{street.token}/photos/file_9.jpg")).status_code == 404
    assert (await street.client.get(f"/file/bot1:x/{path}")).status_code == 401


async def test_a_caption_has_at_most_1024_characters_once_markup_is_gone(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    card = await bot.send_photo(anna, PICTURE, caption=f"<i>{'x' * 1024}</i>", parse_mode="HTML")
    long = {"chat_id": anna, "photo": card.photo[0].file_id, "caption": "x" * 1025}
    assert await street.refusal("sendPhoto", **long) == "400 Bad Request: message caption is too long"
    edit = await street.refusal("editMessageCaption", **long, message_id=card.message_id)
    assert edit == "400 Bad Request: MEDIA_CAPTION_TOO_LONG"
    bold = [{"type": "bold", "offset": 0, "length": 9}]
    out = await street.refusal("sendPhoto", **long | {"caption": "short"}, caption_entities=bold)
    assert out == "400 Bad Request: ENTITY_BOUNDS_INVALID"


async def test_another_photo_must_be_named_as_the_bot_api_wants_it(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    card = await bot.send_photo(anna, PICTURE)

    async def said(**more: object) -> str:
        return (await street.refusal("editMessageMedia", chat_id=anna, message_id=card.message_id, **more))[17:]

    assert await said() == 'parameter "media" is required'
    assert await said(media="{") == "can't parse input media JSON object"
    assert await said(media=["x"]) == "can't parse InputMedia: expected an Object"
    assert await said(media={"type": "photo"}) == "can't parse InputMedia: media not found"
    odd = {"type": "book", "media": card.photo[0].file_id}
    assert await said(media=odd) == 'can\'t parse InputMedia: type "book" is unsupported'
