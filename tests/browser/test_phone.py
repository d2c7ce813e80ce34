"""On a phone, on a very narrow screen, and with everything twice as large."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import expect

from tests.browser.room import Room
from tests.browser.window import Window
from tests.browser.windows import PHONE, Look
from tests.playground.street import buttons

FINGER = 44  # CSS pixels
LONG = "A purpose with a rather long title about the lights in the alley behind the church hall, wordswithoutanyspaces"
PANELS = ("Break things", "Behind the scenes")

# What one could want to touch and is smaller than a finger, unless it stands in a line of text.
SMALL = """(finger) => [...document.querySelectorAll("button, a, input, textarea, select, summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]"))
  .filter((one) => !one.closest(".text, .service, .skip, .replied") && one.type !== "file" && one.type !== "radio")
  .map((one) => [one.getAttribute("aria-label") || one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < finger - 0.5 || box.width < finger - 0.5)
  .map(([name, box]) => `${name}: ${box.width.toFixed(0)} by ${box.height.toFixed(0)}`)"""

SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll("[role=log], aside, dialog, main")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
  .map((one) => `${one.tagName} ${one.id}: ${one.scrollWidth} in ${one.clientWidth}`)"""


async def talked(room: Room) -> None:
    await room.street.write(room.rosa, room.group, LONG)
    await room.said(
        LONG, reply_markup=buttons({"I back this": "back:1", "I object": "object:1", "Undo my choice": "silent:1"})
    )
    await room.said(LONG, chat=room.imran, reply_markup=buttons({"My share": "me", "The round": "round"}))


async def tab(window: Window, name: str) -> None:
    await window.click(window.page.get_by_role("navigation", name="Chats").get_by_role("button", name=name))


@asynccontextmanager
async def enlarged(window: Window, percent: int) -> AsyncIterator[None]:
    """The system's text, so many per cent of what is usual."""
    devtools = await window.page.context.new_cdp_session(window.page)
    await devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * percent // 100}})
    try:
        yield
    finally:
        await devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        await devtools.detach()


async def without_tour(window: Window) -> None:
    if await window.button("Close the tour").is_visible():
        await window.click(window.button("Close the tour"))


async def test_on_a_phone_the_chats_are_tabs_and_one_can_write_in_each(room: Room) -> None:
    await talked(room)
    window = await room.seen_by(room.imran, PHONE)
    await without_tour(window)
    await expect(window.group.root).to_be_visible()
    await expect(window.private.root).to_be_hidden()
    await expect(window.group.field).to_be_in_viewport(ratio=1)
    await window.group.write("From my phone.")
    await tab(window, "Commonpot")
    await expect(window.private.root).to_be_visible()
    await expect(window.group.root).to_be_hidden()
    await expect(window.private.field).to_be_in_viewport(ratio=1)
    await window.private.write("Also here.")


async def test_a_desktop_shows_both_chats_side_by_side_and_no_tabs(room: Room) -> None:
    await talked(room)
    window = await room.seen_by(room.imran)
    await expect(window.group.field).to_be_in_viewport()
    await expect(window.private.field).to_be_in_viewport()
    await expect(window.page.get_by_role("navigation", name="Chats")).to_be_hidden()


async def test_everything_on_a_phone_is_large_enough_for_a_finger(room: Room) -> None:
    await talked(room)
    window = await room.seen_by(room.imran, PHONE)
    assert await window.page.evaluate(SMALL, FINGER) == []  # with the tour
    await without_tour(window)
    await tab(window, "Commonpot")
    assert await window.page.evaluate(SMALL, FINGER) == []
    await window.click(window.button("You are"))
    assert await window.page.evaluate(SMALL, FINGER) == []
    await window.press("Escape")
    await window.click(window.button("Menu"))
    assert await window.page.evaluate(SMALL, FINGER) == []


@pytest.mark.parametrize(
    ("look", "text"),
    [(Look(320, 640, touch=True), 100), (Look(640, 400, sharpness=2), 100), (Look(), 200), (PHONE, 200)],
    ids=["320 px", "a desktop at 200 %", "a desktop with text twice as large", "a phone with text twice as large"],
)
async def test_nothing_scrolls_sideways_and_one_can_still_write(room: Room, look: Look, text: int) -> None:
    await talked(room)
    window = await room.seen_by(room.imran, look)
    async with enlarged(window, text):
        await look_everywhere(window)


async def look_everywhere(window: Window) -> None:
    assert await window.page.evaluate(SIDEWAYS) == []
    await without_tour(window)
    for pane, name in ((window.private, "Commonpot"), (window.group, "Our street")):
        if await window.page.get_by_role("navigation", name="Chats").is_visible():
            await tab(window, name)
        await pane.field.scroll_into_view_if_needed()
        await expect(pane.field).to_be_in_viewport()
        assert await window.page.evaluate(SIDEWAYS) == []
    await expect(window.button("Let a day pass")).to_be_visible()
    for panel in PANELS:
        if await window.button("Menu").is_visible():
            await window.click(window.button("Menu"))
        await window.click(window.button(panel))
        await expect(window.page.get_by_role("complementary", name=panel)).to_be_in_viewport()
        assert await window.page.evaluate(SIDEWAYS) == []
        await window.press("Escape")
