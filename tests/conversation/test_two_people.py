"""Acts that need two people: asked for by one, done by the second's tap, called off, or over by themselves."""

import re
from datetime import timedelta

import pytest

from tests.conversation.street import JOIN, PRIVATE, QUESTION, ROUND, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

AS_ADVISER = "As you are an adviser, this asks the group. A resident must agree"
AGREE, OFF = "I agree", "Call it off"


async def steered(town: Town, *more: str) -> Street:
    """Amina and Ben coordinate, Ben has filled the pot, a round is open."""
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev", *more)
    await street.opens("Ben")
    await street.appoints("Amina", "Amina")
    await street.has_a_round()
    return street


async def test_a_deposit_is_corrected_from_where_it_is_seen_with_a_second_coordinator(town: Town) -> None:
    street = await steered(town)
    await street.opens("Amina")
    assert "Only coordinators" in await street.opens("Chloe", await street.leads_to("Ben recorded", "Correct this"))
    await street.opens("Ben", await street.leads_to("Ben recorded", "Correct this"))
    assert "£120.00 from Ward Fund is recorded." in await street.private_words("Ben")
    await street.tells("Ben", "lots")
    await street.tells("Ben", "100")
    await street.tells("Ben", "They paid less")
    assert "It should be £100.00." in await street.private_words("Ben")
    await street.taps_in_private("Ben", "Ask the group")
    assert "I have asked the group." in await street.private_words("Ben")
    card = await street.card("Ben asks to correct a deposit from Ward Fund: £120.00 is recorded, £100.00 is right.")
    assert "The pot would hold £20.00 less." in card.text
    assert "Somebody asks to correct £120.00 to £100.00 from Ward Fund." in await street.says("Dev", "/pool")
    assert "Amina can agree." in card.text
    assert "has the buttons to agree" in await street.private_words("Amina")

    assert (
        "You asked for this, so somebody else must agree." in (await street.taps("Ben", AGREE, "asks to correct")).text
    )
    assert "Only Amina can agree to this." in (await street.taps("Chloe", AGREE, "asks to correct")).text
    assert "You agreed, so it is done." in (await street.taps("Amina", AGREE, "asks to correct")).text
    said = await street.announced("A deposit is corrected: £100.00 from Ward Fund, not £120.00.")
    assert "They paid less" in said
    assert "Ben asked for it, and Amina agreed." in said
    assert "The pot now holds £100.00." in said
    over = [one for one in await street.reads() if one.id == card.id]
    assert [one.buttons for one in over] == [{}]
    assert "Amina agreed, so it is done." in over[0].text
    assert "has agreed already" in (await street.forges("Amina", card.buttons[AGREE])).text
    assert "Corrections took £20.00 off what was recorded." in await street.says("Dev", "/pool")
    first = await street.card("£120.00 from Ward Fund was recorded here.")
    assert re.search(r"That has changed since: record no\. \d+ tells how\.\n\nRecord no\. \d+$", first.text)
    assert list(first.buttons) == ["Correct this"]

    await street.taps_in_private("Ben", "Correct this")
    await street.taps_in_private("Ben", "Take it all back")
    await street.tells("Ben", "It never came")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "asks to take back a deposit of £100.00")
    assert "The pot now holds £0.00." in await street.announced("A deposit is taken back: £100.00 from Ward Fund.")
    assert [one.buttons for one in await street.reads() if one.id == first.id] == [{}], "nothing of it is left"


