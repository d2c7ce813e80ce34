"""Questions in the group and in private: what all may read, and what only one may."""

import pytest

from tests.conversation.street import PRIVATE, QUESTION, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_same_questions_are_answered_in_the_group_and_in_private(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    await street.opens("Dev")
    for command, words in (
        ("/pool", "In the pot: £120.00"),
        ("/purposes", "Lights"),
        ("/nudges", "at most two reminders in a round"),
        ("/help", "Funders put money in this group's pot."),
        ("/link", "https://t.me/commonpot_bot?start="),
        ("/coordinators", "Coordinators: Ben."),
        ("/round", QUESTION),
    ):
        assert words in await street.says("Dev", command), command
        assert words in await street.tells("Dev", command), command
    assert "In the pot" in await street.says("Dev", "/pool@commonpot_bot")


async def test_help_tells_coordinators_alone_what_they_can_do_and_that_in_private(street: Street) -> None:
    await street.has_a_pot()
    for name in ("Ben", "Dev"):
        await street.opens(name)
    assert "You coordinate:" in await street.tells("Ben", "/help")
    assert "You coordinate:" not in await street.tells("Dev", "/help")
    assert "You coordinate:" not in await street.says("Ben", "/help")
    assert "If you coordinate, send me /help in private" in await street.says("Dev", "/help")


async def test_nothing_personal_is_answered_in_the_group(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    await street.opens("Dev")
    await street.taps("Dev", "I back this", "1. Lights")
    for command, line, words in (
        ("/me", "That is personal, so I show it in private. Tap below to open the private chat.", "You back “Lights”."),
        ("/propose", "I ask four short questions in private. Tap below to begin.", "1 of 4"),
    ):
        assert await street.says("Dev", command) == line
        assert words in await street.opens("Dev", await street.leads_to(line, "Open private chat"))
    mine = (await street.taps("Dev", "My share", f"Round 1: {QUESTION}")).text
    assert "Your share will be £20.00 of the funders' money" in mine
    assert await street.never_announced("You back")
    assert await street.never_announced("Your share")
    for name in ("Chloe", "Dev"):
        assert await street.never_announced(name)


async def test_me_tells_my_share_my_stances_and_my_settings(street: Street) -> None:
    await street.opens("Dev", await street.link())
    assert "There has been no round yet." in await street.tells("Dev", "/me")
    await street.has_a_round()
    await street.has_a_purpose()
    assert "You have not backed or objected to anything yet." in await street.tells("Dev", "/me")
    await street.taps("Dev", "I object", "1. Lights")
    assert "You object to “Lights”." in await street.tells("Dev", "/me")
    await street.comes("Grace")
    assert "You are not on the list." in (await street.taps("Grace", "My share", QUESTION)).text


async def test_in_private_each_purpose_can_be_looked_at_and_backed(street: Street) -> None:
    await street.has_a_round()
    for title in ("Lights", "A bench where whoever waits for the bus can rest a while", *"ABCDEFG"):
        await street.has_a_purpose(title=title)
    await street.opens("Dev")
    assert "Their order is random, so that none is always first." in await street.tells("Dev", "/purposes")
    listed = (await street.reads("Dev", PRIVATE))[-1].buttons
    assert len(listed) == 9
    await street.taps_in_private("Dev", "Show more")
    rest = (await street.reads("Dev", PRIVATE))[-1].buttons
    both = {**listed, **rest}
    assert len(rest) == 1
    assert any(label.startswith("2. A bench where") and label.endswith("…") for label in both)
    await street.taps_in_private("Dev", "1. Lights")
    assert list((await street.reads("Dev", PRIVATE))[-1].buttons)[:3] == ["I back this", "I object", "Undo my choice"]
    assert "You back “Lights”." in (await street.taps_in_private("Dev", "I back this")).text
    assert "You back this." in (await street.reads("Dev", PRIVATE))[-1].text
    assert "Backed by 1." in (await street.reads("Dev", PRIVATE))[-1].text
    assert "Backed by 1." in (await street.card("1. Lights")).text
    await street.tells("Dev", "/me")
    await street.taps_in_private("Dev", "1. Lights")
    await street.taps_in_private("Dev", "Undo my choice")
    assert "You have not backed this or objected." in (await street.reads("Dev", PRIVATE))[-1].text
    assert "Nobody backs it yet." in (await street.card("1. Lights")).text
    await street.person("Stranger")
    await street.opens("Stranger")
    for button in (both["1. Lights"], listed["Show more"]):
        assert "Join the group first" in (await street.forges("Stranger", button, PRIVATE)).text
    assert "Lights" not in await street.private_words("Stranger")


async def test_talk_among_people_and_other_bots_commands_are_left_alone(street: Street) -> None:
    assert await street.says("Dev", "What about /pool?") == ""
    assert await street.says("Dev", "/dance") == ""
    assert await street.says("Dev", "/pool@other_bot") == ""


async def test_every_button_is_answered_known_forged_or_stale(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    await street.opens("Dev")
    subjects = ("", ":0", ":999999", ":-1", ":1:2", ":" + "9" * 40, ":²")
    acts = ("back", "object", "silent", "share", "open", "why", "answer", "settle", "stay", "withdraw", "form", "x", "")
    before = len(await street.reads())
    for chat in (street.group, PRIVATE):
        for act in acts:
            for subject in subjects:
                if act + subject:
                    await street.forges_at_once("Dev", act + subject, chat)
    await street.settles()
    assert len(await street.reads()) == before
    assert "Nobody backs it yet." in (await street.card("1. Lights")).text
    assert "person objects" not in (await street.card("1. Lights")).text


async def test_a_private_button_forged_in_the_group_brings_nothing_into_it(street: Street) -> None:
    await street.has_a_round()
    await street.opens("Dev", await street.leads_to(QUESTION, "Propose"))
    before = len(await street.reads())
    for data in (
        "form:again",
        "form:leave",
        "role:adviser",
        "nudges:stop",
        "why:1",
        "answer:1",
        "settle:1",
        "withdraw:1",
    ):
        assert "That button no longer works" in (await street.forges("Dev", data)).text, data
    assert len(await street.reads()) == before


async def test_a_button_of_another_group_does_nothing_there(street: Street) -> None:
    await street.has_a_round()
    await street.has_a_purpose()
    back = (await street.card("1. Lights")).buttons["I back this"]
    share = (await street.card(QUESTION, "My share")).buttons["My share"]
    other = await street.another()
    assert "You are not on the list." in (await other.forges("Ben", back)).text
    assert "You are not on the list." in (await other.forges("Ben", share)).text
