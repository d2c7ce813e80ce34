"""The windows are watched: what goes wrong in one fails its test."""

import pytest

from tests.browser.room import Room
from tests.browser.windows import Windows


@pytest.mark.parametrize(
    ("wrong", "event", "told"),
    [
        ("console.error('spilt')", "console", "console: spilt"),
        ("setTimeout(() => { throw new Error('torn') })", "weberror", "error: "),
        ("fetch('http://127.0.0.1:1/').catch(() => {})", "requestfailed", "request: GET http://127.0.0.1:1/"),
        ("new Image().src = 'http://elsewhere.invalid/'", "request", "elsewhere: GET http://elsewhere.invalid/"),
    ],
)
async def test_what_goes_wrong_in_a_window_is_noted(windows: Windows, wrong: str, event: str, told: str) -> None:
    page = await windows.open("about:blank")
    async with page.context.expect_event(event):
        await page.evaluate(f"() => {{ {wrong} }}")
    assert any(one.startswith(told) for one in windows.watch.unexpected())
    windows.watch.expect("spilt", "torn", ":1/", "elsewhere")


async def test_a_mistake_of_the_server_is_noted(room: Room) -> None:
    await room.windows.open(f"{room.url}/sim/nothing")
    assert any("404" in one and "/sim/nothing" in one for one in room.windows.watch.unexpected())
    room.windows.watch.expect("404")
