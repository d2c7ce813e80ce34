"""For people who see little, hear the page read out, or get dizzy: axe finds nothing in any view, and nothing moves."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from tests.browser.axe import violations
from tests.browser.demo import Demo
from tests.browser.room import Room
from tests.browser.test_messages import FORMATTED, LONG_QUOTE
from tests.browser.test_phone import tab
from tests.browser.window import Window
from tests.browser.windows import DESKTOP, PHONE, Look
from tests.playground.street import buttons

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { animationName, animationDuration, transitionDuration } = getComputedStyle(one)
  const lasts = (text) => text.split(",").some((part) => parseFloat(part) > 0.01)
  return (animationName !== "none" && lasts(animationDuration)) || lasts(transitionDuration)
}).map((one) => `${one.tagName} ${one.id} ${one.className}`)"""


async def nothing_wrong(window: Window, view: str, within: str = "html") -> None:
    """In light colours by all rules, in dark ones by those about colours."""
    await window.page.emulate_media(color_scheme="light")
    assert await violations(window.page, within) == [], view
    await window.page.emulate_media(color_scheme="dark")
    assert await violations(window.page, within, "color-contrast", "link-in-text-block") == [], view


async def tool(window: Window, name: str) -> None:
    """Presses one of the tools, which a narrow screen has in a menu."""
    if await window.button("Menu").is_visible():
        await window.click(window.button("Menu"))
    await window.click(window.button(name))


async def panels(window: Window) -> AsyncIterator[str]:
    """Opens one panel after the other."""
    await tool(window, "Break things")
    await expect(window.button("Restart the bot")).to_be_visible()
    yield "Break things"
    await window.press("Escape")
    await tool(window, "Behind the scenes")
    for name in ("Accounts", "Journal", "Calls"):
        await window.click(window.page.get_by_role("tab", name=name))
        panel = window.page.get_by_role("tabpanel", name=name)
        await expect(panel.locator("li, table").first).to_be_visible()
        if name != "Accounts":
            await window.click(panel.locator("summary").first)
        yield name
    await window.press("Escape")


async def boxes(window: Window) -> AsyncIterator[str]:
    """Opens one dialog after the other."""
    await window.click(window.button("You are"))
    yield "people"
    await window.press("Escape")
    await tool(window, "Start again")
    yield "scenes"
    await window.press("Escape")


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing_in_the_demo(mill_lane: Demo, look: Look) -> None:
    async with mill_lane.seen_by("Rosa", look) as window:
        await nothing_wrong(window, "the chats, with the tour")
        await window.click(window.button("Close the tour"))
        async for view in boxes(window):
            await nothing_wrong(window, view, "dialog[open]")
        async for view in panels(window):
            await nothing_wrong(window, view, "aside:not([hidden])")
        if look is PHONE:
            await tab(window, "Commonpot")
            await nothing_wrong(window, "the private chat")
            await window.click(window.button("Menu"))
            await nothing_wrong(window, "the menu", "header")


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing_in_any_state_of_a_chat(room: Room, look: Look) -> None:
    formatted = FORMATTED.replace("</script>", "&lt;/script&gt;") + LONG_QUOTE
    await room.said(
        formatted, parse_mode="HTML", reply_markup=buttons({"I back this": "back:1", "Why": "https://e.org/"})
    )
    await room.street.result("setMyCommands", commands=[{"command": "help", "description": "How it works"}])
    await room.street.ask("act/mute", person=room.imran, chat=room.group, muted=True)
    voice = await room.street.ask("act/send", person=room.rosa, chat=room.group, what="voice")
    again = {"from": room.group, "message_id": voice["message_id"]}
    await room.street.ask("act/forward", person=room.imran, chat=room.group, **again)
    window = await room.seen_by(room.imran, look)
    await window.group.write("A word of mine.")
    await window.group.message("bold").hover()
    await window.click(window.group.root.get_by_role("button", name="Reply to Commonpot"))
    await window.group.field.fill("/")
    await expect(window.group.root.get_by_role("listbox")).to_be_visible()
    await nothing_wrong(window, "commands, and a reply")
    await window.press("Escape")
    await window.group.field.fill("An answer.")
    await window.press("Enter")
    await window.group.tap("I back this", "bold")
    query = await room.next_tap()
    await room.street.result("answerCallbackQuery", callback_query_id=query, text="Now you do.", show_alert=True)
    await expect(window.page.get_by_role("alertdialog")).to_be_visible()
    await nothing_wrong(window, "an alert", "dialog[open]")
    outside = await room.seen_by(room.nadia, look)
    await nothing_wrong(outside, "outside the group, and before the start")


async def test_nothing_moves_for_who_asked_their_system_for_that(room: Room) -> None:
    await room.said("Lights?", reply_markup=buttons({"I back this": "back:1"}))
    still = await room.seen_by(room.imran, Look(motion="reduce"))
    assert await still.page.evaluate(MOVING) == []
    moving = await room.seen_by(room.imran, Look(motion="no-preference"))
    assert await moving.page.evaluate(MOVING) != []
