"""What is said of backers and shares is so in every state: shares that are spent, payees on the roll and off it."""

from dataclasses import replace

from handlers.toasting import NOWHERE
from handlers.words import toasts
from handlers.words.compose import plain
from models.people import joining
from models.purposes import backing
from models.rules.critical_mass import Preset
from tests.verbs.house import Street, ready
from tests.verbs.test_long_messages import Note, said

LATE = 10


async def test_a_backer_whose_share_another_purpose_empties_is_told_of_in_both_results(street: Street) -> None:
    ready(street, people=8, pennies=80_00).open(preset=Preset.SEVERAL)
    lights, bench = street.propose(50_00), street.propose(30_00, title="Bench")
    street.until("freeze")
    street.back(lights, 1, 2, 3, 4, 5)
    street.back(bench, 1, 6, 7, 8)
    street.until("decide")
    (first,) = await said(street, Note("result", "provisional", {"round_id": 1}, number=1))
    assert "4 of us back it.\nAs things stand, 3 shares would pay £10.00 each.\n1 backer would pay nothing: " in first
    assert first.count("would pay nothing: their share is empty.") == 1
    street.until("close")
    (last,) = await said(street, Note("result", "result", {"round_id": 1, "misses": {}}, number=1))
    assert "3 shares pay £10.00 each.\n1 backer paid nothing: their share was empty.\n" in last
    (told,) = await said(street, Note("result", "activated", {"purpose_id": bench}, number=1))
    assert "4 of us backed it." in told
    assert "1 backer paid nothing: their share was empty." in told


def test_what_a_share_would_pay_is_told_only_where_enough_have_something_left(street: Street) -> None:
    ready(street, people=6, pennies=60_00).open()
    lights, bench = street.propose(30_00), street.propose(9_00, title="Bench")
    street.until("freeze")
    street.back(lights, 1, 2, 3)
    street.until("ripen")
    speech = plain(None, replace(NOWHERE))
    told = [toasts.backed(speech, street.do(backing.back, bench, person)) for person in (1, 4, 5, 6)]
    assert "Its backers' shares can pay for it. It still needs 2 more backers." in told[1]
    assert "Its backers' shares can pay for it. It still needs 1 more backer." in told[2]
    assert "If only this went ahead, it would take £3.00 of your £10.00 as things stand." in told[3]


async def test_a_near_miss_counts_who_said_nothing_where_the_payee_is_not_on_the_roll(street: Street) -> None:
    ready(street, people=3, pennies=30_00).open(preset=Preset.SEVERAL)
    street.until("freeze")
    street.residents(LATE)
    street.back(street.propose(20_00, LATE, pays_me=True), 1, 2)
    street.until("close")
    told = street.ask(lambda unit: unit.connection.exec_driver_sql(MISSES).scalar_one())
    assert '"more": 1' in told


MISSES = "SELECT \"values\" FROM outbox WHERE what = 'result'"


def test_who_would_be_paid_for_all_there_is_to_choose_is_not_reminded(street: Street) -> None:
    ready(street)
    for person in (4, 5):
        street.do(joining.open_private, street.community_id, person, f"Resident {person}")
    street.open()

    def reminded() -> list[int]:
        return street.ask(lambda unit: unit.members.silent(street.round()))

    assert reminded() == [4, 5], "who can still propose"
    street.propose(10_00, 4, pays_me=True)
    assert reminded() == [5]
    street.propose(10_00, 5, title="Bench")
    assert reminded() == [4, 5]