async def test_a_deposit_under_the_wrong_name_or_terms_is_recorded_anew_by_the_same_two(town: Town) -> None:
    street = await steered(town)
    await street.opens("Amina")
    await street.opens("Ben", await street.leads_to("Ben recorded", "Correct this"))
    await street.taps_in_private("Ben", "The amount is right")
    await street.tells("Ben", "Another letter came")
    await street.taps_in_private("Ben", "Ask the group")
    assert "Ask the group" in (await street.reads("Ben", PRIVATE))[-1].buttons, "as it is already"
    await street.taps_in_private("Ben", "Change the funder")
    assert "The funder's name is too long: 81" in await street.tells("Ben", "x" * 81)
    await street.tells("Ben", "Housing Trust")
    await street.taps_in_private("Ben", "Change the terms")
    shown = await street.tells("Ben", "for the young")
    assert "It should be £120.00 from Housing Trust." in shown
    assert "The funder's terms: “for the young”" in shown
    await street.taps_in_private("Ben", "Ask the group")
    card = await street.card("£120.00 from Ward Fund is recorded, £120.00 from Housing Trust is right.")
    assert "The pot would hold as much as now." in card.text
    assert "for the young" in card.text
    await street.taps("Amina", AGREE, "asks to correct a deposit")
    said = await street.announced("A deposit is corrected: £120.00 from Housing Trust, not £120.00 from Ward Fund.")
    assert "The funder's terms: “for the young”" in said
    assert "The pot now holds £120.00." in said
    assert not [one for one in await street.reads() if "Correct this" in one.buttons], "that is Housing Trust's now"
    told = [one for one in await street.reads("Ben", PRIVATE) if "Correct this" in one.buttons][-1]
    assert "You recorded £120.00 from Housing Trust." in told.text
    pool = await street.says("Dev", "/pool")
    assert "for the young" in pool
    assert "Corrections took £120.00 off what was recorded." in pool
    await street.taps_in_private("Ben", "Correct this")
    await street.taps_in_private("Ben", "The amount is right")
    await street.tells("Ben", "Misread")
    await street.taps_in_private("Ben", "Change the terms")
    await street.taps_in_private("Ben", "No terms")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "asks to correct a deposit")
    assert "for the young" not in await street.says("Dev", "/pool")


async def test_after_joining_closed_a_name_is_put_right_wherever_the_money_is_and_the_rest_taken_back(
    town: Town,
) -> None:
    street = await steered(town)
    await street.opens("Amina")
    await street.has_a_purpose()
    await street.all_tap("I back this", "1. Lights", "Amina", "Ben", "Chloe")
    await street.town.passes(days=7)
    await street.opens("Dev", await street.leads_to(QUESTION, "Propose"))
    assert "All shares together still hold £40.00." in await street.tells("Dev", "A bin", "Litter.")
    await street.taps_in_private("Dev", "Cancel")
    left = "£40.00 left in the shares would go back to the funders: £40.00 to Ward Fund."
    assert left in await street.says("Ben", "/cancel")
    await street.funds("Ben", "£9 from Ward Fund")
    assert "Lions" not in await street.says("Dev", "/pool")
    await street.opens("Ben", await street.leads_to("£120.00 from", "Correct this"))
    asked = (await street.reads("Ben", PRIVATE))[-1]
    assert "Take it all back" not in asked.buttons
    told = await street.tells("Ben", "90")
    assert "Only £29.00 of what Ward Fund gave is still in the pot." in told
    assert "a wrong name alone can change" in told
    await street.taps_in_private("Ben", "The amount is right")
    assert "£120.00 is right. Nothing is changed yet." in (await street.reads("Ben", PRIVATE))[-1].text
    assert "To say what is wrong, tap what you want to change." in await street.tells("Ben", "Misread")
    await street.taps_in_private("Ben", "Change the funder")
    assert "It should be £120.00 from Lions." in await street.tells("Ben", "Lions")
    await street.taps_in_private("Ben", "Ask the group")
    card = await street.card("£120.00 from Ward Fund is recorded, £120.00 from Lions is right.")
    assert "£91.00 of it is in our shares, paid for something or went back. It would be Lions's." in card.text
    await street.taps("Amina", AGREE, "asks to correct a deposit")
    said = await street.announced("A deposit is corrected: £120.00 from Lions, not £120.00 from Ward Fund.")
    assert "£91.00 of it has left the pot since. That is Lions's now, wherever it is." in said
    assert "£54.60 of that is for purposes that go ahead. Lions is to pay it" in said
    pool = await street.says("Dev", "/pool")
    assert "Lions\nGiven: £120.00" in pool

    await street.taps_in_private("Ben", "Correct this")
    await street.taps_in_private("Ben", "Take back the £29.00 still in the pot")
    assert "Lions takes back £29.00 of £120.00. £91.00 stays recorded." in await street.tells("Ben", "They need it")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "Ben asks to give £29.00 back to Lions: no round has used it.")
    assert "They need it" in await street.announced("Lions takes back £29.00 that no round has used. £91.00 stays.")


