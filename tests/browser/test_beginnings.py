"""Starting again from an empty group, by one click; and what befalls a group there."""

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser.demo import a_demo
from tests.browser.window import Window

AFRESH = 60_000  # milliseconds in which server and bot are started anew, on a busy machine


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


async def test_from_an_empty_group_on_also_when_it_is_upgraded_or_loses_the_bot(
    browser: Browser, tmp_path: Path
) -> None:
    async with a_demo(browser, tmp_path, "first-days") as demo, demo.seen_by() as window:
        window.watch.expect("ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY", "Failed to fetch")
        await start_again(window, "An empty group")
        await demo.ready()
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

        await window.click(window.button("Behind the scenes"))
        await window.click(window.page.get_by_role("tab", name="Journal"))
        journal = window.page.get_by_role("tabpanel", name="Journal")
        await expect(journal.get_by_role("listitem").first).to_be_visible()
        assert await journal.get_by_role("listitem").count() < 10
        await expect(journal).not_to_contain_text("does not follow")
