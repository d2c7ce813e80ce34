"""Everything by keyboard alone, and always to be seen where one is."""

from typing import Any

from playwright.async_api import Locator, expect

from tests.browser.demo import Demo
from tests.browser.room import Room
from tests.browser.window import Window
from tests.playground.street import buttons

FAR = 150  # presses of Tab after which something cannot be reached

WHERE = """() => {
  const one = document.activeElement
  if (one === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  const { top, bottom, left, right } = one.getBoundingClientRect()
  const name = one.getAttribute("aria-label") || one.textContent.trim() || one.placeholder || one.tagName
  const marked = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
  return { name, marked, inSight: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth }
}"""


async def stops(window: Window) -> list[dict[str, Any]]:
    """Each place that Tab comes to, once round the page."""
    found: list[dict[str, Any]] = []
    for _ in range(FAR):
        await window.page.keyboard.press("Tab")
        here = await window.page.evaluate(WHERE)
        if here is None:
            return found
        found.append(here)
    raise AssertionError(f"Tab never comes to an end: {found}")


async def tab_to(window: Window, wanted: Locator) -> None:
    """With Tab, until one is there."""
    await expect(wanted).to_be_visible()
    for _ in range(FAR):
        await window.page.keyboard.press("Tab")
        if await wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not come to {wanted}")


async def test_one_always_sees_where_one_is(room: Room) -> None:
    await room.said("Lights?", reply_markup=buttons({"I back this": "back:1", "Why": "https://example.org/"}))
    window = await room.seen_by(room.imran)
    found = await stops(window)
    assert [one["name"] for one in found if not (one["marked"] and one["inSight"])] == []
    names = " | ".join(one["name"] for one in found)
    wanted = ("Skip to the group chat", "You are", "Let a day pass", "Messages in Our street", "I back this", "Why")
    for name in (*wanted, "Message Our street", "Send", "Message the bot", "Mute", "Break things", "Start again"):
        assert name in names, name


async def test_the_first_stop_leads_past_everything_to_the_chat(room: Room) -> None:
    window = await room.seen_by(room.imran)
    await window.press("Tab")
    await window.press("Enter")
    await expect(window.group.root).to_be_focused()


async def test_a_dialog_keeps_the_focus_and_gives_it_back(room: Room) -> None:
    window = await room.seen_by(room.imran)
    await tab_to(window, window.button("You are"))
    await window.press("Enter")
    dialog = window.dialog("Who do you want to be?")
    await expect(dialog.get_by_role("searchbox")).to_be_focused()
    found = await stops(window)
    assert not [one["name"] for one in found if one["name"].startswith(("Message", "Let a"))]
    await window.press("Escape")
    await expect(window.button("You are")).to_be_focused()


async def test_one_walks_from_message_to_message_with_the_arrows(room: Room) -> None:
    for number in range(3):
        await room.said(f"Number {number}.")
    window = await room.seen_by(room.imran)
    await tab_to(window, window.group.log)
    for number in (2, 1, 0):
        await window.press("ArrowUp")
        await expect(window.group.message(f"Number {number}.")).to_be_focused()
    await window.press("ArrowDown")
    await expect(window.group.message("Number 1.")).to_be_focused()


async def test_a_whole_visit_by_keyboard_alone(mill_lane: Demo) -> None:
    async with mill_lane.seen_by("Rosa") as window:
        await tab_to(window, window.button("You are"))
        await window.press("Enter")
        await window.page.keyboard.type("vera")
        await window.press("Enter")
        await expect(window.button("You are")).to_contain_text("Vera")

        back = window.group.button("I back this", "3. A winter party in the hall")
        await tab_to(window, back)
        await window.press("Enter")
        await expect(window.group.toast).to_contain_text("You back")
        await expect(back).to_be_focused()
        take_back = window.group.button("Undo my choice", "3. A winter party in the hall")
        await tab_to(window, take_back)
        await window.press("Space")
        await expect(window.group.toast).to_contain_text("neither")

        await tab_to(window, window.group.field)
        await window.page.keyboard.type("/poo")
        await window.press("Enter")
        await expect(window.group.message("/pool")).to_be_visible()

        before = await window.clock.inner_text()
        await tab_to(window, window.button("Let an hour pass"))
        await window.press("Enter")
        await expect(window.clock).not_to_have_text(before)

        for name in ("Break things", "Behind the scenes"):
            opener = window.page.get_by_role("banner").get_by_role("button", name=name)
            await tab_to(window, opener)
            await window.press("Enter")
            await expect(window.page.get_by_role("heading", name=name)).to_be_focused()
            await window.press("Escape")
            await expect(opener).to_be_focused()