async def test_a_round_is_made_longer_once(town: Town) -> None:
    street = await steered(town)
    assert "Only coordinators" in await street.says("Dev", "/extend")
    assert "I could not read that length" in await street.says("Ben", "/extend a bit")
    assert "at most its first length, 14 days" in await street.says("Ben", "/extend by 15 days")
    how = await street.says("Ben", "/extend")
    assert "By how much should round 1 be longer? At most 14 days." in how
    assert "I have asked the group" in (await street.taps("Ben", "7 days longer", "By how much")).text
    card = await street.card("Ben asks to make round 1 longer by 7 days.")
    assert "Joining would close on Mon 30 Nov, 12:00." in card.text or "Joining would close on" in card.text
    assert "asked for that already" in await street.says("Amina", "/extend by 3 days")
    assert "Called off." in (await street.taps("Amina", OFF, "asks to make round 1")).text
    assert "Amina called it off. Nothing has changed." in await street.announced(
        "asks to make round 1 longer by 7 days"
    )

    assert await street.says("Ben", "/extend by 3 days") == ""
    await street.taps("Amina", AGREE, "longer by 3 days")
    said = await street.announced("Round 1 is longer by 3 days.")
    assert "Ben asked for it, and Amina agreed." in said
    assert "That is possible only once." in await street.says("Ben", "/extend by 1 day")


async def test_a_round_is_ended_early_but_not_before_joining_closes(town: Town) -> None:
    street = await steered(town)
    assert "Joining is still open" in await street.says("Ben", "/close")
    await street.town.passes(days=5, hours=1)
    assert "/close: we have all said what we think" in await street.says("Ben", "/close")
    assert "Only coordinators" in await street.says("Dev", "/close: all has been said")
    assert await street.says("Ben", "/close: all has been said") == ""
    card = await street.card("Ben asks to end round 1 early.")
    assert "all has been said" in card.text
    await street.taps("Amina", AGREE, "end round 1 early")
    await street.announced("Round 1 ends early. The first result comes now.")
    assert "This becomes final" in await street.announced("Round 1: the first result")
    assert "The first result is out already." in await street.says("Ben", "/close")


async def test_a_round_is_cancelled_with_a_reason_and_the_money_stays(town: Town) -> None:
    street = await steered(town)
    await street.has_a_purpose()
    assert (
        "What is left in the shares at the end goes back to the funders." in (await street.card(QUESTION, "Join")).text
    )
    assert (await street.says("Dev", "/nudges")).count("or in the morning after, I will send:") == 2
    how = await street.says("Ben", "/cancel")
    assert "All the money would stay in the pot." in how
    assert "Please write the reason after the command" in how
    await street.opens("Amina")
    await street.tells("Amina", "/cancel: the hall burnt down")
    card = await street.card("Amina asks to cancel round 1.")
    assert "the hall burnt down" in card.text
    assert "All the money would stay in the pot." in card.text
    await street.taps("Ben", AGREE, "asks to cancel")
    said = await street.announced("Round 1 is cancelled.")
    assert "the hall burnt down" in said
    assert "All the money stays in the pot." in said
    assert "In the pot" in await street.says("Dev", "/pool")
    card = await street.card(QUESTION, "My share")
    for words in (
        "Cancelled",
        "All the money stays in the pot.",
        "A message of its own tells who cancelled it, and why.",
    ):
        assert words in card.text
    for words in ("If 4 of us", "so far", "What is left", "Tap Propose"):
        assert words not in card.text, "what was to come does not come any more"
    nudges = await street.says("Dev", "/nudges")
    assert "Round 1 sends no more reminders." in nudges
    assert nudges.count("Not sent. It would have read:") == 2
    assert "no open round" in await street.says("Ben", "/close")
    await street.says("Ben", ROUND)


