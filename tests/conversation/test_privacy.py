"""/privacy by the door: what is told, the two files, and erasing oneself."""

import json
import re
from pathlib import Path

import pytest

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.container import unpack
from models.questions.bundle import Published, published
from models.store.unit import Unit
from tests.conversation.street import JOIN, PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME = "Wilhelmina"


async def newest(street: Street, name: str) -> str:
    return (await street.reads(name, PRIVATE))[-1].text


async def test_in_the_group_it_leads_into_private_where_the_real_numbers_stand(street: Street) -> None:
    said = await street.says("Dev", "/privacy")
    assert "I tell in private who sees what" in said
    page = await street.opens("Dev", await street.leads_to(said, "Open private chat"))
    assert "They could see every choice, with your name." in page
    assert "What I send I keep for 90 days." in page
    assert "I forget you after 365 days" in page


async def test_one_tap_gives_two_files_with_all_of_it(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    await street.taps("Dev", "I back this", "1. Lights")
    await street.tells("Dev", "/me")
    await street.taps_in_private("Dev", "Everything about me")
    files = {one.name: one.data for one in street.town.world.files}
    assert b"Dev" in files["about-you.txt"]
    rows = json.loads(files["about-you.json"])
    assert rows["people"][0]["name"] == "Dev"
    assert rows["stances"][0]["purpose"] == "Lights"


async def test_erasing_is_told_first_then_done_and_the_group_hears_nothing(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    await street.all_tap("I back this", "1. Lights", "Dev", "Ewa")
    await street.town.passes(days=6)
    await street.tells("Dev", "/privacy")
    await street.taps_in_private("Dev", "Erase me")
    assert "What you back or object to in round 1 is taken back." in await newest(street, "Dev")
    assert "Your share in it stays, and nobody can use it." in await newest(street, "Dev")
    await street.taps_in_private("Dev", "Keep everything")
    assert "Nothing was erased." in await newest(street, "Dev")
    await street.tells("Dev", "/privacy")
    await street.taps_in_private("Dev", "Erase me")
    await street.taps_in_private("Dev", "Erase me now")
    assert "Done. I hold nothing about you any more." in await newest(street, "Dev")
    assert await street.never_announced("Dev")
    assert "Backed by 1" in (await street.card("1. Lights")).text
    assert "of 6" in (await street.card("What would make our street safer?")).text
    assert "You are not on the list." in (await street.taps("Dev", "I back this", "1. Lights")).text
    assert "I do not know your group yet" in await street.tells("Dev", "/me")
    await street.join("Dev")
    assert "This round had begun without you" in (await street.taps("Dev", "I back this", "1. Lights")).text


async def test_a_coordinator_is_not_named_and_the_last_one_is_let_go(street: Street) -> None:
    await street.has_a_round()
    await street.opens("Ben", await street.link())
    await street.town.passes(days=6)
    await street.tells("Ben", "/privacy")
    await street.taps_in_private("Ben", "Erase me")
    asked = await newest(street, "Ben")
    assert "or the record may show which choices were yours." in asked
    assert "Nobody would coordinate there then." in asked
    assert await street.town.told_to_all() == []
    await street.taps_in_private("Ben", "Erase me now")
    assert "Ben" not in await street.announced("no longer coordinates")
    assert "There is no coordinator now." in await street.says("Dev", "/coordinators")
    assert "5 residents have joined." in (await street.card(JOIN)).text


@pytest.mark.parametrize("when", ["before the end", "after the end"])
async def test_a_round_of_whoever_erased_themselves_can_still_be_counted_again(street: Street, when: str) -> None:
    """They proposed what has their name in it, and backed it."""
    town = street.town
    await street.has_a_pot()
    await street.says("Ben", f"/round for 2 hours: {QUESTION}")
    await street.taps("Ben", "Open", "A round you could open")
    await street.has_a_purpose("Dev", "A bench by Dev")
    await street.opens("Dev", await street.link())
    await street.all_tap("I back this", "A bench by Dev", "Amina", "Ben", "Chloe", "Dev")
    if when == "before the end":
        await town.passes(minutes=50)
        await erases_themselves(street, "Dev")
    await town.passes(hours=3)
    result = await street.announced("Round 1: the result")
    files = [[one.data for one in town.world.files if one.name == "round-1.zip"][-1]]
    if when == "after the end":
        assert b"A bench by Dev" in unpack(files[0])["result.txt"]
        await erases_themselves(street, "Dev")
    round_id = await town.bot.reader.ask(newest_round, await town.community(street.group), now=town.now)
    of: Published | None = await town.bot.reader.ask(published, round_id, now=town.now)
    assert of is not None
    files.append(bundle(of))
    seal = re.search("[0-9a-f]{64}", result)
    assert seal is not None
    for found in (verify(file, seal[0]) for file in files):
        assert [one.state for one in found.purposes] == ["activated"]
        assert found.round.rule.roll == 6
    assert found.title(found.purposes[0]) == "A bench by (erased)"


def newest_round(unit: Unit, community_id: int) -> int:
    return unit.rounds.all(community_id)[-1].id


async def erases_themselves(street: Street, name: str) -> None:
    await street.tells(name, "/privacy")
    await street.taps_in_private(name, "Erase me")
    await street.taps_in_private(name, "Erase me now")
    assert "Done. I hold nothing about you any more." in await newest(street, name)


@pytest.mark.on("sqlite")
async def test_the_name_is_in_none_of_the_files_once_the_bot_is_at_rest(town: Town) -> None:
    street = await a_street(town, "Ben", "Chloe", NAME)
    await street.opens(NAME, await street.link())
    await street.tells(NAME, "/propose A bench")
    await street.has_a_pot()
    await street.tells(NAME, "/privacy")
    file = Path(str(town.bot.writer.connection.engine.url.database))
    files = [file, file.with_name(f"{file.name}-wal")]
    assert any(NAME.encode() in one.read_bytes() for one in files)
    await street.taps_in_private(NAME, "Erase me")
    await street.taps_in_private(NAME, "Erase me now")
    await town.settles()
    await town.passes(minutes=1)
    number = str(street.people[NAME]).encode()
    assert not [one.name for one in files for part in (NAME.encode(), number) if part in one.read_bytes()]
    assert town.bot.clockwork.forgetting is not None
    assert town.bot.clockwork.forgetting.file.read_text().split()
