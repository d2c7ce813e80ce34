"""Facts about a roll are what counting by hand finds, and told only where they matter."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.recount import capture as recounted
from models.rules.capture import DAY, HOUR, Arrival, Facts, facts

START = datetime(2026, 11, 22, 18, tzinfo=UTC)
MINUTE = 60_000

codes = some.sampled_from([None, "a", "b", "c"])
arrivals = some.lists(
    some.builds(Arrival, some.integers(0, 3000).map(lambda m: START + m * timedelta(minutes=1)), codes, codes)
)
pairs = some.lists(some.sampled_from([frozenset({1, 2}), frozenset({1, 3}), frozenset({2, 3})]), max_size=9)


def within(moments: list[datetime], length: timedelta) -> int:
    return max((sum(first <= one <= first + length for one in moments) for first in moments), default=0)


@given(arrivals, pairs, some.none() | some.integers(0, 3000), some.integers(3, 9))
def test_they_are_counted_as_by_hand_and_as_whoever_recounts_does(
    came: list[Arrival], both: list[frozenset[int]], since: int | None, need: int
) -> None:
    before = None if since is None else START + timedelta(minutes=since)
    found = facts(came, both, before, need)
    new = [one.at for one in came if before is None or one.at > before]
    assert (found.residents, found.hour, found.day) == (len(came), within(new, HOUR), within(new, DAY))
    assert found.invited == max(sum(one.through == code for one in came) for code in "abc")
    assert found.pair == max((both.count(one) for one in both), default=0)

    def minutes(moment: datetime) -> int:
        return int((moment - START).total_seconds() // 60) * MINUTE + 1

    there = [
        recounted.Arrival(minutes(one.at), one.through or "", (one.let_in_by,) if one.let_in_by else ()) for one in came
    ]
    named = [frozenset(str(one) for one in pair) for pair in both]
    again = recounted.facts(there, named, 0 if before is None else minutes(before), need)
    assert Facts(**again) == found
    assert len(recounted.telling(again)) == len(found.telling)


def test_a_number_is_told_once_it_alone_is_enough_for_a_purpose() -> None:
    quiet = Facts(12, 4, 3, 3, 3, 3, two=2, pair=2)
    assert quiet.telling == []
    assert Facts(12, 4, 4, 4, 3, 3, 0, 0).telling == ["hour"]
    assert Facts(12, 4, 4, 5, 3, 3, 0, 0).telling == ["hour", "day"]
    assert Facts(12, 4, 3, 4, 4, 4, 4, 2).telling == ["day", "invited", "let_in"], "half of the acts is not most"
    assert Facts(12, 4, 3, 3, 3, 3, 3, 2).telling == ["pair"]
