"""A server without a bot, and windows on it."""

from dataclasses import dataclass

from playwright.async_api import Page

from tests.browser.windows import DESKTOP, Look, Windows
from tests.playground.street import Street


@dataclass(frozen=True)
class Room:
    """People and the bot's calls by the street; what a person sees by a window."""

    url: str
    street: Street
    windows: Windows

    async def seen_by(self, person: int, look: Look = DESKTOP) -> Page:
        """The page as this person has it."""
        return await self.windows.open(f"{self.url}/?as={person}", look)
