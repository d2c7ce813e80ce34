"""`make pictures`: the page as the README shows it, always the same scene at the same moment."""

import asyncio
import tempfile
from pathlib import Path
from typing import Literal

from playwright.async_api import async_playwright, expect

from tests.browser.chromium import chromium
from tests.browser.demo import Demo, a_demo
from tests.browser.pixel import reduced
from tests.browser.window import Window
from tests.browser.windows import DESKTOP, PHONE, Look, Visitors

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PARTY = "3. A winter party in the hall"
LOOKS = {
    "desktop": DESKTOP,
    "phone": Look(PHONE.width, PHONE.height, touch=True, sharpness=2),
}


async def take(demo: Demo, name: str, look: Look) -> None:
    """Rosa has just backed the party. In light and in dark."""
    async with demo.seen_by("Rosa", look) as window:
        await window.click(window.button("Close the tour"))
        if look is DESKTOP:
            await window.click(window.private.root.get_by_role("button", name="Jump to the newest messages"))
        await show_card(window)
        await window.group.tap("I back this", PARTY)
        await expect(window.group.toast).to_contain_text("You back")
        await expect(window.group.message(PARTY)).to_contain_text("Backed by 9")
        await demo.settle()
        await show_card(window)
        await window.page.mouse.move(0, 0)
        await expect(window.page.locator(".changed")).to_have_count(0)
        schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        for colours in schemes:
            await window.page.emulate_media(color_scheme=colours)
            taken = await window.page.screenshot(animations="disabled")
            (PICTURES / f"{name}-{colours}.png").write_bytes(await reduced(demo.visitors.browser, taken))
        await window.group.tap("Undo my choice", PARTY)
        await demo.settle()


async def show_card(window: Window) -> None:
    """The party's card at the lower end, so that the toast covers only what stands before it."""
    await window.group.message(PARTY).evaluate("(one) => one.scrollIntoView({ block: 'end' })")


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium())
        with tempfile.TemporaryDirectory() as folder:
            async with a_demo(Visitors(browser), Path(folder)) as demo:
                for name, look in LOOKS.items():
                    await take(demo, name, look)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
