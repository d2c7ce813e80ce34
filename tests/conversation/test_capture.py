"""What coordinators read about how a roll came together, and that nobody else does."""

import pytest

from tests.conversation.street import JOIN, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_all_coordinators_and_nobody_else_read_how_the_roll_came_together(street: Street) -> None:
    for name in ("Amina", "Ben", "Chloe", "Dev"):
        await street.opens(name, await street.link())
    for name in ("Grace", "Hana", "Ivo"):
        await street.person(name)
        await street.town.simulation.ask(
            "act/join", person=street.people[name], chat=street.group, invited_by=street.people["Chloe"]
        )
        await street.taps(name, "Join", JOIN)
    await street.has_a_round()
    await street.appoints("Ben", "Dev")
    await street.taps("Amina", "I agree", "Ben asks to make Dev a coordinator")
    await street.town.passes(days=6)
    for name in ("Ben", "Dev"):
        told = next(one.text for one in await street.reads(name, "private") if "read these facts" in one.text)
        assert "9 of our 9 residents joined within one hour." in told
        assert "One person brought 3 of our 9 residents here." in told
        assert "A purpose needs 3 backers, so these numbers matter." in told
        assert "There may be a good reason" in told
        assert "Chloe" not in told
    for name in ("Amina", "Chloe"):
        assert "read these facts" not in await street.private_words(name)
    assert await street.never_announced("joined within one hour")
