"""Browser windows for one test: each its own visitor, with nothing kept from another; all watched."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Browser, BrowserContext, Page

from tests.browser.watch import Watch

PATIENCE = 8_000  # milliseconds until something that does not come is missed


@dataclass(frozen=True)
class Look:
    """How a window looks: its size in CSS pixels, and what the visitor's system prefers."""

    width: int = 1280
    height: int = 800
    colours: Literal["light", "dark"] = "light"
    motion: Literal["reduce", "no-preference"] = "reduce"
    touch: bool = False
    sharpness: float = 1


DESKTOP = Look()
PHONE = Look(width=390, height=844, touch=True)


@dataclass
class Windows:
    """Opens them, and closes them at the end."""

    browser: Browser
    watch: Watch = field(default_factory=Watch)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(self, address: str, look: Look = DESKTOP) -> Page:
        """A new window of a new visitor, at this address."""
        page = await self.blank(look)
        await page.goto(address)
        return page

    async def blank(self, look: Look = DESKTOP) -> Page:
        context = await self.browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.colours,
            reduced_motion=look.motion,
            has_touch=look.touch,
            device_scale_factor=look.sharpness,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE)
        self.watch.over(context)
        return await context.new_page()

    async def close(self) -> None:
        while self.contexts:
            await self.contexts.pop().close()


@asynccontextmanager
async def watched(browser: Browser) -> AsyncIterator[Windows]:
    """Windows until the end of the block; what went wrong in any of them without being expected is an error there."""
    windows = Windows(browser)
    try:
        yield windows
    finally:
        await windows.close()
    wrong = windows.watch.unexpected()
    assert not wrong, "\n".join(wrong)
