"""Behind the scenes: each call of the bot, every penny, and the journal, as they stand and as they change."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

from playwright.async_api import Locator, Route, expect

from tests.browser.demo import Demo
from tests.browser.window import Window

SHELTER = "4. A bike shelter outside number 12"
POUNDS = re.compile(r"^([-−]?)£([\d,]+)\.(\d\d)$")


@asynccontextmanager
async def behind(demo: Demo, name: str, view: str) -> AsyncIterator[tuple[Window, Locator]]:
    """A window with this view open, and the view."""
    async with demo.seen_by(name) as window:
        await window.click(window.button("Behind the scenes"))
        await window.click(window.page.get_by_role("tab", name=view))
        yield window, window.page.get_by_role("tabpanel", name=view)


def pennies(text: str) -> int:
    found = POUNDS.match(text)
    assert found is not None, text
    return (-1 if found[1] else 1) * (int(found[2].replace(",", "")) * 100 + int(found[3]))


async def test_it_is_off_until_somebody_asks(mill_lane: Demo) -> None:
    async with mill_lane.seen_by("Olu") as window:
        await expect(window.page.get_by_role("complementary")).to_have_count(0)


async def test_each_call_of_the_bot_is_shown_with_its_answer(mill_lane: Demo) -> None:
    async with behind(mill_lane, "Dev", "Calls") as (window, calls):
        await expect(calls.get_by_role("listitem").first).to_be_visible()
        await window.private.write("/help")
        call = calls.get_by_role("listitem").filter(has_text="sendMessage").filter(has_text="Dev").first
        await window.click(call.locator("summary"))
        await expect(call).to_contain_text("chat_id")
        await expect(call).to_contain_text("message_id")


async def test_the_accounts_of_each_funder_sum_to_nothing(mill_lane: Demo) -> None:
    async with behind(mill_lane, "Quynh", "Accounts") as (_, accounts):
        await expect(accounts).to_contain_text("Together £0.00: the record adds up")
        table = accounts.get_by_role("table")
        await expect(table.get_by_role("columnheader")).to_contain_text(["Ward Fund", "Housing Trust"])
        rows = [await row.get_by_role("cell").all_inner_texts() for row in await table.get_by_role("row").all()]
        columns = list(zip(*([pennies(cell) for cell in row] for row in rows if row), strict=True))
        assert columns
        assert [sum(column) for column in columns] == [0] * len(columns)
        assert any(max(column) >= 240_00 for column in columns)
        moved = accounts.get_by_role("listitem")
        await expect(moved.last).to_contain_text("Ward Fund: from funder to pot")
        await expect(moved.last).to_contain_text("£500.00")


async def test_the_journal_grows_with_an_act_and_each_entry_follows_the_one_before(mill_lane: Demo) -> None:
    async with behind(mill_lane, "Sanjay", "Journal") as (window, journal):
        entries = journal.get_by_role("listitem")
        await expect(entries.first).to_be_visible()
        before = await entries.count()
        assert before > 20
        await expect(entries.filter(has_text="Deposit: £500.00 from Ward Fund.")).to_have_count(1)
        await window.group.tap("I object", SHELTER)
        await expect(entries).to_have_count(before + 1)
        await expect(journal).not_to_contain_text("does not follow")
        await window.group.tap("I back this", SHELTER)
        seals = [re.findall(r"seal (\w+), after (\w+)", text) for text in await entries.all_inner_texts()]
        assert all(newer[0][1] == older[0][0] for newer, older in pairwise(seals))


async def test_the_seals_are_reckoned_anew_in_the_browser(mill_lane: Demo) -> None:
    async with behind(mill_lane, "Sanjay", "Journal") as (window, journal):
        await expect(journal.get_by_role("listitem").first).to_be_visible()
        await window.click(journal.get_by_role("button", name="Check the seals"))
        await expect(journal.get_by_role("status")).to_contain_text(re.compile(r"All \d+ seals fit\..*\w{64}"))


async def test_an_entry_that_was_changed_is_found(mill_lane: Demo) -> None:
    async def changed(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, body=(await answer.text()).replace("85000", "85001").replace("50000", "5"))

    async with mill_lane.seen_by("Sanjay") as window:
        await window.page.route("**/journal*", changed)
        await window.click(window.button("Behind the scenes"))
        await window.click(window.page.get_by_role("tab", name="Journal"))
        journal = window.page.get_by_role("tabpanel", name="Journal")
        await expect(journal.get_by_role("listitem").first).to_be_visible()
        await window.click(journal.get_by_role("button", name="Check the seals"))
        await expect(journal.get_by_role("status")).to_contain_text("is not what was sealed")
