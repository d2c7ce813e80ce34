"""Why a purpose does not go ahead yet, why it did not, and what would have been enough: one sentence each."""

import pytest

from tests.conversation.street import QUESTION, RESIDENTS, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_each_purpose_says_what_it_lacks_and_at_the_end_what_would_have_been_enough(town: Town) -> None:
    """Six residents with £25.00 each; a purpose needs three."""
    street = await a_street(town, *RESIDENTS)
    await street.has_a_pot()
    await street.funds("Ben", "£30 from Ward Fund")
    await street.says("Ben", f"/round for 14 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    for title, cost in (("Bench", "45"), ("Trees", "120"), ("Pond", "30"), ("Swings", "50")):
        await street.has_a_purpose("Chloe", title, cost)
    await town.passes(days=6)
    await street.all_tap("I back this", ". Bench", "Ben", "Dev", "Ewa")
    await street.all_tap("I back this", ". Trees", "Ben", "Dev", "Ewa", "Farid")
    await street.all_tap("I back this", ". Pond", "Amina", "Farid")
    lacking = "It still needs £20.00 more in its backers' shares, so at least 1 more backer."
    assert lacking in (await street.card(". Trees")).text
    assert "Their shares can cover its £30.00.\nIt still needs 1 more backer." in (await street.card(". Pond")).text
    await town.passes(days=2)
    await street.all_tap("I back this", ". Swings", "Amina", "Ben", "Dev")
    await town.passes(days=7)
    result = await street.announced("Round 1: the result")
    reasons = (
        "Trees\nDoes not go ahead: its backers' shares held £55.00 of the £120.00 it costs.\n"
        "Part of their shares paid for another purpose already.\n\n",
        "Pond\nDoes not go ahead: backed by 2, needed 3.\n"
        "It would have gone ahead with 1 more backer who had money left.\n\n",
        "Swings\nDoes not go ahead: its backers' shares held £45.00 of the £50.00 it costs.\n"
        "Part of their shares paid for another purpose already.\n"
        "It would have gone ahead with 1 more backer who had at least £5.00 left, or for £5.00 less.\n\n",
    )
    told = await street.private_words("Chloe")
    for reason in reasons:
        assert reason in result
        title, _, words = reason.strip().partition("\n")
        assert f"About your “{title}”:\n{words}\nYou can propose it again" in told
        assert words.splitlines()[0] in await street.announced(f". {title}\n")


async def test_backers_whose_shares_are_empty_are_told_apart(town: Town) -> None:
    """Six residents with £25.00 each; a purpose needs three who have something left."""
    street = await a_street(town, *RESIDENTS)
    await street.has_a_pot()
    await street.funds("Ben", "£30 from Ward Fund")
    await street.says("Ben", f"/round for 14 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    await street.opens("Ben")
    for title, cost in (("Bench", "100"), ("Trees", "20"), ("Pond", "20")):
        await street.has_a_purpose("Chloe", title, cost)
    await town.passes(days=6)
    await street.all_tap("I back this", ". Bench", "Ben", "Dev", "Ewa", "Farid")
    await town.passes(days=2)
    await street.all_tap("I back this", ". Trees", "Ben", "Dev", "Ewa", "Amina")
    await street.all_tap("I back this", ". Pond", "Ben", "Dev")
    empty = "You back “Pond”.\nYour share has nothing left, so your yes counts only against objections.\nThe group sees"
    assert (await street.taps("Ewa", "I back this", ". Pond")).text.startswith(empty)
    trees, pond = await street.announced(". Trees\n"), await street.announced(". Pond\n")
    few = "Backed by 4. It needs at least 3.\nTheir shares can cover its £20.00.\n"
    assert f"{few}Only backers with money left in their share count: 1 of 4.\nIt still needs 2 more backers." in trees
    assert "share count: 0 of 3.\nIt still needs 3 more backers, with £20.00 in their shares." in pond
    await town.passes(days=6)
    first = await street.announced("the first result")
    assert "4 of us back it.\nOnly backers with money left count: 1. It needs 3.\nPart of their shares paid" in first
    await town.passes(days=1)
    result = await street.announced("Round 1: the result")
    for reason in (
        "Trees\nDoes not go ahead: backed by 4, but only 1 of them had money left. It needed 3 who had.\n",
        "Pond\nDoes not go ahead: backed by 3, but none of them had money left. It needed 3 who had.\n",
    ):
        assert f"{reason}Part of their shares paid for another purpose already.\n\n" in result
    assert (await street.private_words("Ben")).count("That was the last of your share of £25.00.") == 1


async def test_what_stops_because_another_went_first_says_so_and_shares_tell_what_is_left_once(town: Town) -> None:
    street = await a_street(town, *RESIDENTS)
    await street.has_a_pot()
    await street.funds("Ben", "£30 from Ward Fund")
    await street.says("Ben", f"/round for 14 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    for title, cost in (("Bench", "60"), ("Trees", "75"), ("Pond", "15")):
        await street.has_a_purpose("Chloe", title, cost)
    await street.opens("Ben")
    await street.all_tap("I back this", ". Bench", "Ben", "Dev", "Ewa", "Farid")
    await street.all_tap("I back this", ". Trees", "Ben", "Dev", "Ewa")
    await street.all_tap("I back this", ". Pond", "Ben", "Farid", "Amina")
    await town.passes(days=7)
    stopped = await street.announced("“Trees” does not have enough support now")
    assert "Its backers' shares held £30.00 of the £75.00 it costs.\nPart of their shares paid for" in stopped
    told = await street.private_words("Ben")
    assert "“Bench” goes ahead. Your share paid £15.00 of it.\n\nRecord no." in told
    last = "“Pond” goes ahead. Your share paid £5.00 of it.\n£5.00 of your share is left for other purposes"
    assert last in told


async def test_what_has_lost_enough_support_while_it_waits_says_so_and_the_pool_counts_on_it_no_more(
    town: Town,
) -> None:
    """Six residents with £25.00 each; two purposes that cannot both go ahead have enough support at first."""
    street = await a_street(town, *RESIDENTS)
    await street.has_a_pot()
    await street.funds("Ben", "£30 from Ward Fund")
    await street.says("Ben", f"/round for 14 days: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    for title, cost in (("Bench", "100"), ("Trees", "90")):
        await street.has_a_purpose("Chloe", title, cost)
        await street.all_tap("I back this", f". {title}", "Ben", "Dev", "Ewa", "Farid")
    await town.passes(days=5, minutes=1)
    assert "Of the shares, up to £150.00 may soon be used" in await street.says("Dev", "/pool")
    assert (
        "Backed by 4. It needs at least 3.\nIt has enough support. If it still has it on"
        in (await street.card(". Bench\n")).text
    )
    await street.taps("Farid", "Undo my choice", ". Bench\n")
    lost = (await street.card(". Bench\n")).text
    assert "Their shares can cover £75.00 of its £100.00.\nIt still needs £25.00 more in its backers' shares" in lost
    assert "so at least 1 more backer.\nIf it has enough support again on" in lost
    assert "It has enough support." not in lost
    assert "Of the shares, up to £90.00 may soon be used" in await street.says("Dev", "/pool")
    refused = await street.says("Ben", "/close: we have all said what we think")
    assert "may go ahead soon, or not. Please wait for that first. Nothing has changed." in refused
    await street.taps("Farid", "I back this", ". Bench\n")
    assert "It has enough support. If it still has it on" in (await street.card(". Bench\n")).text
