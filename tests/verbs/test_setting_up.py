from functools import partial

from models.funds import funding
from models.people import coordinating, joining
from models.rules.money import Money
from tests.verbs import books
from tests.verbs.house import CHAT, Street, ready

NEW = -1000


def test_two_groups_may_take_the_bot_in_at_the_same_moment(street: Street) -> None:
    """Each has a journal of its own, and no entry of one is an entry of the other."""
    for chat in (-200, -300):
        street.do(partial(joining.set_up, chat_id=chat, title="Elm Row", added_by=2, timezone="Europe/London"))
    journal = books.read(street.file)["journal"]
    assert sorted((row["community_id"], row["number"]) for row in journal) == [(1, 1), (2, 1), (3, 1)]
    assert len({row["hash"] for row in journal}) == 3


def take_in(street: Street, chat: int) -> int:
    return street.do(partial(joining.set_up, chat_id=chat, title="Mill Lane", added_by=2, timezone="Europe/London"))


def test_an_upgraded_group_keeps_its_pot_where_word_of_the_new_chat_came_first(street: Street) -> None:
    ready(street, pennies=60_00)
    newcomer = take_in(street, NEW)
    street.do(joining.join, newcomer, 7, "Grace")
    street.do(joining.moved, CHAT, NEW)
    here = street.ask(lambda unit: unit.communities.by_chat(NEW))
    assert here is not None
    assert here.id == street.community_id
    assert street.ask(lambda unit: unit.ledger.pot(here.id)) == 60_00
    meant = street.ask(lambda unit: unit.communities.of_person(7))
    assert meant is not None
    assert meant.id == street.community_id
    street.do(joining.moved, CHAT, NEW)
    assert street.ask(lambda unit: unit.communities.by_chat(NEW)) == here


def test_a_group_with_money_of_its_own_gives_way_to_none(street: Street) -> None:
    other = take_in(street, NEW)
    ready(street)
    street.do(joining.join, other, 2, "Ben")
    street.do(coordinating.appoint, other, 2, 2)
    street.do(funding.deposit, other, 2, Money(5_00, "GBP"), "Ward Fund")
    street.do(joining.moved, CHAT, NEW)
    here = street.ask(lambda unit: unit.communities.by_chat(NEW))
    assert here is not None
    assert here.id == other
