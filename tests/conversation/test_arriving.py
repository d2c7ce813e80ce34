"""The bot comes to a group, and people join."""

import pytest

from tests.conversation.street import JOIN, PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_start_in_the_group_brings_the_card_to_join_by(street: Street) -> None:
    before = await street.card(JOIN)
    await street.says("Ben", "/start")
    card = await street.card(JOIN)
    assert card.id > before.id
    assert card.buttons == {"Join": "join"}
    assert "6 residents have joined." in card.text


async def test_a_tap_is_enough_to_join_and_twice_is_once(street: Street) -> None:
    await street.comes("Grace")
    assert (await street.taps("Grace", "Join", JOIN)).text == (
        "You are in, with an equal share of whatever is in the pot. I post here when a round begins."
    )
    assert "You are in already." in (await street.taps("Grace", "Join", JOIN)).text
    assert "7 residents have joined." in (await street.card(JOIN)).text


async def test_who_joins_an_open_round_reads_their_share_and_what_to_tap(street: Street) -> None:
    await street.has_a_round()
    await street.comes("Grace")
    await street.comes("Hugo")
    await street.opens("Grace")
    joined = (await street.taps("Grace", "Join", QUESTION)).text
    assert "Round 1 is open: about £17.14 of the funders' money is yours to give." in joined
    assert f"Round 1 is open: {QUESTION}" in await street.private_words("Grace")
    await street.taps_in_private("Grace", "Purposes")
    assert "No purposes yet." in await street.private_words("Grace")
    assert "You have £" not in (await street.taps_in_private("Grace", "My share")).text
    await street.taps_in_private("Grace", "Propose")
    assert "1 of 4" in await street.private_words("Grace")
    await street.join("Hugo")
    assert "I may not write" not in await street.private_words("Hugo")


async def test_join_is_known_as_a_command(street: Street) -> None:
    await street.comes("Grace")
    assert "tap Join under my message there" in await street.tells("Grace", "/join")
    assert "Tap Join" in await street.says("Grace", "/join")
    assert "You are in" in (await street.taps("Grace", "Join", "You are never asked for your own money.")).text
    assert "You are in Mill Lane." in await street.tells("Grace", "/join")


async def test_the_link_admits_a_member_of_the_group_and_opens_the_private_chat(street: Street) -> None:
    await street.comes("Grace")
    assert "You are in Mill Lane." in await street.opens("Grace", await street.link())
    assert "7 residents have joined." in (await street.card(JOIN)).text


async def test_an_unknown_link_and_the_start_button_greet(street: Street) -> None:
    await street.person("Stranger")
    assert "Hello. I keep a pot of money" in await street.opens("Stranger")
    assert "Hello. I keep a pot of money" in await street.opens("Stranger", "0123456789abcdef")
    assert "If I am in your group already, tap Join under my message there" in await street.private_words("Stranger")
    assert "You are in Mill Lane." in await street.opens("Ben")


async def test_who_has_no_group_is_told_how_to_come_in(street: Street) -> None:
    await street.person("Stranger")
    for command in ("/me", "/pool", "/purposes", "/propose", "/round", "/coordinators", "/link", "/nudges"):
        assert "I do not know your group yet" in await street.tells("Stranger", command)
    assert "Funders put money in this group's pot" in await street.tells("Stranger", "/help")


async def test_a_stranger_who_comes_by_a_card_is_refused_and_may_still_join(street: Street) -> None:
    await street.has_a_round()
    await street.comes("Grace")
    propose = await street.leads_to("Round 1", "Propose")
    assert "You are not on the list" in await street.opens("Grace", propose)
    assert "No purposes yet" in await street.opens("Grace", await street.leads_to("Round 1", "Purposes"))
    assert "You have not joined Mill Lane yet" in await street.tells("Grace", "/me")
    await street.join("Grace")
    assert "1 of 4" in await street.opens("Grace", propose)


async def test_a_forged_join_from_outside_the_group_admits_nobody(street: Street) -> None:
    await street.has_a_round()
    await street.person("Stranger")
    await street.opens("Stranger", await street.leads_to("Round 1", "Purposes"))
    answer = await street.forges("Stranger", "join", PRIVATE)
    assert "That button no longer works" in answer.text
    assert "6 residents have joined." in (await street.card(JOIN)).text


