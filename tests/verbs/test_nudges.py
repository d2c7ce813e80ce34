"""Nudges never steer, whatever people do: caps, nights and stops hold, and other choices change nothing."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import time
from random import Random
from zoneinfo import ZoneInfo

import pytest

from models.rules.nudging import Nudge
from tests.verbs.house import Street
from tests.verbs.weeks import TITLES, Weeks

ZONES = ("Europe/London", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia")

# Words of guilt, urgency and pressure. Found as whole words or their beginnings.
PRESSING = re.compile(
    r"\b(hurry|urgent|last chance|only .* left|still not|yet to|forg[eo]t|miss(?!ing)|must|should|need|please|now|"
    r"don.t|regret|shame|disappoint|everyone|others have|others did|your duty|act|vote|late|quick|soon|fail|lose|!)",
    re.I,
)


async def lives(street: Street, choices: int, weeks: int) -> Weeks:
    life = Weeks(street, Random(1), Random(choices))  # noqa: S311 - not for secrets
    await life.live(weeks)
    return life


@pytest.mark.parametrize("zone", ZONES)
async def test_caps_nights_and_stops_hold_week_after_week(
    zone: str, new_street: Callable[..., Street], samples: tuple[int, int]
) -> None:
    """Twenty weeks in each of five places; with the large samples a thousand in all."""
    weeks = 200 if samples[0] > 200 else 20
    life = await lives(new_street(zone=zone), 1, weeks)
    sent = life.delivered
    assert len(sent) > 2 * weeks
    assert {one.what for one in sent} == set(Nudge)
    assert max(Counter((one.round_id, one.chat, one.what) for one in sent).values()) == 1
    assert max(Counter((one.chat, one.at) for one in sent).values()) == 1
    assert all(time(8) <= one.at.astimezone(ZoneInfo(zone)).time() < time(21) for one in sent)
    assert not [one for one in sent if one.unwanted]
    decided = life.street.ask(lambda unit: {one: unit.rounds.get(one).decide_at for one in {n.round_id for n in sent}})
    assert all(one.at < decided[one.round_id] for one in sent)


async def test_other_purposes_and_other_choices_bring_the_same_nudges(new_street: Callable[..., Street]) -> None:
    """The same people speak at the same moments, of other purposes and in the other sense."""
    one, other = [await lives(new_street(), choices, 20) for choices in (1, 2)]
    assert one.said != other.said
    assert one.delivered == other.delivered


async def test_no_nudge_blames_presses_or_names_a_purpose(street: Street) -> None:
    life = await lives(street, 1, 10)
    said = {text for one in life.delivered for text in (one.text, *one.labels)}
    assert not [text for text in said if PRESSING.search(text) or any(title in text for title in TITLES)]


@pytest.mark.parametrize("words", ["Hurry, back it now", "You still have not voted", "Last chance", "Don’t miss out!"])
def test_the_word_list_finds_what_it_is_for(words: str) -> None:
    assert PRESSING.search(words)
