"""Coordinators come and go: what a new one finds, what the last one reads, and who can choose the next."""

import re

import pytest

from tests.conversation.street import PRIVATE, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

YOU = re.compile(r"\byou", re.I)
COORDINATE, AGREE = "I will coordinate", "I agree"


async def last_words(street: Street, name: str) -> str:
    """The newest the bot has told somebody in private."""
    return [one.text for one in await street.reads(name, PRIVATE) if one.by == "Commonpot"][-1]


async def in_private(street: Street, name: str, *labels: str) -> None:
    """Somebody sends /coordinators in private and taps on."""
    await street.tells(name, "/coordinators")
    for label in labels:
        await street.taps_in_private(name, label)


async def test_the_last_coordinator_reads_what_follows_and_who_added_the_bot_chooses_the_next(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev")
    for name in ("Amina", "Ben"):
        await street.opens(name)
    await street.has_a_pot()
    await in_private(street, "Ben", "I step down")
    asked = await last_words(street, "Ben")
    assert "You are the only coordinator. Without one, nobody can record money or open a round." in asked
    assert "Then only Amina, who added me, can choose one again." in asked
    leaving = await street.tells("Ben", "/leave")
    assert "Then only Amina, who added me, can choose one again." in leaving
    await street.taps_in_private("Ben", "Yes, I step down")
    assert "Amina added me and can choose one, with /coordinators." in await street.announced("Ben stepped down")
    assert "There is no coordinator now.\nYou added me, so you can be the coordinator" in await last_words(
        street, "Amina"
    )
    assert "Amina added me and can choose one, with /coordinators." in await street.says("Dev", "/coordinators")

    await street.taps_in_private("Amina", COORDINATE)
    assert "You are a coordinator in Mill Lane." in await last_words(street, "Amina")
    assert "You are a coordinator already." in (await street.taps_in_private("Amina", COORDINATE)).text, "an older copy"
    await in_private(street, "Amina", "I step down")
    assert "so you can come back or choose one at any time" in await last_words(street, "Amina")
    await street.taps_in_private("Amina", "Yes, I step down")
    assert "so you can come back or choose one at any time" in await last_words(street, "Amina")
    assert "You added me, so you can be the coordinator" in await street.tells("Amina", "/coordinators")
    assert await street.appoints("Amina", "Chloe") == ""
    assert "Coordinators: Chloe." in await street.says("Dev", "/coordinators")


async def test_after_a_round_too_who_added_the_bot_can_choose_where_nobody_is_left(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.opens("Ben")
    await street.has_a_round()
    await street.says("Ben", "/cancel: nobody has time")
    await street.taps("Chloe", AGREE, "asks to cancel")
    await in_private(street, "Ben", "I step down", "Yes, I step down")
    assert "Amina added me, and can be the coordinator or choose one." in await street.says("Amina", "/coordinators")
    assert "You are a coordinator now." in (await street.taps("Amina", COORDINATE, "added me, and can")).text
    assert "Coordinators: Amina." in await street.says("Chloe", "/coordinators")
    assert "You coordinate here." in await street.opens("Amina")


async def test_a_new_coordinator_reads_what_is_true_while_a_round_is_open(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev")
    for name in ("Ben", "Chloe", "Dev"):
        await street.opens(name, await street.link())
    await street.has_a_round()
    await in_private(street, "Ben", "Choose somebody", "Chloe", "Ask the group")
    assert "I have asked the group." in await last_words(street, "Ben")
    await street.taps("Dev", AGREE, "asks to make Chloe")
    told = await last_words(street, "Chloe")
    assert "Round 1 is open: What would make our street safer?" in told
    assert "/extend, /close and /cancel ask for a change to the round." in told
    assert "you can tap I agree under it in the group" in told
    assert "tap I step down" in told
    assert "Open a round" not in told
    assert "opens a round, or shows the open one" in await street.announced("Chloe is a coordinator here now.")
    await street.town.passes(days=14, hours=1)
    await in_private(street, "Ben", "Choose somebody", "Dev", "Ask the group")
    await street.taps("Chloe", AGREE, "asks to make Dev")
    told = await last_words(street, "Dev")
    assert "The first result is out. It becomes final" in told
    assert "/extend" not in told


async def test_who_asked_reads_in_private_how_it_ended(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev")
    await street.opens("Ben")
    await street.appoints("Amina", "Amina")
    await street.has_a_round()

    async def reads(*words: str) -> None:
        told = await last_words(street, "Ben")
        for one in words:
            assert one in told, told

    await in_private(street, "Ben", "Choose somebody", "Chloe", "Ask the group")
    await reads("I have asked the group.")
    await street.taps("Amina", AGREE, "asks to make Chloe")
    await reads("Amina agreed to this, so it is done:", "Ben asks to make Chloe a coordinator.", "Record no.")
    await in_private(street, "Ben", "Choose somebody", "Dev", "Ask the group")
    await street.taps("Chloe", "Call it off", "asks to make Dev")
    await reads("Chloe called this off. Nothing has changed.", "Ben asks to make Dev", "can ask for it again")
    await street.says("Ben", "/extend by 1 day")
    await street.taps("Ben", "Call it off", "longer by 24 hours")
    await reads("You called this off. Nothing has changed.")
    await street.opens("Ben", await street.leads_to("Ben recorded", "Correct this"))
    await street.tells("Ben", "100", "They paid less")
    await street.taps_in_private("Ben", "Ask the group")
    await street.town.passes(days=3, minutes=1)
    await reads("This ended without a second person. Nothing has changed.", "£100.00 is right.")
    assert "Correct this" in (await street.reads("Ben", PRIVATE))[-1].buttons, "the way to ask again"


async def test_up_to_ten_names_to_choose_from_stand_on_one_page(town: Town) -> None:
    names = [f"{first}{second}" for first in ("An", "Bo", "Cy", "Di") for second in ("a", "b", "c")][:11]
    street = await a_street(town, "Amina", *names)
    await street.opens("Amina")
    await street.taps_in_private("Amina", COORDINATE)
    await in_private(street, "Amina", "Choose somebody")
    assert list((await street.reads("Amina", PRIVATE))[-1].buttons) == [*names[:8], "Show more"]
    await street.taps_in_private("Amina", "Show more")
    assert list((await street.reads("Amina", PRIVATE))[-1].buttons) == names[8:]
    await street.appoints("Amina", names[0])
    await in_private(street, "Amina", "Choose somebody")
    assert list((await street.reads("Amina", PRIVATE))[-1].buttons) == names[1:], "ten, and no second page for two"


async def test_where_coordinators_let_people_in_each_way_to_join_says_so(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.opens("Ben")
    await street.has_a_round()
    says = "A coordinator lets people in."
    assert says not in (await street.card("Round 1:", "Join")).text
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "Let coordinators decide who joins")
    assert says in (await street.card("Round 1:", "Join")).text
    assert says in (await street.card("a pot we decide on together", "Join")).text
    assert says in await street.says("Chloe", "/join")
    await street.opens("Chloe")
    assert says in await street.tells("Chloe", "/leave")
    await street.taps_in_private("Chloe", "Leave")
    assert says in await last_words(street, "Chloe")


async def test_what_a_group_reads_back_speaks_to_nobody_and_tells_nothing_of_who_wrote(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe")
    await street.has_a_round()
    await street.comes("Grace")
    commands = ("fund £5 from Ward Fund", "fund", "extend by 1 day", "close", "cancel: no", "settings", "me", "leave")
    for command in (*commands, "propose", "members", "coordinators", "join", "link"):
        for name in ("Grace", "Chloe", "Ben", "Amina"):
            told = await street.says(name, f"/{command}")
            assert not YOU.search(told), f"{name}, /{command}: {told}"
    assert "That is for people who have joined." in await street.says("Grace", "/fund £5 from Ward Fund")


async def test_a_button_that_outlived_its_time_tells_what_is_so(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev")
    await street.opens("Ben")
    await street.has_pot_and_purpose()
    await in_private(street, "Ben", "Choose somebody", "Dev")
    await street.all_tap("I back this", "1. Lights", "Amina", "Ben", "Dev")
    await street.town.passes(days=5, hours=1)
    still = await street.card("has enough support", "I object")
    await street.town.passes(days=1, hours=1)
    await street.announced("“Lights” goes ahead.")
    for label in ("I back this", "I object", "Undo my choice"):
        told = (await street.forges("Chloe", still.buttons[label])).text
        assert told == "“Lights” goes ahead already, so this can no longer be changed."
    assert await street.says("Ben", "/extend") != ""
    longer = await street.card("By how much", "7 days longer")
    await street.says("Ben", "/cancel: nobody has time")
    await street.taps("Amina", AGREE, "asks to cancel")
    told = (await street.forges("Ben", longer.buttons["7 days longer"])).text
    assert told == "This round is over. Nothing has changed."
    for label in ("I back this", "I object", "Undo my choice"):
        assert "goes ahead already" in (await street.forges("Chloe", still.buttons[label])).text
    await street.taps_in_private("Ben", "Ask the group")
    await street.taps("Amina", AGREE, "asks to make Dev")
    await street.tells("Ben", "/coordinators")
    again = await street.data_of("Ben", "I step down")
    await street.taps_in_private("Ben", "I step down")
    await street.taps_in_private("Ben", "Yes, I step down")
    assert "Only coordinators can do that." in (await street.forges("Ben", again, PRIVATE)).text
