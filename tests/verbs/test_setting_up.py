from functools import partial

import pytest

from bot.simulation import books
from models.funds import funding
from models.people import coordinating, erasing, joining, reaching, settings
from models.rules.admissions import Policy
from models.rules.money import Money
from models.rules.refusals import Refusal
from models.store import outbox
from tests.verbs.house import CHAT, FOUNDER, Street, ready

NEW = -1000


def test_two_groups_may_take_the_bot_in_at_the_same_moment(street: Street) -> None:
    """Each has a journal of its own, and no entry of one is an entry of the other."""
    for chat in (-200, -300):
        street.do(partial(joining.set_up, chat_id=chat, title="Elm Row", added_by=2, timezone="Europe/London"))
    journal = books.read(street.url)["journal"]
    assert sorted((row["community_id"], row["number"]) for row in journal) == [(1, 1), (2, 1), (3, 1)]
    assert len({row["hash"] for row in journal}) == 3


def take_in(street: Street, chat: int) -> int:
    return street.do(partial(joining.set_up, chat_id=chat, title="Mill Lane", added_by=2, timezone="Europe/London"))


def test_an_upgraded_group_keeps_its_pot_where_word_of_the_new_chat_came_first(street: Street) -> None:
    ready(street, pennies=60_00)
    newcomer = take_in(street, NEW)
    street.do(joining.join, newcomer, 7, "Grace")
    street.do(reaching.moved, CHAT, NEW)
    here = street.ask(lambda unit: unit.communities.by_chat(NEW))
    assert here is not None
    assert here.id == street.community_id
    assert street.ask(lambda unit: unit.ledger.pot(here.id)) == 60_00
    meant = street.ask(lambda unit: unit.communities.of_person(7))
    assert meant is not None
    assert meant.id == street.community_id
    grace = street.ask(lambda unit: unit.members.of(here.id, 7))
    assert grace is not None, "who joined in the new chat has joined"
    assert [one.id for one in street.ask(lambda unit: unit.communities.all_of(7))] == [street.community_id]
    street.do(reaching.moved, CHAT, NEW)
    assert street.ask(lambda unit: unit.communities.by_chat(NEW)) == here


@pytest.mark.parametrize(("gone", "who"), [(True, 2), (False, FOUNDER)])
def test_who_added_the_bot_in_the_new_chat_appoints_where_nobody_else_does(
    street: Street, *, gone: bool, who: int
) -> None:
    if gone:
        street.do(erasing.erase, FOUNDER)
    take_in(street, NEW)
    street.do(reaching.moved, CHAT, NEW)
    here = street.ask(lambda unit: unit.communities.by_chat(NEW))
    assert here is not None
    assert (here.id, here.added_by) == (street.community_id, who)


def test_where_both_have_money_the_older_goes_on_in_private_and_its_coordinators_know(street: Street) -> None:
    other = take_in(street, NEW)
    ready(street).open()
    street.do(joining.open_private, street.community_id, 1, "Ada")
    street.do(joining.join, other, 2, "Ben")
    street.do(coordinating.appoint, other, 2, 2)
    street.do(funding.deposit, other, 2, Money(5_00, "GBP"), "Ward Fund")
    street.do(reaching.moved, CHAT, NEW)
    here = street.ask(lambda unit: unit.communities.by_chat(NEW))
    assert here is not None
    assert here.id == other
    street.do(reaching.moved, CHAT, NEW)
    told = [row["chat_id"] for row in books.read(street.url)["outbox"] if row["what"] == "without_group"]
    assert told == [1], "told once, in private"
    lights = street.propose(30_00)
    street.back(lights, 2, 3, 4)
    street.until("close")
    assert street.purpose(lights).price == "1000"


def test_what_is_decided_while_the_bot_is_shut_out_waits_and_is_told_when_it_is_back(street: Street) -> None:
    ready(street).open()
    street.do(reaching.away, CHAT)
    street.do(reaching.away, CHAT)
    street.until("freeze")
    assert not waiting(street), "nothing is tried where nobody can be told"
    assert street.do(reaching.back, street.community_id)
    assert not street.do(reaching.back, street.community_id)
    told = waiting(street)
    assert told[0] == "back"
    assert told[-1] == "frozen"


def test_leaving_the_old_chat_of_an_upgraded_group_is_not_being_shut_out(street: Street) -> None:
    ready(street).open()
    street.do(reaching.away, CHAT)
    street.fund(5_00)
    street.do(reaching.moved, CHAT, NEW)
    assert waiting(street)[0] == "back"
    assert waiting(street)[-1] == "deposited"
    assert not street.do(reaching.back, street.community_id)


def test_what_the_bot_may_do_in_the_new_chat_of_an_upgraded_group_is_found_out_anew(street: Street) -> None:
    street.do(reaching.cannot_pin, street.community_id)
    street.do(reaching.moved, CHAT, NEW)
    assert street.do(lambda unit: unit.communities.may_not_pin(street.community_id, unit.now)), "it is news there"


def waiting(street: Street) -> list[str]:
    """What delivery would say in the group now."""
    return [one.what for one in street.ask(outbox.after, 0, 100) if one.in_group]


@pytest.mark.parametrize("policy", [Policy.APPROVE, Policy.CODE])
def test_whoever_added_the_bot_comes_in_like_others_where_others_let_people_in(street: Street, policy: Policy) -> None:
    """They were no member yet when somebody they had chosen said how people join."""
    street.residents(2)
    street.coordinators(2)
    street.do(settings.set_policy, street.community_id, 2, policy)
    before = books.read(street.url)
    with pytest.raises(Refusal, match="not_a_member"):
        street.do(coordinating.volunteer, street.community_id, FOUNDER, "Ada")
    after = books.read(street.url)
    assert {name: rows for name, rows in after.items() if name != "inbox"} == {
        name: rows for name, rows in before.items() if name != "inbox"
    }
    street.do(settings.set_policy, street.community_id, 2, Policy.OPEN)
    street.do(coordinating.volunteer, street.community_id, FOUNDER, "Ada")
    assert street.ask(lambda unit: [one.person_id for one, _ in unit.members.coordinators(street.community_id)]) == [
        2,
        FOUNDER,
    ]
