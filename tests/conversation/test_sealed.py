"""In a sealed round nobody can tell from anything they read how many back or object to what, until the decision."""

import re

import pytest

from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROUND = f"/round sealed, up to £25 each for 14 days: {QUESTION}"
COUNTS = re.compile(
    r"Backed by|\d (?:person|people) (?:back|object)|can cover|still needs|its backers now|it has enough"
)
OWN = re.compile(r"start=\S+|[0-9a-f]{16,64}|\d\d:\d\d|Record no\. \d+")


async def lives(street: Street, words: dict[str, dict[str, str]]) -> list[str]:
    """Two purposes are proposed, and each says something of each; what everybody can read and is told of it."""
    await street.has_a_round(ROUND)
    for title in ("Lights", "Swings"):
        await street.has_a_purpose("Chloe", title)
    for button, said in words.items():
        for name, title in said.items():
            await street.taps(name, button, f". {title}")
    return [*await looks(street), *await asks(street)]


async def looks(street: Street) -> list[str]:
    """Every message in the group, and what commands show."""
    told = [await street.says("Amina", command) for command in ("/purposes", "/pool", "/round")]
    told += [one.text for one in await street.reads() if one.by == "Commonpot"]
    return sorted(without_order(text) for text in told)


def without_order(text: str) -> str:
    """Without what is drawn by lot, the street's own address and the time."""
    return "\n".join(sorted(OWN.sub("", text).splitlines()))


async def asks(street: Street) -> list[str]:
    """What a tap answers, and what a proposer sees before they change or withdraw."""
    toasts = [(await street.taps("Amina", "I back this", f". {title}")).text for title in ("Lights", "Swings")]
    toasts += [(await street.taps("Amina", "Undo my choice", f". {title}")).text for title in ("Lights", "Swings")]
    await street.tells("Chloe", "/me")
    for number, title in enumerate(("Lights", "Swings"), start=1):
        await street.tells("Chloe", "/purposes")
        await street.taps_in_private("Chloe", f"{number}. {title}")
        await street.taps_in_private("Chloe", "Change it")
        await street.taps_in_private("Chloe", "Change the cost")
        await street.tells("Chloe", "61")
        await street.taps_in_private("Chloe", "Leave it as it is")
        await street.taps_in_private("Chloe", "Withdraw")
        toasts.append((await street.reads("Chloe", PRIVATE))[-1].text)
        await street.taps_in_private("Chloe", "Keep it")
    return [*toasts, *sorted(without_order(one.text) for one in await street.reads("Chloe", PRIVATE))]


MANY = {
    "I back this": {"Ben": "Lights", "Dev": "Lights", "Ewa": "Lights", "Farid": "Swings"},
    "I object": {"Chloe": "Swings"},
}
FEW = {
    "I back this": {"Ben": "Swings", "Dev": "Lights"},
    "I object": {"Ewa": "Lights", "Farid": "Swings", "Chloe": "Swings"},
}


async def test_two_rounds_that_went_otherwise_read_the_same_until_their_decision(town: Town) -> None:
    first, second = await a_street(town), await a_street(town)
    read, other = await lives(first, MANY), await lives(second, FEW)
    assert read == other
    assert [text for text in read if COUNTS.search(text)] == []
    card = (await first.card(QUESTION, "Propose")).text
    assert "This round is sealed." in card
    await town.passes(days=5, hours=1)
    (card,) = [one.text for one in await first.reads() if one.pinned]
    assert "6 of 6 have backed or objected at least once." in card, "Amina undid what she said"
    read = await looks(first)
    assert read == await looks(second)
    assert [text for text in read if COUNTS.search(text)] == []
    assert "How many back it stays hidden until the decision. It needs at least 3 backers." in "".join(read)
    for title in ("Lights", "Swings"):
        said = (await first.taps("Amina", "I back this", f". {title}")).text
        assert said == (await second.taps("Amina", "I back this", f". {title}")).text
        assert "Until the decision the group sees nothing of it." in said
        assert "It needs 3 backers: £20.00 of each share." in said
    await town.passes(days=9)
    for street, words in ((first, "4 shares would pay £15.00"), (second, "2 of us back it.\nIt needs 3 backers.")):
        assert words in (await street.announced("the first result")), "now all can see it"
    told = await first.announced("the first result")
    assert "A yes taken back now, or turned into a no, is gone for this round." in told
    assert "You can still object, until " in told
    await first.opens("Amina", await first.link())
    asked = await first.taps("Amina", "I object", ". Lights")
    assert asked.text.startswith("Nothing has changed. A yes to “Lights” that is given up now cannot be given again")
    assert (
        "is gone for this round.\n\nYou back this. If you want to keep your yes, do nothing."
        in await first.private_words("Amina")
    )
    gone = await first.taps_in_private("Amina", "Give up my yes and object")
    assert "Your yes is gone, and cannot be given again" in gone.text
    assert "Nobody can give a new one in this round." in await first.private_words("Amina")


async def test_a_round_that_is_not_sealed_reads_otherwise(town: Town) -> None:
    """So that the other test cannot be true of everything."""
    street = await a_street(town)
    await street.has_a_round(ROUND.replace("sealed", "several"))
    await street.has_a_purpose("Chloe", "Lights")
    await street.taps("Ben", "I back this", ". Lights")
    assert [text for text in await looks(street) if COUNTS.search(text)]
