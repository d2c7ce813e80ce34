"""Breaking things by the page's own buttons: afterwards nothing is lost, and the page shows what happened."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Locator, expect

from tests.browser.demo import Demo
from tests.browser.window import Window

PARTY = "3. A winter party in the hall"
PATIENCE = 15_000  # milliseconds: a slow answer takes three seconds, and a bot starts in two

FAULTS = {
    "Lose an answer": "Aidan",
    "Too many requests": "Della",
    "An error of the server": "Farid",
    "Cut the line": "Grace",
    "A slow answer": "Ines",
}


async def backers(window: Window) -> int:
    """How many back the party, as its card has it."""
    found = re.search(r"Backed by (\d+)", await window.group.message(PARTY).inner_text())
    assert found is not None
    return int(found[1])


async def shows(window: Window, count: int) -> None:
    await expect(window.group.message(PARTY)).to_contain_text(f"Backed by {count}.", timeout=PATIENCE)


@asynccontextmanager
async def breaking(demo: Demo, name: str) -> AsyncIterator[tuple[Window, Locator]]:
    """A window with the panel open, and the panel."""
    await demo.settle()
    async with demo.seen_by(name) as window:
        await window.click(window.button("Break things"))
        panel = window.page.get_by_role("complementary", name="Break things")
        await expect(panel.get_by_role("heading", name="Break things")).to_be_focused()
        yield window, panel


@pytest.mark.parametrize(("fault", "name"), FAULTS.items(), ids=list(FAULTS))
async def test_a_fault_loses_nothing_and_the_page_shows_it(mill_lane: Demo, fault: str, name: str) -> None:
    async with breaking(mill_lane, name) as (window, panel):
        before = await backers(window)
        met = await panel.get_by_role("listitem").filter(has_text=f"{fault}, in").count()
        await window.click(panel.get_by_role("button", name=fault))
        await expect(panel.get_by_role("listitem").filter(has_text=f"{fault}: the next call")).to_be_visible()
        await window.group.tap("I back this", PARTY)
        await shows(window, before + 1)
        await expect(panel.get_by_role("listitem").filter(has_text=f"{fault}, in")).to_have_count(met + 1)
        await expect(panel.get_by_role("listitem").filter(has_text=f"{fault}: the next call")).to_have_count(0)
        await window.group.tap("Undo my choice", PARTY)
        await shows(window, before)


async def test_an_armed_fault_can_be_called_off(mill_lane: Demo) -> None:
    async with breaking(mill_lane, "Jo") as (window, panel):
        await window.click(panel.get_by_role("button", name="Cut the line"))
        waiting = panel.get_by_role("listitem").filter(has_text="Cut the line: the next call")
        await expect(waiting).to_be_visible()
        await window.click(panel.get_by_role("button", name="Call them off"))
        await expect(waiting).to_have_count(0)
        assert (await mill_lane.client.get(f"{mill_lane.url}/sim/faults")).json()["armed"] == []


async def test_a_bot_that_is_restarted_goes_on(mill_lane: Demo) -> None:
    async with breaking(mill_lane, "Lena") as (window, panel):
        before = await backers(window)
        await window.click(panel.get_by_role("button", name="Restart the bot"))
        await expect(panel.get_by_role("status")).to_contain_text("it runs again", timeout=PATIENCE)
        await window.group.tap("I back this", PARTY)
        await shows(window, before + 1)
        await window.group.tap("Undo my choice", PARTY)
        await shows(window, before)


async def test_what_people_do_while_the_bot_is_dead_waits_for_it(mill_lane: Demo) -> None:
    async with breaking(mill_lane, "Hugo") as (window, panel):
        before = await backers(window)
        await window.click(panel.get_by_role("button", name="Kill the bot"))
        await expect(window.page.get_by_text("The bot is not running.")).to_be_visible()
        await window.group.tap("I back this", PARTY)
        await window.private.write("/me")
        await window.click(window.page.get_by_role("status").get_by_role("button", name="Start the bot"))
        await shows(window, before + 1)
        await expect(window.page.get_by_text("The bot is not running.")).to_be_hidden(timeout=PATIENCE)
        await expect(window.private.messages.last).to_contain_text("A winter party in the hall", timeout=PATIENCE)
        await window.group.tap("Undo my choice", PARTY)
        await shows(window, before)


async def test_who_blocks_the_bot_is_alone_with_that(mill_lane: Demo) -> None:
    async with breaking(mill_lane, "Rosa") as (window, panel):
        await window.click(panel.get_by_role("button", name="Block the bot"))
        await expect(window.private.root.get_by_text("You have blocked the bot.")).to_be_visible()
        async with mill_lane.seen_by("Nikos") as other:
            before = await backers(other)
            await other.group.tap("I back this", PARTY)
            await shows(other, before + 1)
            await other.group.tap("Undo my choice", PARTY)
        await window.click(window.private.root.get_by_role("button", name="Unblock"))
        await expect(window.private.field).to_be_visible()
