"""The first days of a round, for somebody new; and from an empty group, by one click."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.browser.demo import Demo, a_demo
from tests.browser.test_newcomer import FEW, GOES_AHEAD, until_it_goes_ahead
from tests.browser.window import Window
from tests.browser.windows import Visitors

AFRESH = 60_000  # milliseconds in which server and bot are started anew, on a busy machine


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def first_days(visitors: Visitors, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    async with a_demo(visitors, tmp_path_factory.mktemp("first-days"), "first-days") as demo:
        yield demo


async def start_again(window: Window, scene: str) -> None:
    await window.click(window.button("Start again"))
    await window.click(window.dialog("Start again").get_by_role("button", name=scene))
    await expect(window.button("You are")).to_contain_text("Amina", timeout=AFRESH)


async def break_group(window: Window, how: str) -> None:
    """By its button among the faults; the panel stays open."""
    panel = window.page.get_by_role("complementary", name="Break things")
    if not await panel.is_visible():
        await window.click(window.button("Break things"))
    await window.click(panel.get_by_role("button", name=how))
    await expect(panel.get_by_role("status")).to_contain_text(how)


async def journal(window: Window) -> Locator:
    """The journal's entries, once there is one."""
    if not await window.page.get_by_role("complementary", name="Behind the scenes").is_visible():
        await window.click(window.button("Behind the scenes"))
    await window.click(window.page.get_by_role("tab", name="Journal"))
    entries = window.page.get_by_role("tabpanel", name="Journal").get_by_role("listitem")
    await expect(entries.first).to_be_visible()
    return entries


async def test_a_newcomer_joins_backs_lets_time_pass_and_sees_it_go_ahead(first_days: Demo) -> None:
    async with first_days.seen_by() as window:
        await expect(window.button("You are")).to_contain_text("Noor")
        await window.group.tap("Join", "a pot we decide on together")
        await expect(window.group.toast).to_contain_text("You are in")
        await window.group.tap("I back this", "2. A bench by the bus stop")
        await expect(window.group.toast).to_contain_text("You back")
        await expect(window.group.message("2. A bench by the bus stop")).to_contain_text("Backed by 11")
        await until_it_goes_ahead(window)
        assert window.actions < FEW
        await expect(window.group.message(GOES_AHEAD)).to_contain_text("11 of us backed it")


async def test_from_an_empty_group_on_also_when_it_is_upgraded_or_loses_the_bot(first_days: Demo) -> None:
    async with first_days.seen_by() as window:
        window.watch.expect("ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY", "/sim/stream")
        entries = await journal(window)
        assert await entries.count() > 30
        await window.press("Escape")
        await start_again(window, "An empty group")
        await first_days.ready()
        await expect(window.group.messages.filter(has_text="What would make our street")).to_have_count(0)
        await expect(window.page.get_by_text("Reconnecting")).to_be_hidden()

        await window.group.tap("Join", "a pot we decide on together")
        await expect(window.group.toast).to_contain_text("You are in")
        await expect(window.group.message("a pot we decide on together")).to_contain_text("1 resident")

        await break_group(window, "Upgrade the group")
        await expect(window.group.messages.filter(has_text="is now a supergroup")).to_be_visible()
        await window.group.write("/pool")
        await expect(window.group.message("The pot")).to_be_visible()

        await break_group(window, "Remove the bot from the group")
        await expect(window.group.message("removed Commonpot")).to_be_visible()
        await break_group(window, "Add the bot again")
        await expect(window.group.message("added Commonpot")).to_be_visible()
        await window.group.write("/help")
        await expect(window.group.messages.last).to_contain_text("Commonpot")

        entries = await journal(window)
        assert await entries.count() < 10
        assert "does not follow" not in "".join(await entries.all_inner_texts())
