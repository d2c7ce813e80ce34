import json
from datetime import timedelta

from tests.verbs.house import FOUNDER, Street, ready


def entries(street: Street) -> list[dict[str, object]]:
    found = street.ask(lambda unit: unit.journal.entries(street.community_id))
    return [json.loads(text) for text, _ in found]


def voters(street: Street) -> set[object]:
    return {entry["voter"] for entry in entries(street) if entry["act"] == "stance"}


def test_no_stance_in_the_journal_shares_a_code_with_an_act_that_is_announced_by_name(street: Street) -> None:
    ready(street).open()
    lights = street.propose(30_00, by=FOUNDER)
    street.back(lights, FOUNDER, 2, 3, 4)
    announced = {str(value) for entry in entries(street) for name, value in entry.items() if name in ("by", "member")}
    assert len(voters(street)) == 4
    assert not voters(street) & announced


def test_nobody_can_be_followed_from_one_round_into_the_next(street: Street) -> None:
    ready(street).open(carries=True)
    street.back(street.propose(30_00), 1, 2)
    first = voters(street)
    street.let_pass(timedelta(days=20))
    street.open()
    street.back(street.propose(30_00), 1, 2)
    assert len(voters(street) - first) == 2
