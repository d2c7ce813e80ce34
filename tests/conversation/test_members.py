"""Who belongs: how many for everybody, who for coordinators, and what each one's menu of commands shows."""

from functools import partial
from itertools import pairwise

import pytest

from config.texts import Language
from handlers import menus
from handlers.registering import COMMANDS
from models.people import joining
from tests.conversation.street import PRIVATE, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

SAY = Language.of("en")
EVERYONE = [one.command for one in menus.everyones(SAY)]
STEERING = [one.command for one in menus.steering(SAY)]


async def menu(street: Street, name: str, chat: int | str | None = None) -> list[str]:
    """The commands that somebody is offered."""
    path = f"chats/{street.group if chat is None else chat}/messages"
    seen = await street.town.simulation.see(path, **{"as": street.people[name]})
    return [one["command"] for one in seen["commands"]]


async def test_everybody_reads_how_many_and_only_coordinators_read_who(street: Street) -> None:
    await street.becomes_an_adviser("Dev")
    await street.has_a_round()
    await street.opens("Ben", await street.link())
    told = await street.says("Ben", "/members")
    assert told == "5 residents take part.\n1 adviser helps.\nCoordinators see who they are, in private."
    shown = await street.opens("Ben", await street.leads_to("5 residents take part.", "Open private chat"))
    assert "The members of Mill Lane" in shown
    for one in ("Amina", "Ben (coordinator)", "Chloe", "Dev (adviser)", "Ewa", "Farid"):
        assert one in shown, one
    assert await street.tells("Dev", "/members") == told
    assert "Ben" not in await street.opens("Ewa", await street.leads_to("5 residents take part.", "Open private chat"))


async def test_who_waits_is_answered_from_the_list(street: Street) -> None:
    await street.has_a_pot()
    for name in ("Mallory", "Oscar"):
        await street.person(name)
        await street.opens(name, await street.link())
    await street.opens("Ben", await street.link())
    told = await street.tells("Ben", "/members")
    assert "Waiting to be let in:\nMallory\nThey came by the link." in told
    await street.taps_in_private("Ben", "Accept Oscar")
    assert "Oscar is in now." in (await street.reads("Ben", PRIVATE))[-1].text
    told = await street.tells("Ben", "/members")
    assert "Mallory\nThey came" in told
    assert told.endswith(" and Oscar"), "who came last"


async def test_many_members_come_in_pages(street: Street) -> None:
    await street.has_a_pot()
    await street.opens("Ben", await street.link())
    community = await street.town.community(street.group)
    for number in range(70):
        verb = partial(joining.join, community_id=community, person_id=10**9 + number, name=f"Neighbour {number}.")
        await street.town.bot.writer.post(verb, now=street.town.now)
    pages = [await street.tells("Ben", "/members")]
    while "Show more" in (await street.reads("Ben", PRIVATE))[-1].buttons:
        await street.taps_in_private("Ben", "Show more")
        pages.append((await street.reads("Ben", PRIVATE))[-1].text)
    assert len(pages) == 3
    for number in range(70):
        assert sum(f"Neighbour {number}." in page for page in pages) == 1
    assert all(one != other for one, other in pairwise(pages))
    await street.becomes_an_adviser("Dev")
    link = (await street.link()).partition("start=")[2]
    await street.forges("Dev", f"members:1-{link}", PRIVATE)
    assert "Neighbour" not in (await street.reads("Dev", PRIVATE))[-1].text


async def test_a_coordinators_menu_shows_what_coordinators_do_in_the_group_and_in_private(town: Town) -> None:
    street = await a_street(town, kind="group")
    await street.opens("Ben", await street.link())
    assert await menu(street, "Ben") == ["join", *EVERYONE]
    assert await menu(street, "Ben", PRIVATE) == EVERYONE
    await street.appoints("Amina", "Ben")
    await street.appoints("Amina", "Chloe")
    assert await menu(street, "Ben") == ["join", *EVERYONE, *STEERING]
    assert await menu(street, "Ben", PRIVATE) == [*EVERYONE, *STEERING]
    assert await menu(street, "Chloe") == ["join", *EVERYONE, *STEERING]
    assert await menu(street, "Dev") == ["join", *EVERYONE]
    await street.opens("Chloe")
    assert await menu(street, "Chloe", PRIVATE) == [*EVERYONE, *STEERING]
    await street.is_upgraded()
    await street.says("Amina", "/pool")
    assert await menu(street, "Ben") == ["join", *EVERYONE, *STEERING]
    await street.tells("Ben", "/leave")
    await street.taps_in_private("Ben", "Leave")
    assert await menu(street, "Ben") == ["join", *EVERYONE]
    assert await menu(street, "Ben", PRIVATE) == EVERYONE


async def test_every_command_of_a_menu_is_known_and_says_something_here_and_in_private(street: Street) -> None:
    assert {*EVERYONE, *STEERING, "join"} <= set(COMMANDS)
    assert set(COMMANDS) - {*EVERYONE, *STEERING, "join"} == {"start"}
    await street.has_a_round()
    await street.opens("Ben", await street.link())
    await street.opens("Dev", await street.link())
    for name in ("Ben", "Dev"):
        for command in ("join", *EVERYONE, *STEERING):
            assert await street.says(name, f"/{command}"), command
            assert await street.tells(name, f"/{command}"), command
            if command == "propose":
                await street.taps_in_private(name, "Cancel")
