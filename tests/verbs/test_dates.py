"""When things happen: freeze, ripening, nudges, decision and close, by the calendar of the place."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.simulation import books
from models.people import joining
from models.purposes import backing
from models.rules.rounds import Phase
from tests.verbs.house import Street, ready

LONDON = ZoneInfo("Europe/London")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

NewStreet = Callable[..., Street]


def there(*when: int) -> datetime:
    """A moment by the clock on the wall in London."""
    return datetime(*when, tzinfo=LONDON)  # type: ignore[misc,arg-type]  # year, month, day, hour, minute


def seen(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%a %d %b %Y %H:%M}"


def opened(new_street: NewStreet, at: datetime, length: timedelta, people: int = 6) -> Street:
    street = ready(new_street(now=at.astimezone(UTC)), people)
    street.open(length)
    return street


def happens(street: Street) -> dict[str, str]:
    """Every deadline of the round, as it comes, by the clock on the wall."""
    found = {}
    while (due := street.next_due()) is not None:
        found[due.act] = seen(due.at)
        street.wait_until(due.at)
    return found


def test_a_fortnight_freezes_after_five_days_and_decides_at_the_same_hour(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY)
    assert happens(street) == {
        "freeze": "Fri 27 Nov 2026 18:00",
        "halfway": "Sun 29 Nov 2026 18:00",
        "last": "Sat 05 Dec 2026 18:00",
        "decide": "Sun 06 Dec 2026 18:00",
        "close": "Mon 07 Dec 2026 18:00",
    }


def test_when_the_clocks_go_forward_days_stay_days_on_the_wall(new_street: NewStreet) -> None:
    """They go forward on Sunday 28 March 2027 at 01:00."""
    street = opened(new_street, there(2027, 3, 24, 18), 14 * DAY)
    assert seen(street.round().freeze_at) == "Mon 29 Mar 2027 18:00"
    assert seen(street.round().decide_at) == "Wed 07 Apr 2027 18:00"
    assert street.round().decide_at - street.round().opened_at == 14 * DAY - HOUR
    assert street.round().propose_until == street.round().decide_at - DAY
    assert happens(street)["close"] == "Thu 08 Apr 2027 18:00"


def test_when_the_clocks_go_back_days_stay_days_on_the_wall(new_street: NewStreet) -> None:
    """They go back on Sunday 25 October 2026 at 02:00."""
    street = opened(new_street, there(2026, 10, 20, 18), 14 * DAY)
    assert seen(street.round().freeze_at) == "Sun 25 Oct 2026 18:00"
    assert seen(street.round().decide_at) == "Tue 03 Nov 2026 18:00"
    assert street.round().decide_at - street.round().opened_at == 14 * DAY + HOUR


def test_an_hour_that_the_clocks_skip_falls_an_hour_later(new_street: NewStreet) -> None:
    street = opened(new_street, there(2027, 3, 25, 1, 30), 9 * DAY)
    assert seen(street.round().freeze_at) == "Sun 28 Mar 2027 02:30"
    assert seen(street.round().decide_at) == "Sat 03 Apr 2027 01:30"


def test_an_hour_that_comes_twice_is_the_first_of_the_two(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 10, 22, 1, 30), 9 * DAY)
    assert street.round().freeze_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_ripening_over_the_clock_change_is_twenty_four_real_hours(new_street: NewStreet) -> None:
    street = opened(new_street, there(2027, 3, 22, 18), 14 * DAY)
    lights = street.propose(30_00)
    street.until("freeze")
    assert seen(street.now) == "Sat 27 Mar 2027 18:00"
    street.back(lights, 1, 2, 3, 4)
    assert street.purpose(lights).ripens_at == street.now + DAY
    assert seen(street.now + DAY) == "Sun 28 Mar 2027 19:00"


def test_two_hours_are_cut_by_the_minute(new_street: NewStreet) -> None:
    start = there(2026, 11, 22, 12)
    street = opened(new_street, start, 2 * HOUR)
    its_round = street.round()
    assert its_round.freeze_at - start == 40 * MINUTE
    assert its_round.ripens_for == 20 * MINUTE
    assert its_round.propose_until - start == 100 * MINUTE
    assert happens(street) == {
        "freeze": "Sun 22 Nov 2026 12:40",
        "halfway": "Sun 22 Nov 2026 13:00",
        "last": "Sun 22 Nov 2026 13:40",
        "decide": "Sun 22 Nov 2026 14:00",
        "close": "Sun 22 Nov 2026 14:20",
    }


def test_a_year_runs_to_the_same_hour_a_year_on(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 7, 1, 9), 365 * DAY)
    assert happens(street) == {
        "freeze": "Sat 31 Oct 2026 09:00",
        "halfway": "Wed 30 Dec 2026 20:00",
        "last": "Wed 30 Jun 2027 09:00",
        "decide": "Thu 01 Jul 2027 09:00",
        "close": "Fri 02 Jul 2027 09:00",
    }


def test_a_freeze_is_put_off_by_the_same_time_but_never_past_the_last_moment_for_purposes(
    new_street: NewStreet,
) -> None:
    """Four days: freeze on day two, ripening sixteen hours; two more days would be the decision itself."""
    street = opened(new_street, there(2026, 11, 22, 18), 4 * DAY, people=3)
    street.do(joining.take_role, street.community_id, 3, adviser=True)
    assert seen(street.until("freeze").at) == "Tue 24 Nov 2026 18:00"
    its_round = street.round()
    assert (its_round.phase, its_round.put_off_at) == (Phase.GATHERING, street.now)
    assert seen(its_round.freeze_at) == "Thu 26 Nov 2026 02:00"
    assert its_round.freeze_at == its_round.propose_until
    street.residents(4)
    street.until("freeze")
    assert (street.round().phase, street.round().roll) == (Phase.ROLLED, 3)


def test_a_roll_that_never_comes_together_closes_the_round_and_the_money_goes_back(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY, people=3)
    street.do(joining.take_role, street.community_id, 3, adviser=True)
    assert seen(street.until("freeze").at) == "Fri 27 Nov 2026 18:00"
    assert seen(street.until("freeze").at) == "Wed 02 Dec 2026 18:00"
    assert street.round().phase is Phase.CLOSED
    assert street.next_due() is None
    written = books.read(street.url)
    books.audit(written)
    assert books.held(written, "returned") == {1: 60_00}


def test_a_ripening_that_would_end_after_the_decision_does_not_begin(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY)
    lights, bench = street.propose(10_00), street.propose(10_00)
    street.wait_until(street.round().decide_at - DAY)
    street.back(lights, 1, 2, 3, 4)
    assert street.purpose(lights).ripens_at == street.round().decide_at
    street.wait_until(street.now + timedelta(seconds=1))
    street.back(bench, 1, 2, 3, 4)
    assert street.purpose(bench).ripens_at is None


@pytest.mark.parametrize(
    ("act", "end"), [("ripen", "a ripening"), ("close", "the provisional time")], ids=lambda value: value
)
def test_objecting_ends_where_the_last_quarter_begins(new_street: NewStreet, act: str, end: str) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY)
    lights = street.propose(10_00)
    street.until("freeze")
    street.back(lights, 1, 2, 3, 4)
    if act == "close":
        street.do(backing.take_back, lights, 4)
        street.do(backing.take_back, lights, 3)
        street.until("decide")
    street.let_pass(18 * HOUR - timedelta(seconds=1))
    street.do(backing.object_to, lights, 5)
    street.let_pass(timedelta(seconds=1))
    assert street.purpose(lights).objectors == 0, f"without a reason it lapses when the last quarter of {end} begins"


def test_an_objection_without_a_reason_lapses_after_half_a_ripening_time(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY)
    lights = street.propose(10_00)
    street.do(backing.object_to, lights, 5)
    street.let_pass(12 * HOUR - timedelta(seconds=1))
    assert street.purpose(lights).objectors == 1
    street.let_pass(timedelta(seconds=1))
    assert street.purpose(lights).objectors == 0


# Nudges


def nudged(street: Street) -> list[tuple[str, int | None, str]]:
    """Which nudge, to whom (nobody: the group), and not before when."""
    rows = [row for row in books.read(street.url)["outbox"] if row["kind"] == "nudge"]
    when = [datetime.fromisoformat(row["not_before"]).replace(tzinfo=UTC) for row in rows]
    return [(row["what"], row["chat_id"], seen(at)) for row, at in zip(rows, when, strict=True)]


def writable(street: Street, *people: int) -> None:
    for person in people:
        street.do(joining.join, street.community_id, person, f"Resident {person}", privately=True)


def test_nudges_go_to_the_group_and_to_who_has_said_nothing(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY)
    writable(street, 2, 3, 4, 5)
    street.do(joining.stop_nudges, street.community_id, 4, stop=True)
    lights = street.propose(10_00)
    street.back(lights, 2)
    street.until("halfway")
    street.do(backing.take_back, lights, 2)
    street.until("close")
    day, last = "Sun 29 Nov 2026 18:00", "Sat 05 Dec 2026 18:00"
    people = (None, 3, 5)
    assert nudged(street) == [("nudge_halfway", who, day) for who in people] + [
        ("nudge_last", who, last) for who in people
    ]


def test_who_joined_too_late_to_act_is_not_nudged(new_street: NewStreet) -> None:
    street = opened(new_street, there(2026, 11, 22, 18), 14 * DAY)
    street.until("freeze")
    writable(street, 9)
    street.until("close")
    assert [who for _, who, _ in nudged(street)] == [None, None]


@pytest.mark.parametrize(
    ("opens", "held_until"),
    [
        (there(2026, 11, 22, 20, 59), "Sat 05 Dec 2026 20:59"),
        (there(2026, 11, 22, 21), "Sun 06 Dec 2026 08:00"),
        (there(2026, 11, 22, 23, 30), "Sun 06 Dec 2026 08:00"),
        (there(2026, 11, 23, 3), "Sun 06 Dec 2026 08:00"),
        (there(2026, 11, 23, 7, 59), "Sun 06 Dec 2026 08:00"),
        (there(2026, 11, 23, 8), "Sun 06 Dec 2026 08:00"),
        (there(2027, 3, 14, 23), "Sun 28 Mar 2027 08:00"),
        (there(2026, 10, 11, 23), "Sun 25 Oct 2026 08:00"),
    ],
    ids=lambda value: value if isinstance(value, str) else seen(value),
)
def test_a_nudge_is_held_over_the_night(new_street: NewStreet, opens: datetime, held_until: str) -> None:
    """The last nudge comes a day before the decision, at the hour at which the round opened."""
    street = opened(new_street, opens, 14 * DAY)
    street.until("last")
    assert nudged(street)[-1] == ("nudge_last", None, held_until)