async def test_an_anonymous_admin_is_told_to_write_as_themselves(street: Street) -> None:
    await street.has_a_pot()
    await street.town.simulation.ask(f"groups/{street.group}/admins", person=street.people["Ben"], anonymous=True)
    for command in ("/fund £10 from Ward Fund", "/round for 2 days: Why?"):
        assert "I cannot tell who wrote this" in await street.says("Ben", command)
    hello = await street.town.simulation.write(street.people["Dev"], street.group, "Hello")
    assert "I cannot tell who wrote this" in await street.says("Ben", "/coordinators", reply_to=hello)


async def test_the_group_added_by_an_anonymous_admin_has_a_card_and_nobody_who_may_appoint(town: Town) -> None:
    street = await a_street(town, "Ben", anonymous=True)
    assert "Only the admin who added me" in await street.appoints("Amina", "Ben")


async def test_an_adviser_says_so_in_private_and_can_return(street: Street) -> None:
    await street.opens("Dev", await street.link())
    await street.taps_in_private("Dev", "I am an adviser")
    assert "nothing has changed" in (await street.taps_in_private("Dev", "No, I live here")).text
    await street.becomes_an_adviser("Dev")
    assert "You are an adviser now." in await street.private_words("Dev")
    assert "Dev is here as an adviser." in await street.announced("as an adviser")
    assert "5 residents have joined." in (await street.card(JOIN)).text
    stale = await street.forges("Dev", "role:adviser", PRIVATE)
    assert "That is what you are already." in stale.text
    await street.taps_in_private("Dev", "I am a resident")
    assert "You are an adviser here." in (await street.taps_in_private("Dev", "No, stay an adviser")).text
    assert "5 residents have joined." in (await street.card(JOIN)).text
    await street.taps_in_private("Dev", "Yes, I live here")
    assert "6 residents have joined." in (await street.card(JOIN)).text


async def test_roles_do_not_change_between_freeze_and_close(street: Street) -> None:
    await street.has_a_round()
    await street.opens("Dev", await street.link())
    await street.town.passes(days=6)
    assert "Joining for this round has closed" in (await street.forges("Dev", "role:adviser", PRIVATE)).text
    assert "I am an adviser" not in await buttons(street, "Dev", "/start")


async def buttons(street: Street, name: str, command: str) -> set[str]:
    """What can be tapped under the private answer to a command."""
    await street.tells(name, command)
    return set((await street.reads(name, PRIVATE))[-1].buttons)


async def test_an_adviser_is_told_what_advisers_do_and_when_that_can_change(street: Street) -> None:
    await street.becomes_an_adviser("Dev")
    await street.has_a_round()
    await street.has_a_purpose()
    assert "As an adviser you do not back or object. You may propose" in await street.tells("Dev", "/me")
    assert "You have not backed" not in await street.tells("Dev", "/me")
    assert "I am a resident" in await buttons(street, "Dev", "/me")
    assert "To back one" not in await street.tells("Dev", "/purposes")
    await street.taps_in_private("Dev", "1. Lights")
    assert "I back this" not in (await street.reads("Dev", PRIVATE))[-1].buttons
    assert "Advisers may propose. All will read that an adviser did." in await street.tells("Dev", "/propose")
    await street.taps_in_private("Dev", "Cancel")
    await street.town.passes(days=6)
    assert "I am a resident" not in await buttons(street, "Dev", "/me")
    assert "You can become a resident again once this round is over, on " in await street.tells("Dev", "/me")


async def test_a_name_of_hidden_signs_and_markup_is_shown_harmlessly(street: Street) -> None:
    await street.comes("Eve", last_name="<b>\u202egnp.exe\u200b</b> & Co 🦊")
    await street.join("Eve")
    await street.appoints("Amina", "Eve")
    assert "Amina made Eve <b>gnp.exe</b> & Co 🦊 a coordinator here." in await street.announced("a coordinator here")
