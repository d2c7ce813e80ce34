"""Joining where a coordinator lets people in, and by the link from outside."""

from functools import partial

import pytest

from models.people import settings
from models.rules.admissions import Policy
from tests.conversation.street import JOIN, PRIVATE, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


LABELS = {Policy.APPROVE: "Let coordinators decide who joins", Policy.OPEN: "Let a tap on Join be enough"}


async def sets_policy(street: Street, policy: Policy) -> None:
    """Ben, who coordinates, chooses how people join."""
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", LABELS[policy])


async def where_ben_lets_people_in(street: Street) -> None:
    await street.opens("Ben", await street.link())
    await street.has_a_pot()
    await sets_policy(street, Policy.APPROVE)
    assert "Ben changed how people join: from now on a coordinator lets them in." in await street.announced("Ben chan")
    assert "A coordinator lets people in." in (await street.card(JOIN)).text
    await street.comes("Grace")


async def where_nobody_who_lets_people_in_can_be_written_to(street: Street) -> None:
    """Ben never opened the private chat."""
    await street.has_a_pot()
    community = await street.town.community(street.group)
    verb = partial(settings.set_policy, community_id=community, person_id=street.people["Ben"], policy=Policy.APPROVE)
    await street.town.bot.writer.post(verb, now=street.town.now)
    await street.says("Ben", "/link")
    await street.comes("Grace")


async def test_a_coordinator_lets_somebody_in_with_one_tap(street: Street) -> None:
    await where_ben_lets_people_in(street)
    await street.opens("Grace")
    told = (await street.taps("Grace", "Join", JOIN)).text
    assert told == "A coordinator lets people in here. I have asked, and tell you in private when they answer."
    assert "6 residents have joined." in (await street.card(JOIN)).text
    await street.taps("Grace", "Join", JOIN)
    asked = [one for one in await street.reads("Ben", PRIVATE) if "asks to join" in one.text]
    assert [one.text for one in asked] == ["Grace asks to join Mill Lane."], "asked once, however often they tap"
    await street.taps_in_private("Ben", "Accept")
    assert "Grace is in now." in (await street.reads("Ben", PRIVATE))[-1].text
    assert "You are in Mill Lane." in await street.private_words("Grace")
    assert "7 residents have joined." in (await street.card(JOIN)).text
    assert "You are in already." in (await street.taps("Grace", "Join", JOIN)).text
    assert await street.never_announced("Grace")


async def test_who_cannot_be_written_to_is_led_into_the_private_chat_first(street: Street) -> None:
    await where_ben_lets_people_in(street)
    link = (await street.taps("Grace", "Join", JOIN)).url
    assert link == await street.link()
    assert "The coordinators of Mill Lane let people in. I have asked them." in await street.opens("Grace", link)
    assert "I have asked them" in await street.opens("Grace")
    await street.taps_in_private("Ben", "Accept")
    assert "You are in Mill Lane." in await street.private_words("Grace")


async def test_not_now_is_told_and_can_become_a_yes(street: Street) -> None:
    await where_ben_lets_people_in(street)
    await street.opens("Grace", await street.link())
    before = await street.data_of("Ben", "Not now")
    await street.taps_in_private("Ben", "Not now")
    assert "I told Grace: not now." in (await street.reads("Ben", PRIVATE))[-1].text
    assert "A coordinator of Mill Lane says: not now." in await street.private_words("Grace")
    assert "A coordinator answered: not now." in (await street.taps("Grace", "Join", JOIN)).text
    assert "A coordinator answered: not now." in await street.opens("Grace", await street.link())
    assert "They were told “not now” already." in (await street.forges("Ben", before, PRIVATE)).text
    await street.taps_in_private("Ben", "Accept after all")
    assert "You are in Mill Lane." in await street.private_words("Grace")
    assert "They are in already." in (await street.forges("Ben", before, PRIVATE)).text


