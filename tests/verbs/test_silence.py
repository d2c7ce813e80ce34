from datetime import timedelta

from bot.simulation.books import audit, read
from models.rounds import resuming
from models.rules.rounds import Phase
from tests.verbs.house import Street, ready

DAY = timedelta(days=1)


def test_a_long_silence_moves_every_undecided_deadline_by_its_length_and_decides_nothing(street: Street) -> None:
    before = ready(street).open()
    lights = street.propose(30_00)
    street.back(lights, 1, 2, 3, 4)
    street.until("freeze")
    ripens_at, since = street.purpose(lights).ripens_at, street.now
    assert ripens_at is not None
    street.now = since + 3 * DAY
    street.do(resuming.resume, since)
    assert street.round().phase is Phase.ROLLED
    assert street.round().decide_at == before.decide_at + 3 * DAY
    assert street.round().propose_until == before.propose_until + 3 * DAY
    assert street.purpose(lights).ripens_at == ripens_at + 3 * DAY
    due = street.next_due()
    assert due is not None
    assert (due.act, due.at) == ("ripen", ripens_at + 3 * DAY)
    street.let_pass(40 * DAY)
    assert street.purpose(lights).price == "750"
    audit(read(street.url))


def test_a_silence_in_the_provisional_time_moves_the_close_alone(street: Street) -> None:
    ready(street).open()
    street.until("decide")
    provisional, since = street.round(), street.now
    assert provisional.close_at is not None
    street.now = since + 2 * DAY
    street.do(resuming.resume, since)
    assert street.round().decide_at == provisional.decide_at
    assert street.round().close_at == provisional.close_at + 2 * DAY
