"""Somebody who opens the page for the first time comes to an activation, by what stands on it, in a few actions."""

from playwright.async_api import expect

from tests.browser.demo import Demo
from tests.browser.window import Window

FEW = 30
GOES_AHEAD = "“A bench by the bus stop” goes ahead"


async def until_it_goes_ahead(window: Window) -> None:
    """Lets days pass until the bench is announced."""
    while not await window.group.message(GOES_AHEAD).is_visible():
        assert window.actions < FEW
        await window.pass_time("a day")


async def test_from_the_middle_of_a_round_it_is_a_few_actions_to_an_activation(mill_lane: Demo) -> None:
    async with mill_lane.seen_by() as window:
        await expect(window.button("You are")).to_contain_text("Rosa")
        await window.group.tap("I back this", "2. A bench by the bus stop")
        await expect(window.group.toast).to_contain_text("You back")
        await until_it_goes_ahead(window)
        assert window.actions < FEW
