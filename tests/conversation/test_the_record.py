"""What anybody can check afterwards: the record in the group, and receipts in private."""

import re

import pytest

from bot.recount.__main__ import entry_of, verify
from bot.recount.basics import Wrong
from bot.recount.container import unpack
from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def a_round_of_two_hours(town: Town) -> Street:
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev")
    await street.has_a_round(f"/round for 2 hours: {QUESTION}")
    await street.has_a_purpose("Chloe", "Lights")
    await street.all_tap("I back this", ". Lights", "Amina", "Ben", "Chloe")
    return street


async def receipts(street: Street, name: str) -> str:
    """What somebody reads under My receipts."""
    await street.opens(name, await street.link())
    await street.tells(name, "/me")
    await street.taps_in_private(name, "My receipts")
    return (await street.reads(name, PRIVATE))[-1].text


def the_record(street: Street) -> bytes:
    """The file under the group's newest message with one."""
    files = [one for one in street.town.world.files if one.name == "round-1.zip"]
    return files[-1].data


async def test_a_round_ends_with_a_record_in_which_everybody_finds_their_receipts(town: Town) -> None:
    street = await a_round_of_two_hours(town)
    await street.all_tap("Undo my choice", ". Lights", "Ben")
    await street.all_tap("I back this", ". Lights", "Dev")
    mine = await receipts(street, "Ben")
    assert re.search(
        r"you backed “Lights”\.\nReceipt \d+-[0-9a-f]{12}\n.*you took your choice on “Lights” back", mine, re.S
    )
    assert "Whoever runs me could see them too." in mine
    await town.passes(hours=3)
    seal = re.search(r"[0-9a-f]{64}", await street.announced("Round 1: the result"))
    assert seal is not None
    assert "under codes and without names" in await street.announced("The record of round 1")
    record = the_record(street)
    found = verify(record, head=seal[0])
    assert [one.state for one in found.purposes] == ["activated"]
    journal = unpack(record)["journal.txt"]
    for code in re.findall(r"\d+-[0-9a-f]{12}", mine):
        assert "act stance" in entry_of(found, journal, code)
    code = re.search(r"Your code in this round: ([0-9a-f]{16})", mine)
    assert code is not None
    assert code[1] in found.facts["roll"]
    for name in street.people:
        assert name.encode() not in record.replace(b"Lights", b"")


async def test_a_cancelled_round_has_a_record_too(town: Town) -> None:
    street = await a_round_of_two_hours(town)
    await street.says("Ben", "/cancel the hall burnt down")
    await street.taps("Amina", "I agree", "cancel")
    assert verify(the_record(street)).round.number == 1
    await street.says("Ben", "/round for 2 days: And now?")
    await street.taps("Ben", "Open", "A round you could open: And now?")
    await street.says("Ben", "/cancel nobody has time")
    await street.taps("Amina", "I agree", "asks to cancel round 2")
    assert await street.never_announced("The record of round 2"), "nothing happened in it"


async def test_somebody_who_said_nothing_has_no_receipts_and_a_stranger_no_page(town: Town) -> None:
    street = await a_round_of_two_hours(town)
    assert "You have not backed or objected to anything yet." in await receipts(street, "Dev")
    data = await street.data_of("Dev", "My receipts")
    await street.person("Farid")
    await street.opens("Farid")
    before = len(await street.reads("Farid", PRIVATE))
    await street.forges("Farid", data, PRIVATE)
    told = [one.text for one in (await street.reads("Farid", PRIVATE))[before:]]
    assert not [text for text in told if "receipt" in text.lower()]


async def test_a_receipt_of_another_journal_is_not_found(town: Town) -> None:
    street = await a_round_of_two_hours(town)
    await town.passes(hours=3)
    record = the_record(street)
    with pytest.raises(Wrong):
        entry_of(verify(record), unpack(record)["journal.txt"], "7-000000000000")


async def test_the_receipts_of_an_earlier_round_are_a_tap_away(town: Town) -> None:
    street = await a_round_of_two_hours(town)
    await town.passes(hours=4)
    mine = await receipts(street, "Ben")
    assert "The record of this round is in the group" in mine
    await street.opens("Dev", await street.link())
    assert "When it ended you" in await street.tells("Dev", "/me")
    await street.funds("Ben", "£120 from Ward Fund")
    await street.says("Ben", f"/round for 2 hours: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    assert "Your receipts in round 2" in await receipts(street, "Ben")
    await street.taps_in_private("Ben", "Round 1")
    again = await street.reads("Ben", PRIVATE)
    assert again[-1].text == mine
    assert "Round 2" in again[-1].buttons