async def test_a_request_ends_by_itself_after_three_days(town: Town) -> None:
    street = await steered(town)
    await street.says("Ben", "/extend by 1 day")
    card = await street.card("longer by 24 hours", AGREE)
    await street.town.passes(days=3, minutes=1)
    assert "It ended without a second person." in await street.announced("longer by 24 hours")
    assert "This is over, and nothing has changed." in (await street.forges("Amina", card.buttons[AGREE])).text


async def test_somebody_is_removed_by_two_and_let_back_in_by_two(town: Town) -> None:
    street = await steered(town, "Ewa")
    await street.has_a_purpose()
    await street.opens("Dev")
    await street.all_tap("I back this", "1. Lights", "Dev", "Ewa")
    await street.tells("Ben", "/members")
    await street.taps_in_private("Ben", "Remove somebody")
    assert "unless a second person agrees" in await street.private_words("Ben")
    await street.taps_in_private("Ben", "Dev")
    assert "Ask to remove Dev from this pot?" in await street.private_words("Ben")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "Ben asks to remove Dev")
    assert "Ben asked for it, and Amina agreed." in await street.announced("Dev was removed from this pot.")
    assert "You were removed from" in await street.private_words("Dev")
    assert "Backed by 1." in (await street.card("1. Lights")).text
    assert "Two people removed you" in (await street.taps("Dev", "I back this", "1. Lights")).text
    assert "Two people removed you" in (await street.taps("Dev", "Join", "a pot we decide on together")).text
    assert "Dev" not in await street.tells("Ben", "/members")
    await street.taps_in_private("Ben", "Remove somebody")
    await street.taps_in_private("Ben", "Let Dev back in")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "Ben asks to let Dev join again")
    await street.announced("Dev can take part again, by tapping Join.")
    assert "You are in." in (await street.taps("Dev", "Join", "a pot we decide on together")).text


async def test_coordinators_are_chosen_dismissed_and_step_down(town: Town) -> None:
    street = await steered(town)
    assert "Coordinators" in await street.tells("Ben", "/coordinators")
    await street.taps_in_private("Ben", "Choose somebody")
    await street.taps_in_private("Ben", "Chloe")
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "Ben asks to make Chloe a coordinator")
    assert "Ben asked for it, and Amina agreed." in await street.announced("Chloe is a coordinator here now.")

    await street.tells("Ben", "/coordinators")
    await street.taps_in_private("Ben", "Dismiss Chloe")
    assert "Ask that Chloe is no longer a coordinator?" in await street.private_words("Ben")
    await street.taps_in_private("Ben", "Ask the group")
    assert "This is about you" in (await street.taps("Chloe", AGREE, "asks that Chloe")).text
    await street.taps("Amina", AGREE, "asks that Chloe")
    assert "Amina agreed." in await street.announced("Chloe is no longer a coordinator here.")

    assert "Only coordinators" in await street.appoints("Chloe", "Dev")
    await street.appoints("Ben", "Dev")
    await street.card("Ben asks to make Dev a coordinator", AGREE)
    await street.tells("Ben", "/coordinators")
    await street.taps_in_private("Ben", "I step down")
    await street.taps_in_private("Ben", "Yes, I step down")
    await street.announced("Ben stepped down and is no longer a coordinator here.")
    assert "It ended without a second person." in await street.announced("Ben asks to make Dev")
    await street.opens("Amina")
    await street.tells("Amina", "/coordinators")
    assert "You are the only coordinator" in (await street.taps_in_private("Amina", "I step down")).text

    await street.says("Amina", "/extend by 1 day")
    assert "any other resident can" in (await street.card("longer by 24 hours")).text
    assert "it is done" in (await street.taps("Dev", AGREE, "longer by 24 hours")).text


