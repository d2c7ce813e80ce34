"""One person in two groups, and one private chat for both."""

import pytest

from tests.conversation.street import JOIN, PRIVATE, Street, a_street

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
    assert "You are not on the list" in (await street.forges("Ben", f"role:adviser-{link}", PRIVATE)).text
    assert await other.never_announced("as an adviser")


async def with_elm_row(street: Street, name: str) -> Street:
    """Somebody taps Join in a second group as well, and has never said which they mean."""
    other = await a_street(street.town, "Amina", "Ben", "Chloe", title="Elm <Row>")
    other.people[name] = street.people[name]
    await other.town.simulation.ask("act/join", person=other.people[name], chat=other.group)
    await other.taps(name, "Join", JOIN)
    return other


async def test_who_joins_a_second_group_is_asked_once_which_they_mean_and_the_command_goes_on(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    assert "Mill Lane\n\n" not in await street.tells("Dev", "/pool")
    other = await with_elm_row(street, "Dev")
    assert "Which one do you mean?" in await street.tells("Dev", "/pool")
    assert set((await street.reads("Dev", PRIVATE))[-1].buttons) == {"Mill Lane", "Elm <Row>"}
    await street.taps_in_private("Dev", "Elm <Row>")
    asked, pool = (await street.reads("Dev", PRIVATE))[-2:]
    assert asked.text == "From now on this chat is about Elm <Row>."
    assert pool.text.startswith("Elm <Row>\n\nThe pot of Elm <Row> is empty.")
    for command, words in (
        ("/me", "You in Elm <Row>"),
        ("/round", "A coordinator can start a round"),
        ("/help", "Funders put"),
        ("/nudges", "no round yet"),
        ("/link", await other.link()),
        ("/propose", "There is no open round"),
    ):
        told = await street.tells("Dev", command)
        assert told.startswith("Elm <Row>\n\n"), told
        assert words in told


async def test_another_group_is_one_tap_away_under_what_is_read_most(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    await with_elm_row(street, "Dev")
    await street.tells("Dev", "/me")
    await street.taps_in_private("Dev", "Mill Lane")
    for command, there, here in (
        ("/me", "You in Elm <Row>", "You in Mill Lane"),
        ("/pool", "is empty", "Ward Fund"),
        ("/purposes", "no round in Elm <Row>", "Lights"),
        ("/help", "Funders put", "Funders put"),
    ):
        assert (await street.tells("Dev", command)).startswith("Mill Lane\n\n")
        for group, words in (("Elm <Row>", there), ("Mill Lane", here)):
            await street.taps_in_private("Dev", "Another group")
            await street.taps_in_private("Dev", group)
            shown = (await street.reads("Dev", PRIVATE))[-1]
            assert shown.text.startswith(f"{group}\n\n"), shown.text
            assert words in shown.text
            assert "Another group" in shown.buttons


async def test_words_with_the_command_are_kept_until_the_group_is_chosen(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    other = await with_elm_row(street, "Dev")
    assert "Which one do you mean?" in await street.tells("Dev", "/propose A bench by the pond")
    await street.taps_in_private("Dev", "Mill Lane")
    assert "A bench by the pond" in (await street.reads("Dev", PRIVATE))[-1].text
    assert "2 of 4" in (await street.reads("Dev", PRIVATE))[-1].text
    await street.opens("Dev", await other.link())
    told = await street.tells("Dev", "x" * 1001)
    assert told.startswith("Mill Lane\n\n"), "what the form asks is about its own group, whatever is meant otherwise"
    assert "too long" in told


async def test_a_command_that_is_refused_there_still_leaves_the_choice_made(street: Street) -> None:
    await street.opens("Dev", await street.link())
    await with_elm_row(street, "Dev")
    await street.tells("Dev", "/propose")
    await street.taps_in_private("Dev", "Elm <Row>")
    assert "There is no open round now." in (await street.reads("Dev", PRIVATE))[-1].text
    assert (await street.tells("Dev", "/me")).startswith("Elm <Row>\n\n")


async def test_start_without_a_link_asks_too_and_a_link_says_it(street: Street) -> None:
    await street.opens("Dev", await street.link())
    other = await with_elm_row(street, "Dev")
    assert "Which one do you mean?" in await street.opens("Dev")
    await street.taps_in_private("Dev", "Elm <Row>")
    assert "You are in Elm <Row>" in (await street.reads("Dev", PRIVATE))[-1].text
    assert (await street.opens("Dev", await street.link())).startswith("Mill Lane\n\n")
    assert (await street.opens("Dev", await other.link())).startswith("Elm <Row>\n\n")


async def test_nobody_chooses_a_group_that_is_not_theirs(street: Street) -> None:
    await street.opens("Ben", await street.link())
    other = await street.another()
    link = (await other.link()).partition("start=")[2]
    assert "You are not in that group with me." in (await street.forges("Ben", f"choose:-{link}", PRIVATE)).text
    assert "You in Mill Lane" in await street.tells("Ben", "/me")


async def test_receipts_and_questions_of_their_own_name_the_group_too(street: Street) -> None:
    await street.has_pot_and_purpose()
    await street.opens("Dev", await street.link())
    await with_elm_row(street, "Dev")
    await street.taps("Dev", "I object", "1. Lights")
    told = (await street.reads("Dev", PRIVATE))[-1].text
    assert told.startswith("Mill Lane\n\n"), told
