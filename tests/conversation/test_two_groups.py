"""One person in two groups, and one private chat for both."""

import pytest

from tests.conversation.street import PRIVATE, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def also_in(street: Street, name: str) -> Street:
    """The same person comes into another group and opens the private chat from there."""
    other = await street.another()
    other.people[name] = street.people[name]
    await other.town.simulation.ask("act/join", person=other.people[name], chat=other.group)
    await other.opens(name, await other.link())
    return other


async def button(street: Street, name: str, label: str) -> str:
    """What the oldest button of this label says."""
    return next(one.buttons[label] for one in await street.reads(name, PRIVATE) if label in one.buttons)


async def test_a_role_is_taken_in_the_group_whose_message_has_the_button(street: Street) -> None:
    await street.opens("Dev", await street.link())
    other = await also_in(street, "Dev")
    await street.forges("Dev", await button(street, "Dev", "I am an adviser"), PRIVATE)
    await street.taps_in_private("Dev", "Yes, I am an adviser")
    assert "Dev is here as an adviser." in await street.announced("as an adviser")
    assert await other.never_announced("as an adviser")
    assert "4 residents have joined." in (await other.card("a pot we decide on together")).text


async def test_reminders_are_stopped_in_the_group_they_were_for(street: Street) -> None:
    await street.opens("Dev", await street.link())
    await street.tells("Dev", "/me")
    await also_in(street, "Dev")
    await street.forges("Dev", await button(street, "Dev", "No reminders"), PRIVATE)
    await street.tells("Dev", "/me")
    assert "No reminders" in (await street.reads("Dev", PRIVATE))[-1].buttons
    await street.opens("Dev", await street.link())
    await street.tells("Dev", "/me")
    assert "Remind me again" in (await street.reads("Dev", PRIVATE))[-1].buttons


async def test_a_button_with_another_groups_link_changes_nothing_there(street: Street) -> None:
    other = await street.another()
    await street.opens("Ben", await street.link())
    link = (await other.link()).partition("start=")[2]
    assert "You have not joined yet" in (await street.forges("Ben", f"role:adviser-{link}", PRIVATE)).text
    assert await other.never_announced("as an adviser")
