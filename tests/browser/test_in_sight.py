"""What one has asked for is in sight, what is over is gone, and nothing hides what one reads or taps."""

from playwright.async_api import expect

from tests.browser.room import Room
from tests.playground.street import buttons

LASTING = ("Undone. " * 20).strip()  # longer on the screen than any test waits


async def test_a_toast_stands_at_the_top_alone_and_goes_at_the_next_tap(room: Room) -> None:
    await room.said("Lights?", reply_markup=buttons({"I back this": "back:1"}, {"Undo my choice": "undo:1"}))
    window = await room.seen_by(room.imran)
    for label, answer in (("I back this", "You back it."), ("Undo my choice", LASTING)):
        await window.group.tap(label, "Lights?")
        await room.street.result("answerCallbackQuery", callback_query_id=await room.next_tap(), text=answer)
        await expect(window.group.toast).to_have_text(answer)
    await expect(window.group.root.get_by_role("status").locator("p")).to_have_count(1)
    toast, log = await window.group.toast.bounding_box(), await window.group.log.bounding_box()
    assert toast is not None
    assert log is not None
    assert toast["y"] - log["y"] < 20
    await window.click(window.group.field)
    await expect(window.group.toast).to_have_count(0)


async def test_an_answer_to_somebody_else_is_not_shown_to_whom_one_is_now(room: Room) -> None:
    await room.said("Lights?", reply_markup=buttons({"I back this": "back:1"}))
    window = await room.seen_by(room.imran)
    await window.group.tap("I back this", "Lights?")
    query = await room.next_tap()
    await window.be("Rosa")
    async with window.page.expect_response("**/sim/act/tap"):
        await room.street.result("answerCallbackQuery", callback_query_id=query, text=LASTING)
    await room.said("And now?")
    await expect(window.group.message("And now?")).to_be_visible()
    await expect(window.group.toast).to_have_count(0)


async def test_an_answer_longer_than_the_screen_is_read_from_its_beginning(room: Room) -> None:
    window = await room.seen_by(room.imran)
    await window.private.write("/help")
    await room.said("How it works.\n" + "More.\n" * 60, chat=room.imran)
    answer = window.private.message("How it works.")
    await expect(answer).to_be_visible()
    top, log = await answer.bounding_box(), await window.private.log.bounding_box()
    assert top is not None
    assert log is not None
    assert 0 <= top["y"] - log["y"] < 40


async def test_when_time_has_passed_one_sees_what_came_of_it_from_its_beginning(room: Room) -> None:
    room.chatter(60)
    window = await room.seen_by(room.imran)
    await expect(window.group.message("Message 59.")).to_be_in_viewport()
    await window.group.log.evaluate("(log) => log.scrollTo(0, 0)")
    await window.click(window.button("Let an hour pass"))
    await expect(window.button("Time is passing")).to_be_visible()
    for number in range(30):
        await room.said(f"Come of it: {number}.")
    await expect(window.group.message("Come of it: 29.")).to_be_attached()
    await expect(window.group.messages.filter(has_text="Come of it: 0.")).to_be_in_viewport()


async def test_ones_own_message_is_in_sight_also_for_who_had_scrolled_up_or_writes_as_the_group(room: Room) -> None:
    room.chatter(60)
    await room.street.ask(f"groups/{room.group}/admins", person=room.rosa, anonymous=True)
    window = await room.seen_by(room.rosa)
    await expect(window.group.message("Message 59.")).to_be_in_viewport()
    await window.group.log.evaluate("(log) => log.scrollTo(0, 0)")
    await expect(window.group.root.get_by_role("button", name="Jump to the newest")).to_be_visible()
    await window.group.write("From the committee.")
    await expect(window.group.message("From the committee.")).to_be_in_viewport()


async def test_what_a_link_carried_to_the_bot_is_not_shown(room: Room) -> None:
    await room.street.ask("act/open", person=room.imran, start="list-f5b165224a58b791")
    window = await room.seen_by(room.imran)
    await expect(window.private.message("/start")).to_be_visible()
    assert "list-f5b1" not in await window.page.content()


async def test_the_command_menu_opens_also_for_who_was_writing(room: Room) -> None:
    await room.street.result("setMyCommands", commands=[{"command": "help", "description": "How it works"}])
    window = await room.seen_by(room.imran)
    await window.click(window.group.field)
    await window.click(window.group.root.get_by_role("button", name="Commands"))
    await window.page.wait_for_timeout(250)  # what closes it when one leaves has had its time
    await expect(window.group.root.get_by_role("option", name="/help")).to_be_visible()
