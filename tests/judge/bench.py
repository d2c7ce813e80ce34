"""The judge's bench: every call that a server of ours was asked and every answer and update it gave pass by here."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.calls import Call
from bot.playground.world import World
from tests.judge import judging
from tests.judge.model import bot_api


@dataclass
class Judge:
    """Hears what has happened since it was last asked: the answers, and unless that is wrong on purpose the bot."""

    world: World
    hears_bot: bool = True
    heard: int = 0

    def objections(self) -> list[str]:
        calls = self.world.calls.after(self.heard)
        missed = self.world.calls.made - self.heard - len(calls)
        self.heard = self.world.calls.made
        found = dict.fromkeys(one for each in calls for one in self._wrong(each))
        return [*found, *([f"{missed} calls went by unheard"] if missed else [])]

    def _wrong(self, made: Call) -> Iterator[str]:
        if self.hears_bot:
            yield from judging.call(bot_api(), made.method, made.payload)
        if made.error_code is None and made.result is not None:
            yield from judging.answer(bot_api(), made.method, made.result)
