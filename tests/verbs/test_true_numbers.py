"""What is said of backers and shares is so in every state: shares that are spent, payees on the roll and off it."""

from dataclasses import replace

from sqlalchemy import select

from handlers.toasting import NOWHERE
from handlers.words import toasts
from handlers.words.compose import plain
from models.people import joining
from models.purposes import backing, proposing
from models.questions.mine import mine_in_round
from models.rules.critical_mass import Preset
from models.store.tables import outbox
from tests.verbs import moments as when
from tests.verbs.house import Street, ready
from tests.verbs.test_long_messages import Note, said

LATE = 10
MISSES = select(outbox.c["values"]).where(outbox.c.what == "result")


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
    told = street.ask(lambda unit: unit.connection.execute(MISSES).scalar_one())
    assert [one["more"] for one in told["misses"].values()] == [1]


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


def mine(street: Street, person: int) -> str:
    """What a tap on My share says."""
    return toasts.my_share(plain(None, NOWHERE), street.ask(mine_in_round, street.round().id, person))


async def page(street: Street, person: int) -> str:
    return (await said(street, Note("reply", "me", {"person_id": person})))[0]


async def test_who_was_removed_is_not_told_of_a_share_they_may_give_nor_to_tap_join(street: Street) -> None:
    when.frozen(street)
    when.agrees(street, when.wants(street, "remove", 6, {}))
    (welcome,) = await said(street, Note("reply", "welcome", {"person_id": 6}))
    for told in (await page(street, 6), mine(street, 6), welcome):
        assert "Two people removed you" in told
        assert "to give" not in told


async def test_a_round_that_ended_without_a_roll_began_without_nobody(street: Street) -> None:
    when.agrees(when.asked_to_cancel(street), 1)
    for told in (await page(street, 1), mine(street, 1)):
        assert "The last round ended before anybody had a share." in told


async def test_a_pot_that_was_corrected_to_nothing_is_said_to_be_empty(street: Street) -> None:
    when.gathered(street).open()
    when.agrees(street, when.wants(street, "correct", 1, {"amount": 0, "why": "Typed twice", "before": 60_00}))
    (card,) = await said(street, Note("reply", "round_now"))
    assert "The pot is empty just now, so nobody has a share yet. Nobody pays" in card
    assert "Nothing is recorded from Ward Fund now." in (await said(street, Note("reply", "pool")))[0]
    assert "There is too little in the pot to share just now." in mine(street, 1)


async def test_nobody_is_told_to_back_anything_once_the_first_result_is_out(street: Street) -> None:
    when.provisional(street)
    for person in ({}, {"person_id": 1}):
        (listed,) = await said(street, Note("reply", "purposes", dict(person)))
        assert "To back one" not in listed
        assert "Nobody can back one any more in this round." in listed


async def test_my_share_counts_what_is_still_to_be_decided_as_my_page_does(street: Street) -> None:
    when.activated(street).back(when.BENCH, 1)
    assert mine(street, 1).endswith("of the funders' money. You back 1 purpose.")
    assert mine(street, 2).endswith("What you chose is decided or out of the round. /me shows more.")
    street.do(proposing.withdraw, when.BENCH, when.PAYEE)
    street.back(street.propose(5_00, title="Pond"), 5)
    street.do(proposing.withdraw, 4, 1)
    assert "What you backed or objected to is out of the round." in await page(street, 5)


async def test_what_all_shares_together_could_not_pay_still_needs_no_number_of_backers(street: Street) -> None:
    when.opened(street)
    when.agrees(street, when.wants(street, "correct", 1, {"amount": 20_00, "why": "Typed wrong", "before": 60_00}))
    street.until("freeze")
    (card,) = await said(street, Note("reply", "purpose_alone", {"purpose_id": when.LIGHTS, "person_id": 1}))
    assert "Even if all 6 of us backed it, our shares could not pay for it." in card
    assert "more backers" not in card


async def test_nobody_is_told_to_propose_when_it_is_too_late_to(street: Street) -> None:
    when.too_late(street)
    (asked,) = await said(street, Note("reply", "withdraw_ask", {"purpose_id": when.LIGHTS}))
    assert asked.splitlines()[1] == "It would be out of this round, and that cannot be undone."
    (kept,) = await said(street, Note("reply", "proposed", {"purpose_id": when.LIGHTS, "person_id": 3}))
    assert "You can still take it out of the round again." in kept
    for purpose, person in ((when.LIGHTS, when.PROPOSER), (when.BENCH, when.PAYEE)):
        street.do(proposing.withdraw, purpose, person)
    (done,) = await said(street, Note("reply", "withdrawn_mine", {"purpose_id": when.LIGHTS}))
    (listed,) = await said(street, Note("reply", "purposes"))
    assert "/propose" not in done + listed
    assert "too late to propose one" in listed


async def test_who_posts_a_purpose_is_offered_to_back_it_only_where_that_would_count(street: Street) -> None:
    when.frozen(street)
    for person, offered in ((when.PROPOSER, True), (when.LATE, False), (when.ADVISER, False)):
        posted = street.propose(5_00, person, title=f"Of {person}")
        (told,) = await said(street, Note("reply", "proposed", {"purpose_id": posted, "person_id": person}))
        assert ("tap I back this" in told) is offered, person
