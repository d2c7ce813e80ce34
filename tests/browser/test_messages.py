"""What stands in a chat: formatting, replies, corrections, buttons with their answers, links, commands, pictures."""

import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.pixel import PIXEL
from tests.browser.room import Room
from tests.playground.street import buttons

FORMATTED = """<b>bold</b> <code>code</code> <a href="https://example.org/why">why</a> <tg-spoiler>a secret</tg-spoiler>
<blockquote>as she said</blockquote> <script>alert(1)</script>""".replace("<script>", "&lt;script&gt;")
LONG_QUOTE = f"<blockquote expandable>{'word ' * 60}</blockquote>"


async def test_formatting_is_shown_and_what_looks_like_markup_is_text(room: Room) -> None:
    await room.said(FORMATTED.replace("</script>", "&lt;/script&gt;"), parse_mode="HTML")
    message = (await room.seen_by(room.imran)).group.message("bold")
    await expect(message.locator("strong, b").filter(has_text=re.compile("^bold$"))).to_be_visible()
    await expect(message.get_by_role("code")).to_have_text("code")
    await expect(message.get_by_role("blockquote")).to_have_text("as she said")
    link = message.get_by_role("link", name="why")
    assert await link.get_attribute("href") == "https://example.org/why"
    assert "noopener" in str(await link.get_attribute("rel"))
    await expect(message).to_contain_text("<script>alert(1)</script>")


async def test_a_spoiler_is_covered_until_somebody_asks_for_it(room: Room) -> None:
    await room.said("The key is <tg-spoiler>under the mat</tg-spoiler>.", parse_mode="HTML")
    window = await room.seen_by(room.imran)
    message = window.group.message("The key is")
    assert "under the mat" not in await message.aria_snapshot()
    await window.click(message.get_by_role("button", name="hidden"))
    assert "under the mat" in await message.aria_snapshot()


async def test_a_long_quote_is_folded_until_it_is_opened(room: Room) -> None:
    await room.said(LONG_QUOTE, parse_mode="HTML")
    window = await room.seen_by(room.imran)
    quote = window.group.message("word").get_by_role("blockquote")
    folded = await quote.bounding_box()
    await window.click(window.group.message("word").get_by_role("button", name="Show all"))
    opened = await quote.bounding_box()
    assert folded is not None
    assert opened is not None
    assert opened["height"] > folded["height"] + 10


async def test_a_message_that_is_edited_changes_in_its_place_and_says_so(room: Room) -> None:
    number = await room.said("Backed by 3.")
    window = await room.seen_by(room.imran)
    await expect(window.group.message("Backed by 3.")).not_to_contain_text("edited")
    there = await window.group.messages.count()
    await room.street.result("editMessageText", chat_id=room.group, message_id=number, text="Backed by 4.")
    await expect(window.group.message("Backed by 4.")).to_contain_text("edited")
    await expect(window.group.messages).to_have_count(there)


async def test_a_message_that_is_deleted_goes(room: Room) -> None:
    number = await room.said("A slip of the tongue.")
    window = await room.seen_by(room.imran)
    await expect(window.group.message("A slip")).to_be_visible()
    await room.street.result("deleteMessage", chat_id=room.group, message_id=number)
    await expect(window.group.message("A slip")).to_have_count(0)


async def test_a_reply_shows_what_it_answers_and_leads_there(room: Room) -> None:
    await room.street.write(room.rosa, room.group, "Who has a ladder?")
    window = await room.seen_by(room.imran)
    question = window.group.messages.filter(has_text="Who has a ladder?").first
    await question.hover()
    await window.click(question.get_by_role("button", name="Reply to Rosa"))
    await window.group.write("I have one.")
    await window.click(window.group.message("I have one.").get_by_role("button", name="In reply to Rosa"))
    await expect(question).to_be_focused()


async def test_one_corrects_ones_last_message_with_the_arrow_up(room: Room) -> None:
    window = await room.seen_by(room.imran)
    await window.group.write("Two fot me")
    await window.press("ArrowUp")
    await expect(window.group.field).to_have_value("Two fot me")
    await window.group.field.fill("Two for me")
    await window.press("Enter")
    await expect(window.group.message("Two for me")).to_contain_text("edited")
    assert [one["text"] for one in await room.street.reading(room.group, room.rosa)][-1] == "Two for me"


@pytest.mark.parametrize("alert", [False, True])
async def test_the_answer_to_a_tap_comes_as_a_toast_or_as_an_alert(room: Room, alert: bool) -> None:
    await room.said("Lights?", reply_markup=buttons({"I back this": "back:1"}))
    window = await room.seen_by(room.imran)
    await window.group.tap("I back this", "Lights?")
    query = await room.next_tap()
    await expect(window.group.button("I back this", "Lights?")).to_have_attribute("aria-busy", "true")
    await room.street.result("answerCallbackQuery", callback_query_id=query, text="You back it.", show_alert=alert)
    box = window.page.get_by_role("alertdialog")
    if alert:
        await expect(box).to_contain_text("You back it.")
        await window.click(box.get_by_role("button", name="OK"))
        await expect(box).to_be_hidden()
    else:
        await expect(window.group.toast).to_have_text("You back it.")
        await expect(box).to_be_hidden()
    await expect(window.group.button("I back this", "Lights?")).not_to_have_attribute("aria-busy", "true")


