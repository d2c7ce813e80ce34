"""The cards in the group: pinned, kept true in place, and taken along when the group is upgraded."""

import pytest

from tests.conversation.street import JOIN, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_rounds_card_is_pinned_and_edited_in_place(street: Street) -> None:
    await street.has_a_round()
    before = await street.card(QUESTION, "Propose")
    assert before.pinned
    assert list(before.buttons) == ["Join", "My share", "Purposes", "Propose"]
    assert (
        "at least one third of those who take part, and never fewer than 3. With 6 of us it needs 3 backers."
        in before.text
    )
    assert "at least 2 backers for each person who objects" in before.text
    await street.has_a_purpose()
    after = await street.card(QUESTION, "Propose")
    assert after.id == before.id
    assert after.pinned
    assert after.edited
    assert "1 purpose so far." in after.text


async def test_without_the_right_to_pin_the_card_stands_and_the_coordinators_are_told_once(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", can_pin=False)
    await street.opens("Ben")
    await street.has_a_round()
    assert not (await street.card(QUESTION, "Propose")).pinned
    assert (await street.private_words("Ben")).count("I may not pin the round's card") == 1
    await street.has_a_purpose()
    assert (await street.private_words("Ben")).count("I may not pin") == 1


async def test_a_card_deleted_by_hand_is_posted_anew(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    card = await street.card("1. Lights")
    await street.deletes(card)
    answer = await street.forges("Ben", card.buttons["I back this"], message_id=card.id)
    assert "You back “Lights”." in answer.text
    assert "Backed by 1." in (await street.card("1. Lights")).text
    posted = [one for one in await street.reads() if "1. Lights" in one.text]
    assert [one.id == card.id for one in posted] == [False], "once"
    for words, label, other in ((QUESTION, "Propose", JOIN), (JOIN, "Join", QUESTION)):
        card = await street.card(words, label)
        await street.deletes(card)
        await street.comes(f"Grace {label}")
        await street.taps(f"Grace {label}", "Join", other)
        assert (await street.card(words, label)).id > card.id
    assert (await street.card(QUESTION, "Propose")).pinned


async def test_a_request_whose_card_an_admin_deleted_comes_again(street: Street) -> None:
    await street.appoints("Amina", "Amina")
    await street.has_a_round()
    await street.says("Ben", "/cancel rain")
    await street.deletes(await street.card("asks to cancel", "I agree"))
    assert "If it is gone, write /start there." in await street.says("Ben", "/cancel rain")
    await street.says("Dev", "/start")
    await street.taps("Amina", "I agree", "asks to cancel")
    await street.announced("Round 1 is cancelled.")


async def test_a_group_upgraded_in_mid_round_goes_on_where_it_is_now(town: Town) -> None:
    street = await a_street(town, kind="group")
    await street.has_a_round()
    await street.has_a_purpose()
    await street.taps("Ben", "I back this", "1. Lights")
    await street.is_upgraded()
    assert "Backed by 1." in (await street.card("1. Lights")).text
    assert "6 residents have joined." in (await street.card(JOIN)).text
    assert (await street.card(QUESTION, "Propose")).pinned
    assert "You back “Lights”." in (await street.taps("Dev", "I back this", "1. Lights")).text
    assert "You back “Lights” already." in (await street.taps("Ben", "I back this", "1. Lights")).text
    assert "In the pot: £120.00" in await street.says("Ben", "/pool")
    await street.comes("Grace")
    assert "You are in" in await street.opens("Grace", await street.link())
    await street.all_tap("I back this", "1. Lights", "Amina", "Chloe")
    await town.passes(days=5, hours=1)
    backed = (await street.taps("Ewa", "I back this", "1. Lights")).text
    assert "If only this went ahead, it would take £12.00 of your £17.14 as things stand." in backed
    mine = (await street.taps("Farid", "My share", "Each of our 7 residents")).text
    assert mine == ("You have £17.14 of the funders' money to give. You have not backed or objected to anything yet.")
    await town.passes(days=2)
    assert "“Lights” goes ahead." in await street.announced("goes ahead.")
    card = await street.card(QUESTION, "Propose")
    assert "Join" not in card.buttons
    assert "Each of our 7 residents has £17.14 of it to give." in card.text
    assert ", final 24 hours later." in card.text
    await town.passes(days=9)
    assert "Goes ahead: Lights." in (await street.card(QUESTION, "My share")).text
    assert "In the pot, for the next round: £0.02" in await street.says("Ben", "/pool")


async def test_what_a_round_leaves_in_the_pot_and_objections_that_ended_are_told(street: Street) -> None:
    await street.opens("Ben")
    await street.has_a_round()
    await street.funds("Ben", "£80 from Co-op")
    card = (await street.card(QUESTION, "Propose")).text
    assert "£150.00 of the £200.00 from Ward Fund and Co-op is for this round" in card
    assert "The other £50.00 stays in the pot." in card
    await street.has_a_purpose(cost="50")
    await street.taps("Farid", "I object", "1. Lights")
    await street.all_tap("I back this", "1. Lights", "Amina", "Ben", "Chloe")
    await street.town.passes(days=7)
    assert "£50.00 is not for this round, and stays in the pot." in await street.announced(
        "Joining for round 1 has closed."
    )
    ahead = await street.announced("goes ahead.")
    assert "3 of us backed it. 1 objection ended without a reason." in ahead
    assert "2 shares pay £16.67 each and 1 share pays £16.66. To make the sum exact, some pay a penny more:" in ahead
    assert "to pay for it: Ward Fund £30.00 and Co-op £20.00." in await street.private_words("Ben")
    await street.town.passes(days=9)
    assert "Until then" not in await street.announced("the first result")
    assert "£50.00 in the pot was not for this round, and stays there." in await street.announced("the result")
    assert "Not used, stays with the funders: £100.00" in await street.says("Dev", "/pool")


async def test_what_waits_for_the_group_when_it_is_upgraded_arrives_in_the_new_one(town: Town) -> None:
    street = await a_street(town, kind="group")
    await street.appoints("Amina", "Ben")
    await street.says("Ben", "/fund £120 from Ward Fund")
    preview = await street.card("I will record", "Record it")
    await street.forges_at_once("Ben", preview.buttons["Record it"], message_id=preview.id)
    await street.is_upgraded()
    assert "£120.00 from Ward Fund" in await street.announced("Ward Fund")