async def test_after_a_day_one_may_ask_again(street: Street) -> None:
    await where_ben_lets_people_in(street)
    await street.opens("Grace", await street.link())
    await street.taps_in_private("Ben", "Not now")
    await street.town.passes(days=1)
    assert "I have asked, and tell you in private" in (await street.taps("Grace", "Join", JOIN)).text
    await street.taps_in_private("Ben", "Accept")
    assert "7 residents have joined." in (await street.card(JOIN)).text


async def test_only_a_coordinator_who_is_a_resident_answers(street: Street) -> None:
    await where_ben_lets_people_in(street)
    await street.opens("Dev", await street.link())
    await street.opens("Grace", await street.link())
    yes, no = await street.data_of("Ben", "Accept"), await street.data_of("Ben", "Not now")
    assert "Only coordinators can do that." in (await street.forges("Dev", yes, PRIVATE)).text
    assert "You are not on the list." in (await street.forges("Grace", yes, PRIVATE)).text
    assert "That button no longer works." in (await street.forges("Ben", "accept:999999", PRIVATE)).text
    assert "That button no longer works." in (await street.forges("Ben", yes)).text, "nobody is let in from the group"
    await street.becomes_an_adviser("Ben")
    assert "An adviser cannot do that alone." in (await street.forges("Ben", no, PRIVATE)).text
    assert "6 residents" not in (await street.card(JOIN)).text, "Ben counts no more, and Grace not yet"


async def test_where_no_coordinator_can_be_written_to_the_group_reads_it_without_a_name(street: Street) -> None:
    await where_nobody_who_lets_people_in_can_be_written_to(street)
    await street.opens("Grace", await street.link())
    told = await street.announced("Somebody asks to join.")
    assert "A coordinator can see who, and answer, with /members in private." in told
    assert "Grace" not in told


async def test_the_link_from_outside_waits_for_a_coordinator_also_where_a_tap_is_enough(street: Street) -> None:
    await street.opens("Ben", await street.link())
    await street.has_a_pot()
    await street.person("Stranger")
    asked = await street.opens("Stranger", await street.link())
    assert "I do not see you in the Telegram group of Mill Lane.\nSo a coordinator has to let you in." in asked
    assert "6 residents have joined." in (await street.card(JOIN)).text
    asked = (await street.reads("Ben", PRIVATE))[-1].text
    assert "Stranger asks to join Mill Lane." in asked
    assert "I do not see them in the Telegram group." in asked
    assert "Join the group first" in await street.opens(
        "Stranger", f"list-{(await street.link()).partition('start=')[2]}"
    )
    await street.taps_in_private("Ben", "Accept")
    welcomed = await street.private_words("Stranger")
    assert "You are in Mill Lane." in welcomed
    assert "Rounds and results are told there: ask a neighbour to add you to it." in welcomed
    assert "7 residents have joined." in (await street.card(JOIN)).text


async def test_when_a_tap_is_enough_again_who_waits_comes_in_by_one(street: Street) -> None:
    await where_ben_lets_people_in(street)
    await street.opens("Grace", await street.link())
    await sets_policy(street, Policy.OPEN)
    assert "a tap on Join is enough" in await street.announced("a tap on Join")
    assert "You are in" in (await street.taps("Grace", "Join", JOIN)).text
    stale = await street.taps_in_private("Ben", "Accept")
    assert "They no longer ask to join." in stale.text


async def test_who_is_let_in_after_the_freeze_reads_that_the_next_round_is_theirs(street: Street) -> None:
    await street.opens("Ben", await street.link())
    await street.has_a_round()
    await sets_policy(street, Policy.APPROVE)
    await street.comes("Grace")
    await street.opens("Grace", await street.link())
    await street.town.passes(days=6)
    await street.taps_in_private("Ben", "Accept")
    assert "You hold an equal share from the next one." in await street.private_words("Grace")
    later = "You can propose. Once you count, you can also back or object. Nothing is ever taken from your own money."
    assert later in await street.private_words("Grace")