async def test_new_buttons_take_the_place_of_the_old_ones(room: Room) -> None:
    number = await room.said("Lights?", reply_markup=buttons({"I back this": "back:1"}))
    window = await room.seen_by(room.imran)
    await window.group.button("I back this", "Lights?").focus()
    markup = buttons({"I back this": "back:1", "I object": "object:1"})
    await room.street.result("editMessageReplyMarkup", chat_id=room.group, message_id=number, reply_markup=markup)
    await expect(window.group.button("I object", "Lights?")).to_be_visible()
    await expect(window.group.button("I back this", "Lights?")).to_be_focused()


async def test_a_link_to_the_bot_opens_the_private_chat(room: Room) -> None:
    window = await room.seen_by(room.nadia)
    await window.click(window.button("Join the group"))
    await room.said("Propose", reply_markup=buttons({"In private": "https://t.me/commonpot_bot?start=propose_1"}))
    await window.click(window.group.message("Propose").get_by_role("link", name="In private"))
    await expect(window.private.message("/start")).to_be_visible()
    heard = [one["message"] for one in await room.street.updates() if "text" in one.get("message", {})]
    assert (heard[-1]["chat"]["id"], heard[-1]["text"]) == (room.nadia, "/start propose_1")
    await expect(window.page).to_have_url(re.compile(rf"as={room.nadia}"))


async def test_the_command_menu_offers_what_the_bot_set(room: Room) -> None:
    scope = {"type": "all_group_chats"}
    for where, command in ((scope, "pool"), ({"type": "all_private_chats"}, "me")):
        commands = [{"command": command, "description": f"About {command}"}, {"command": "help", "description": "Help"}]
        await room.street.result("setMyCommands", commands=commands, scope=where)
    window = await room.seen_by(room.imran)
    await window.click(window.group.root.get_by_role("button", name="Commands"))
    menu = window.group.root.get_by_role("listbox")
    await expect(menu.get_by_role("option")).to_have_text(["/pool About pool", "/help Help"])
    await window.click(menu.get_by_role("option", name="/pool"))
    await expect(window.group.message("/pool")).to_be_visible()
    await window.click(window.private.field)
    await window.private.field.press_sequentially("/m")
    await expect(window.private.root.get_by_role("option")).to_have_text(["/me About me"])
    await window.press("Enter")
    await expect(window.private.message("/me")).to_be_visible()


async def test_a_photo_and_a_file_of_the_bot_are_shown(room: Room) -> None:
    sent = {"chat_id": str(room.group), "caption": "The new lamp"}
    await room.street.client.post(f"/bot{room.street.token}/sendPhoto", data=sent, files={"photo": ("l.png", PIXEL)})
    named = {"chat_id": str(room.group)}
    files = {"document": ("accounts.csv", b"pot,850\n", "text/csv")}
    await room.street.client.post(f"/bot{room.street.token}/sendDocument", data=named, files=files)
    window = await room.seen_by(room.imran)
    picture = window.group.message("The new lamp").get_by_role("img")
    await expect(picture).to_have_js_property("complete", True)
    assert await picture.evaluate("(one) => one.naturalWidth") > 0
    async with window.page.expect_download() as arriving:
        await window.click(window.group.message("accounts.csv").get_by_role("link"))
    assert (await (await arriving.value).path()).read_bytes() == b"pot,850\n"


async def test_other_things_and_what_was_forwarded_are_told_in_words(room: Room) -> None:
    window = await room.seen_by(room.imran)
    sent = await room.street.ask("act/send", person=room.rosa, chat=room.group, what="voice", caption="Listen")
    await expect(window.group.message("Listen")).to_contain_text("Voice message, 0:07")
    here = {"from": room.group, "message_id": sent["message_id"]}
    await room.street.ask("act/forward", person=room.imran, chat="private", **here)
    await expect(window.private.message("Listen")).to_contain_text("Forwarded from Rosa")


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_people_send_photos_and_files(room: Room, kind: str) -> None:
    window = await room.seen_by(room.imran)
    chosen: FilePayload = {"name": "lamp.png", "mimeType": "image/png", "buffer": PIXEL}
    async with window.page.expect_file_chooser() as choosing:
        await window.click(window.group.root.get_by_role("button", name="Attach"))
    await (await choosing.value).set_files(chosen)
    if kind == "document":
        await window.click(window.group.root.get_by_role("radio", name="File"))
    await window.group.field.fill("Is this the one?")
    await window.press("Enter")
    message = window.group.message("Is this the one?")
    await expect(message.get_by_role("img") if kind == "photo" else message.get_by_role("link")).to_be_visible()
    (update,) = [one for one in await room.street.updates() if kind in one.get("message", {})]
    assert update["message"]["caption"] == "Is this the one?"


async def test_what_the_server_refuses_is_said_in_words_and_the_text_is_kept(room: Room) -> None:
    window = await room.seen_by(room.imran)
    await expect(window.group.root).to_be_visible()
    await room.street.ask("act/remove", by=room.rosa, person=room.imran, chat=room.group)
    await expect(window.button("Join the group")).to_be_visible()
    await window.private.field.fill("x" * 5000)
    await window.private.field.press("Enter")
    await expect(window.private.root.get_by_role("alert")).not_to_be_empty()
    await expect(window.private.field).to_have_value("x" * 5000)
    room.windows.watch.expect("status of 400")
