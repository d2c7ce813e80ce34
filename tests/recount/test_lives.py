"""Every record that random lives make holds when it is counted again (bot/simulation publishes and recounts each)."""

import pytest

from bot.simulation.ground import ground
from bot.simulation.lives import Found, one_life

STEPS, SELDOM = 150, 1_000_000


@pytest.mark.on("sqlite")
def test_every_record_of_random_lives_holds(samples: tuple[int, int]) -> None:
    """Seven seeds; a thousand with the large samples."""
    seeds, records = range(1, 1001 if samples[0] > 1000 else 8), 0
    with ground(None) as place:
        for seed in seeds:
            lived = one_life(seed, STEPS, place, every=SELDOM)
            assert not isinstance(lived, Found), lived
            records += lived.recounted
    assert records >= len(seeds) // 2, f"{records} records of {len(seeds)} lives"
    print(f"{records} records of {len(seeds)} lives hold")  # noqa: T201 (the figure in docs/promises.md)
