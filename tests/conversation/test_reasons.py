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
        "Pond\nDoes not go ahead: backed by 2, needed 3.\nIt would have gone ahead with 1 more backer.\n\n",
        "Swings\nDoes not go ahead: its backers' shares held £45.00 of the £50.00 it costs.\n"
        "Part of their shares paid for another purpose already.\n"
        "It would have gone ahead with 1 more backer who had a whole share, or for £5.00 less.\n\n",
    )
    told = await street.private_words("Chloe")
    for reason in reasons:
        assert reason in result
        title, _, words = reason.strip().partition("\n")
        assert f"About your “{title}”:\n{words}\nYou can propose it again" in told
        assert words.splitlines()[0] in await street.announced(f". {title}\n")
