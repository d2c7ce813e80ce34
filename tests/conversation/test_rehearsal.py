"""Would this rule work for us? Two sentences at the last look on a round, which hold nobody up."""

import asyncio
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.words.compose import compose
from models.questions.previews import PreviewView, preview_view
from models.questions.settings import Setting
from models.rules.critical_mass import Preset, check_rule
from models.rules.plans import Plan
from models.rules.rehearsal import ROUNDS
from models.store.outbox import Letter

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SO_MANY = "A rehearsal: of every 100 made-up rounds with 5 purposes each, something went ahead in {}.\n"
HINT = "Made-up people choose by chance, and real ones talk first. So this is a hint, not a promise.\n"


def preview(residents: int, preset: Preset = Preset.TOGETHER, **more: Any) -> PreviewView:
    """A round for so many residents with £25.00 each, before it is opened."""
    plan = Plan.by_preset(preset, "Why?", 1_209_600, None, carries=False, **more)
    rehearsal, pot = check_rule(plan.rule, residents, 2500 * residents, None), 2500 * residents
    return PreviewView(1, plan, rehearsal, pot, ["Fund"], "GBP", 1500, NOW, None, NOW + timedelta(days=14), False)


async def shown(view: PreviewView) -> str:
    """What stands in the group before it is opened."""

    async def ask(question: Any, *_values: object) -> Any:
        return view if question is preview_view else Setting("en", ZoneInfo("UTC"), "Elm Street", "x", NOW)

    note = Letter(1, "reply", "preview", {"draft_id": 1}, 1, -1, None, None, NOW, None, 0)
    message = await compose(ask, note, "commonpot")
    assert message is not None
    return message.text


async def test_it_says_how_often_something_went_ahead_and_what_it_took() -> None:
    text = await shown(preview(34))
    took = "It usually had about 14 backers, and on average 84% of the money was left.\n"
    assert f"{SO_MANY.format(53)}{took}{HINT}\n" in text
    assert await shown(preview(34)) == text


@pytest.mark.parametrize(
    ("view", "note"),
    [
        (
            preview(34, core=Fraction(9, 10)),
            f"in 400 made-up rounds with 5 purposes each, nothing went ahead.\n{HINT}Note: under this rule",
        ),
        (preview(200, core=Fraction(1, 20), agreement=Fraction(1, 2)), "Note: nearly every purpose had enough support"),
        (preview(100_000), f"{HINT}200 made-up residents stood for all 100,000."),
    ],
)
async def test_a_rule_that_almost_never_or_almost_always_passes_has_a_note(view: PreviewView, note: str) -> None:
    assert note in await shown(view)


async def test_whoever_taps_meanwhile_is_served_between_any_two_rounds() -> None:
    """Also where there are some hundred thousand residents; not where the same was rehearsed just before."""
    served = 0

    async def others() -> None:
        nonlocal served
        while True:
            served += 1
            await asyncio.sleep(0)

    tapping = asyncio.create_task(others())
    first = await shown(preview(99_999))
    assert served >= ROUNDS
    so_far = served
    assert await shown(preview(99_999)) == first
    assert served - so_far < ROUNDS
    tapping.cancel()
