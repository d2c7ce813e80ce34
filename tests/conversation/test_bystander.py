"""The one who reads along in the groups notices what does not belong there."""

import pytest

from bot.playground.world import World
from tests.conversation.bystander import Bystander
from tests.conversation.street import PRIVATE, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def slips(street: Street, text: str, named: set[int] | None = None) -> list[str]:
    """What is noticed when the bot says this in the group."""
    bystander = Bystander(street.town.world)
    bystander.wrong(set())  # what came before
    chat = {"chat_id": street.group, "text": text}
    street.town.world.calls.record(street.town.now, "sendMessage", chat, None, fault="never said")
    told = bystander.wrong(named or set())
    street.town.bystander.heard = street.town.world.calls.made
    return told


async def test_a_name_that_took_no_role_is_noticed(street: Street) -> None:
    assert await slips(street, "Dev has joined.")
    assert not await slips(street, "Dev is here as an adviser.", {street.people["Dev"]})
    assert not await slips(street, "Somebody has joined. Developers are welcome.")
    await street.says("Dev", "/fund £5 from Dev and friends")
    assert not await slips(street, "£5.00 from Dev and friends"), "they wrote it there themselves"


async def test_what_is_for_one_person_is_noticed(street: Street) -> None:
    for text in ("You back “Lights”.", "You have £20.00 of the funders' money to give.", "Your share paid £3.00"):
        assert await slips(street, text), text
    assert not await slips(street, "You back it or object with one tap.")


async def test_what_was_written_in_private_is_noticed_until_it_is_posted(street: Street) -> None:
    await street.has_a_round()
    await street.opens("Chloe", await street.leads_to("Round 1", "Propose"))
    await street.tells("Chloe", "A bench by the pond", "To rest.", "30", "Acme")
    assert await slips(street, "Somebody thinks of “A bench by the pond”.")
    await street.taps_in_private("Chloe", "Post it")
    assert not await slips(street, "“A bench by the pond” is new.")
    assert "A bench by the pond" in (await street.reads("Chloe", PRIVATE))[-1].text


async def test_private_chats_are_private(street: Street) -> None:
    world: World = street.town.world
    bystander = Bystander(world)
    bystander.wrong(set())
    await street.opens("Dev")
    chat = {"chat_id": street.people["Dev"], "text": "Dev, you back “Lights”."}
    world.calls.record(street.town.now, "sendMessage", chat, None, fault="never said")
    assert bystander.wrong(set()) == []
