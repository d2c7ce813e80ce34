"""One life after another, each by the seed behind the one before."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bot.simulation.chronicle import Chronicle
from bot.simulation.desk import Desk
from bot.simulation.ground import Ground
from bot.simulation.life import STARTS, Life
from bot.simulation.wire.wire import Wire

LONGEST = 500  # steps of one life
WITH_WIRE = 10  # one life in so many has its taps come in by the door, and its post go out
EVERY = 25  # acts between two looks through all books


@dataclass(frozen=True, slots=True)
class Found:
    """What went wrong: in which life, at which step, what happened before."""

    seed: int
    step: int
    problem: Exception
    history: tuple[str, ...]


def live(seed: int, steps: int, ground: Ground, told: Callable[[int, Chronicle], None]) -> Found | Chronicle:
    """So many steps, or to the first violation. told: hears of each life: how many there were, and what happened."""
    total, lives = Chronicle(), 0
    while total.steps < steps:
        wanted = min(LONGEST, steps - total.steps)
        here = one_life(seed + lives, wanted, ground, EVERY)
        if isinstance(here, Found):
            closer = one_life(here.seed, here.step, ground, every=1)
            return closer if isinstance(closer, Found) else here
        total.add(here)
        lives += 1
        told(lives, total)
    return total


def one_life(seed: int, steps: int, ground: Ground, every: int) -> Found | Chronicle:
    """The same for the same seed. every: acts between two looks; 1 finds the very step."""
    chance = Random(seed)  # noqa: S311 (meant to be repeated)
    desk = Desk(ground.fresh(), chance.choice(STARTS))
    wire = None if seed % WITH_WIRE else Wire(desk, seed)
    life = Life(desk, chance.choice((1, 2, 3)), chance.choice((6, 10, 14)), every, wire)
    try:
        life.begin(chance)
        while life.chronicle.steps < steps:
            life.step(chance)
        life.end()
    except Exception as problem:
        return Found(seed, life.chronicle.steps, problem, tuple(life.history))
    finally:
        life.close()
    return life.chronicle
