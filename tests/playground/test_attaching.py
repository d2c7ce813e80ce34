"""People's photos and files: what the bot is told, and how they are handed to a browser."""

from base64 import b64encode
from typing import Any

import pytest

from tests.playground.pictures import png
from tests.playground.street import Street

PICTURE = png(40, 30)


def photo(data: bytes = PICTURE, **more: str) -> dict[str, Any]:
    return {"name": "p.png", "mime": "image/png", "data": b64encode(data).decode(), "as": "photo", **more}


def document(
    name: str = "plan.pdf", mime: str = "application/pdf", data: bytes = b"%PDF", **more: Any
) -> dict[str, Any]:
    return {"name": name, "mime": mime, "data": b64encode(data).decode(), "as": "document", **more}


async def test_the_bot_is_told_of_a_photo_with_its_caption(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.updates()
    told = await street.ask("act/attach", person=anna, chat="private", **photo(caption="It is dark, see @anna"))
    [update] = await street.updates()
    message = update["message"]
    assert (message["message_id"], message["caption"]) == (told["message_id"], "It is dark, see @anna")
    assert [entity["type"] for entity in message["caption_entities"]] == ["mention"]
    assert "text" not in message
    [size] = message["photo"]
    assert (size["width"], size["height"], size["file_size"]) == (40, 30, len(PICTURE))
    path = (await street.result("getFile", file_id=size["file_id"]))["file_path"]
    assert (await street.client.get(f"/file/bot{street.token}/{path}")).content == PICTURE


async def test_a_caption_can_be_changed_and_taken_away(street: Street) -> None:
    anna = await street.friend("Anna")
    message = (await street.ask("act/attach", person=anna, chat="private", **photo(caption="Dark")))["message_id"]
    where = {"person": anna, "chat": "private", "message_id": message}
    assert "1024" in await street.mistake("act/edit", **where, text="x" * 1025)
    await street.updates(allowed_updates=["message", "edited_message"])
    await street.ask("act/edit", **where, text="Darker")
    await street.ask("act/edit", **where, text="")
    first, second = (update["edited_message"] for update in await street.updates())
    assert (first["caption"], "caption" in second, "photo" in second) == ("Darker", False, True)


async def test_in_a_group_the_bot_is_told_of_files_only_where_it_may_read(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    card = await street.result("sendMessage", chat_id=group, text="Show me")
    await street.updates()
    await street.ask("act/attach", person=anna, chat=group, **document())
    await street.ask("act/attach", person=anna, chat=group, **photo(), reply_to=card["message_id"])
    assert [sorted({"photo", "document"} & set(one["message"])) for one in await street.updates()] == [["photo"]]
    await street.ask(f"groups/{group}/bot", by=anna, admin=True)
    await street.updates()
    await street.ask("act/attach", person=anna, chat=group, **document())
    assert [one["message"]["document"]["file_name"] for one in await street.updates()] == ["plan.pdf"]


@pytest.mark.parametrize(
    ("mime", "as_what"),
    [
        ("application/pdf", "application/pdf"),
        ("text/html", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("text/html; x\r\nset-cookie: a=b", "application/octet-stream"),
    ],
)
async def test_no_file_can_act_as_a_page(street: Street, mime: str, as_what: str) -> None:
    anna = await street.friend("Anna")
    await street.ask("act/attach", person=anna, chat="private", **document('x"\r\n/é.html', mime))
    file = (await street.reading("private", anna))[-1]["file"]
    answer = await street.client.get(file["url"])
    assert answer.headers["content-type"].partition(";")[0] == as_what
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''x%22%0D%0A%2F%C3%A9.html"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert (await street.client.get("/sim/files/none")).status_code == 404


async def test_what_cannot_be_sent_is_refused_in_words(street: Street) -> None:
    anna = await street.friend("Anna")

    async def said(**given: Any) -> str:
        return await street.mistake("act/attach", person=anna, chat="private", **given)

    assert await said(**photo(b"<svg/>")) == "this is no picture that can be shown; send it as a document"
    assert await said(**photo(png(1, 30))) == "this picture is too large, or too long and thin; send it as a document"
    assert await said(**photo(PICTURE.ljust((10 << 20) + 1, b"\0"))) == "this file is too big"
    assert await said(**document(data=b"")) == "this file is empty"
    assert await said(**photo() | {"data": "!"}) == "data must be base64"
    assert await said(**photo() | {"as": "song"}) == "as must be photo or document"
    assert await said(**photo(caption="x" * 1025)) == "a caption has at most 1024 characters"
    await street.ask("act/block", person=anna)
    assert "has blocked the bot" in await said(**photo())
