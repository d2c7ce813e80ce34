"""Whether the bot hears, keeps and speaks: facts, and in words what is wrong."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

PERIOD = 5  # real seconds between two looks

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """heard: the last answered poll that was noted; kept: the last inbox write; wrong: what stands in the way now."""

    heard: datetime | None
    kept: datetime | None
    wrong: tuple[str, ...]

    @property
    def red(self) -> bool:
        return bool(self.wrong)


async def watch(facts: Callable[[], Health], period: float = PERIOD) -> None:
    """Logs when something stands in the way at two looks running, and when all is well again; a hiccup is not told."""
    told: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    while True:
        wrong = facts().wrong
        if wrong == before and wrong != told:
            if wrong:
                log.error("health is red: %s", "; ".join(wrong))
            else:
                log.warning("health is green again")
            told = wrong
        before = wrong
        await asyncio.sleep(period)
