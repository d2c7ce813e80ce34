"""Browser windows for one test: each its own visitor, with nothing kept from another; all watched."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Browser, Page

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
class Visitors:
    """People who come with a browser of their own. Opening one is dear, so who has left comes again as somebody new."""

    browser: Browser
    away: dict[tuple[bool, float], list[Page]] = field(default_factory=dict)

    async def come(self, look: Look) -> Page:
        """An empty page in a browser that looks so."""
        waiting = self.away.setdefault((look.touch, look.sharpness), [])
        page = waiting.pop() if waiting else await self._new(look)
        await page.set_viewport_size({"width": look.width, "height": look.height})
        await page.emulate_media(color_scheme=look.colours, reduced_motion=look.motion)
        return page

    async def leave(self, look: Look, page: Page) -> None:
        """Takes everything along: what the page kept is gone."""
        await page.unroute_all()
        await page.evaluate("() => { if (location.protocol === 'http:') localStorage.clear() }")
        await page.goto("about:blank")
        self.away[look.touch, look.sharpness].append(page)

    async def _new(self, look: Look) -> Page:
        context = await self.browser.new_context(
            has_touch=look.touch, device_scale_factor=look.sharpness, locale="en-GB", timezone_id="Europe/London"
        )
        context.set_default_timeout(PATIENCE)
        return await context.new_page()


@dataclass
class Windows:
    """Opens them, and closes them at the end."""

    visitors: Visitors
    watch: Watch = field(default_factory=Watch)
    opened: list[tuple[Look, Page]] = field(default_factory=list)

    async def open(self, address: str, look: Look = DESKTOP) -> Page:
        """A new window of a new visitor, at this address."""
        page = await self.blank(look)
        await page.goto(address)
        return page

    async def blank(self, look: Look = DESKTOP) -> Page:
        page = await self.visitors.come(look)
        self.opened.append((look, page))
        self.watch.over(page.context)
        return page

    async def close(self) -> None:
        while self.opened:
            look, page = self.opened.pop()
            await self.visitors.leave(look, page)
            self.watch.end(page.context)


@asynccontextmanager
async def watched(visitors: Visitors) -> AsyncIterator[Windows]:
    """Windows until the end of the block; what went wrong in any of them without being expected is an error there."""
    windows = Windows(visitors)
    try:
        yield windows
    finally:
        await windows.close()
    wrong = windows.watch.unexpected()
    assert not wrong, "\n".join(wrong)