async def test_what_an_adviser_asks_for_waits_for_a_resident_who_coordinates(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    await street.appoints("Amina", "Chloe")
    await street.becomes_an_adviser("Dev")
    await street.appoints("Amina", "Dev")
    await street.says("Dev", "/fund £120 from Ward Fund: for the alley")
    assert "I have asked the group" in (await street.taps("Dev", "Record it", "I will record")).text
    card = await street.card("Dev asks to record £120.00 from Ward Fund.")
    assert "Dev is an adviser, so a resident must agree." in card.text
    assert "for the alley" in card.text
    wrong = await street.taps("Ewa", AGREE, "Dev asks to record")
    assert wrong.text == "Only one of these can agree to this: Ben and Chloe. Nothing has changed."
    await street.taps("Ben", AGREE, "Dev asks to record")
    assert "The pot now holds £120.00." in await street.announced("Dev recorded £120.00 from Ward Fund.")
    end = street.town.now + timedelta(days=15)
    await street.says("Dev", f"/round up to £25 each until {end:%-d %B}: {QUESTION}")
    assert "I have asked the group" in (await street.taps("Dev", "Open", "A round you could open")).text
    card = await street.card("Dev asks to open a round")
    assert f"It would last until {end:%a %-d %b}." in card.text
    await street.town.passes(days=1)
    await street.taps("Chloe", AGREE, "Dev asks to open a round")
    assert f"Decision {end:%a %-d %b}," in (await street.card(QUESTION, "Propose")).text


async def test_an_advisers_forms_and_their_yes_to_somebody_wait_for_a_resident_too(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    await street.opens("Ben")
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "Let coordinators decide who joins")
    await street.appoints("Amina", "Chloe")
    await street.becomes_an_adviser("Dev")
    await street.appoints("Amina", "Dev")
    await street.tells("Dev", "/fund £90 from Ward Fund")
    if "On what terms" in await street.private_words("Dev"):
        await street.taps_in_private("Dev", "No terms")
    assert AS_ADVISER in (await street.reads("Dev", PRIVATE))[-1].text
    await street.taps_in_private("Dev", "Record it")
    assert "I have asked the group." in await street.private_words("Dev")
    assert await street.never_announced("Dev recorded")
    await street.taps("Ben", AGREE, "Dev asks to record £90.00 from Ward Fund.")
    assert "The pot now holds £90.00." in await street.announced("Dev recorded £90.00 from Ward Fund.")

    await street.tells("Dev", ROUND)
    assert AS_ADVISER in (await street.reads("Dev", PRIVATE))[-1].text
    await street.tells("Ben", ROUND)
    assert AS_ADVISER not in await street.private_words("Ben")
    await street.taps_in_private("Dev", "Open")
    assert "It would last 14 days." in (await street.card("Dev asks to open a round", AGREE)).text
    await street.taps("Chloe", AGREE, "Dev asks to open a round")
    await street.card(QUESTION, "Propose")

    await street.comes("Grace")
    await street.opens("Grace")
    await street.taps("Grace", "Join", JOIN)
    assert "I have asked the group" in (await street.taps_in_private("Dev", "Accept")).text
    assert "Dev is an adviser, so a resident must agree." in (await street.card("asks to let somebody in", AGREE)).text
    assert "You are in Mill Lane." not in await street.private_words("Grace")
    await street.taps_in_private("Ben", "Accept")
    assert "Ben agreed, so it is done." in await street.announced("Dev asks to let somebody in")
    assert "You are in Mill Lane." in await street.private_words("Grace")

    await street.comes("Hana")
    await street.opens("Hana")
    await street.taps("Hana", "Join", JOIN)
    await street.taps_in_private("Dev", "Accept")
    await street.taps("Chloe", AGREE, "Dev asks to let somebody in")
    assert "You are in Mill Lane." in await street.private_words("Hana")

    await street.comes("Ivo")
    await street.opens("Ivo")
    await street.taps("Ivo", "Join", JOIN)
    await street.taps_in_private("Dev", "Accept")
    await street.taps_in_private("Ben", "Not now")
    assert "Nothing has changed." in await street.announced("Dev asks to let somebody in")
    await street.comes("Jana")
    await street.opens("Jana")
    await street.taps("Jana", "Join", JOIN)
    await street.taps_in_private("Dev", "Accept")
    card = await street.card("Dev asks to let somebody in", AGREE)
    assert "You no longer ask to join" in await street.tells("Jana", "/leave")
    assert [one.buttons for one in await street.reads() if one.id == card.id] == [{}]
    assert "This is over, and nothing has changed." in (await street.forges("Ben", card.buttons[AGREE])).text
    assert all([await street.never_announced(name) for name in ("Grace", "Hana", "Ivo", "Jana")])
