"""Promise 1: no backing and no penny is lost or counted twice, whatever people do and in whatever order.

The same groups, acts and plain model as `commonpot simulate` has (bot/simulation); hypothesis chooses.
"""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from bot.simulation.desk import Desk
from bot.simulation.life import STARTS, Life
from bot.simulation.violation import Violation
from tests.databases import Databases

CHANCE = st.randoms(use_true_random=False)


class Lives(RuleBasedStateMachine):
    """Anything may be asked by anybody at any time; the plain model says what must come of it."""

    databases: Databases

    def desk(self, chance: Random) -> Desk:
        return Desk(type(self).databases.fresh(), chance.choice(STARTS))

    @initialize(chance=CHANCE)
    def begin(self, chance: Random) -> None:
        self.life = Life(self.desk(chance), groups=chance.choice((1, 1, 2)), people=chance.choice((8, 12)))
        self.told(self.life.begin, chance)

    @rule(chance=CHANCE)
    def something_happens(self, chance: Random) -> None:
        self.told(self.life.step, chance)

    def told(self, what: Callable[[Random], None], chance: Random) -> None:
        try:
            what(chance)
        except Violation:
            note("\n".join(self.life.history))
            raise

    def teardown(self) -> None:
        if hasattr(self, "life"):
            self.life.close()
            type(self).databases.throw_away(self.life.desk.url)


@pytest.mark.on("sqlite")
def test_whatever_people_do_the_books_agree_with_the_plain_model(
    databases: Databases, samples: tuple[int, int]
) -> None:
    Lives.databases = databases
    live(Lives, samples)


def live(lives: type[Lives], samples: tuple[int, int]) -> None:
    """So many lives, of so many steps each."""
    examples, steps = samples
    run_state_machine_as_test(
        lives,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
