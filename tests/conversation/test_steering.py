"""Coordinators are appointed, record deposits, and launch a round."""

import pytest

from tests.conversation.street import QUESTION, ROUND, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

COORDINATE = "I will coordinate"
PREVIEW = "A round you could open"


async def has_an_adviser_coordinator(street: Street) -> None:
    """Dev is an adviser and coordinates, beside Ben who has filled the pot."""
    await street.has_a_pot()
    await street.becomes_an_adviser("Dev")
    await street.appoints("Amina", "Dev")


async def test_who_added_the_bot_appoints_by_replying(street: Street) -> None:
    assert "There is no coordinator now." in await street.says("Dev", "/coordinators")
    assert await street.appoints("Amina", "Ben") == ""
    assert "Amina made Ben a coordinator here." in await street.announced("a coordinator here")
    assert "Coordinators: Ben." in await street.says("Dev", "/coordinators")
    assert "That person is a coordinator already." in await street.appoints("Amina", "Ben")


async def test_nobody_else_appoints_and_nobody_unknown_is_appointed(street: Street) -> None:
    assert "Only the admin who added me" in await street.appoints("Ben", "Chloe")
    await street.comes("Grace")
    assert "has not joined yet" in await street.appoints("Amina", "Grace")


async def test_who_added_the_bot_is_told_so_and_coordinates_with_one_tap(town: Town) -> None:
    street = await a_street(town, "Ben", "Chloe")
    assert "There is no coordinator now." in (await street.card("a pot we decide on together")).text
    assert "Amina added me and can choose one, with /coordinators." in await street.says("Ben", "/coordinators")

    assert "Amina added me, and can be the coordinator" in await street.says("Amina", "/coordinators")
    assert "Only the admin who added me" in (await street.taps("Ben", COORDINATE, "added me, and can")).text
    assert "You are a coordinator now." in (await street.taps("Amina", COORDINATE, "added me, and can")).text
    assert "/fund records money." in await street.announced("Amina is a coordinator here now.")
    assert not [one for one in await street.reads() if COORDINATE in one.buttons], "nobody can tap it a second time"
    assert "no coordinator" not in (await street.card("a pot we decide on together")).text
    told = await street.says("Amina", "/coordinators")
    assert "Amina can choose more alone, by replying /coordinators" in told
    assert "a coordinator sends me /coordinators in private" in told


async def test_who_added_the_bot_reads_in_private_what_to_do_before_they_have_joined(town: Town) -> None:
    street = await a_street(town, "Ben")
    assert "You added me, so you can be the coordinator" in await street.opens("Amina")
    await street.taps_in_private("Amina", COORDINATE)
    assert "2. Record what funders give" in await street.private_words("Amina")
    assert "2 residents have joined." in (await street.card("a pot we decide on together")).text
    assert "You coordinate here." in await street.opens("Amina")


async def test_replying_to_the_bot_or_to_nobody_appoints_nobody(street: Street) -> None:
    card = await street.card("a pot we decide on together")
    assert "There is no coordinator now." in await street.says("Amina", "/coordinators", reply_to=card.id)


async def test_a_command_in_a_topic_appoints_nobody_who_made_the_topic(street: Street) -> None:
    """Telegram gives whatever is written in a topic as a reply to the message that made it."""
    world = street.town.world
    chat, chloe = world.chats.get(street.group), world.people.get(street.people["Chloe"])
    assert chat is not None
    assert chloe is not None
    made = {"forum_topic_created": {"name": "Money", "icon_color": 7322096}}
    topic = chat.write(world.clock.unix(), chloe, service=made)
    assert "There is no coordinator now." in await street.says("Amina", "/coordinators", reply_to=topic.id)


async def test_after_the_first_round_one_person_no_longer_appoints(street: Street) -> None:
    await street.has_a_round()
    assert "no longer appoint" in await street.appoints("Amina", "Chloe")
    told = await street.says("Amina", "/coordinators")
    assert "alone" not in told
    assert "a coordinator sends me /coordinators in private" in told


async def test_a_deposit_is_announced_with_what_the_pot_holds(street: Street) -> None:
    await street.has_a_pot()
    shown = await street.says("Ben", "/fund £80.50 from Housing Trust: for the alley only")
    assert shown.startswith(
        "I will record £80.50 from Housing Trust.\nThe funder's terms: “for the alley only”\nNothing is recorded yet."
    )
    assert await street.never_announced("Ben recorded £80.50")
    assert "Only the person who wrote that command" in (await street.taps("Amina", "Record it", "£80.50")).text
    assert "Housing Trust is a new name here." in shown
    record = (await street.card("£80.50", "Record it")).buttons["Record it"]
    await street.taps("Ben", "Record it", "£80.50")
    assert "That was recorded or cancelled already." in (await street.forges("Ben", record)).text
    assert "Did you mean Housing Trust?" in await street.says("Ben", "/fund £8 from Hosing Trust")
    shown = await street.says("Ben", "/fund £9 from housing  trust")
    assert shown.startswith("I will record £9.00 from Housing Trust.")
    assert "new name" not in shown
    await street.taps("Ben", "Cancel", "£9.00")
    assert "Cancelled. Nothing was recorded." in await street.announced("Cancelled")
    said = await street.announced("Ben recorded £80.50 from Housing Trust.")
    assert "The funder's terms: “for the alley only”" in said
    assert sum("£80.50" in one.text for one in await street.reads()) == 2, "what Ben wrote, and one answer to it"
    assert "Record no." in said
    assert "The pot now holds £200.50." in said
    by_funder = (await street.says("Dev", "/pool")).partition("Housing Trust")[2]
    assert "£80.50 came on these terms: “for the alley only”" in by_funder


async def test_an_unclear_deposit_is_answered_with_how_to_write_it(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    for words, asked in (
        ("£850", "Who gave it?"),
        ("some money", "how much, and who gave it"),
        ("lots from Ward Fund", "I could not read the amount."),
        ("-5 from Ward Fund", "I could not read the amount."),
        ("£8.505 from Ward Fund", "I could not read the amount."),
        ("£5 from ", "Who gave it?"),
        ("850 from X", "I could not read the amount."),
    ):
        said = await street.says("Ben", f"/fund {words}")
        assert asked in said, words
        assert "/fund £850 from Ward Fund" in said, words
    await street.funds("Ben", "€850 from Ward Fund")
    await street.funds("Ben", "50 from Ward Fund")
    assert "€900.00" in await street.says("Ben", "/pool"), "the first deposit sets the currency"


async def test_deposits_are_refused_to_others_in_another_currency_and_of_nothing(street: Street) -> None:
    await has_an_adviser_coordinator(street)
    assert "Only coordinators can do that." in await street.says("Ewa", "/fund £5 from Ward Fund")
    assert "This pot is kept in GBP. I cannot add EUR" in await street.says("Ben", "/fund 5 € from Ward Fund")
    assert "more than nothing" in await street.says("Ben", "/fund £0 from Ward Fund")
    assert "In the pot: £120.00" in await street.says("Ewa", "/pool")


async def test_a_preview_tells_what_the_round_would_be_and_open_opens_it(street: Street) -> None:
    await street.has_a_pot()
    preview = await street.says("Ben", ROUND)
    for words in (
        QUESTION,
        "£120.00 from Ward Fund",
        "With 6 residents, each share is £20.00.",
        "needs at least 3 backers",
        "Opened now, it lasts 14 days, until Mon 7 Dec,",
        "Kind of round: One or a few.",
        "Once open, its rules cannot be changed.",
        "What is left in the shares at the end goes back to the funders.",
        "Nothing goes ahead before then.",
        "It needs at least 2 backers for each person who objects.",
        "Nothing happens until a coordinator taps Open.",
        "A rehearsal: of every 100 made-up rounds with 5 purposes each, something went ahead in 50.",
        "It usually had about 3 backers, and on average 86% of the money was left.",
    ):
        assert words in preview
    draft = await street.card(PREVIEW, "Open")
    assert "The round is open." in (await street.taps("Ben", "Open", PREVIEW)).text
    assert [one.text for one in await street.reads() if one.id == draft.id] == [
        f"Round 1 is open: {QUESTION}\nIts card in the group tells how it stands."
    ]
    assert not [one for one in await street.reads() if "Open" in one.buttons]
    card = await street.card(QUESTION, "Propose")
    assert "Round 1: " in card.text
    assert "If 6 of us take part, each of us has £20.00 of it to give. Nobody pays from their own pocket." in card.text
    assert card.pinned


async def test_opening_is_refused_to_residents_to_advisers_and_a_second_time(street: Street) -> None:
    await has_an_adviser_coordinator(street)
    await street.says("Ben", ROUND)
    assert "Only coordinators" in (await street.taps("Ewa", "Open", PREVIEW)).text
    assert "more than half of the coordinators must be residents" in (await street.taps("Dev", "Open", PREVIEW)).text
    assert "more than half of the coordinators must be residents" in (await street.taps("Ben", "Open", PREVIEW)).text
    draft = await street.card(PREVIEW, "Open")
    await street.appoints("Amina", "Ewa")
    assert "The round is open." in (await street.taps("Ewa", "Open", PREVIEW)).text
    assert "has been opened already" in (await street.forges("Ben", draft.buttons["Open"])).text
    assert "A round is open already" in await street.says("Ben", ROUND)


async def test_previewing_is_refused_to_others_and_without_money(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    assert "The pot is empty." in await street.says("Ben", ROUND)
    await street.funds("Ben", "£120 from Ward Fund")
    assert "Only coordinators" in await street.says("Ewa", ROUND)
    assert "from two hours to a year" in await street.says("Ben", "/round for 1 hour: Why?")
    assert "Please leave out “sealed” or “when ready”." in await street.says("Ben", "/round sealed, when ready: Why?")
    assert "from one twentieth to nine tenths" in await street.says("Ben", "/round core 1/21: Why?")
    assert "from one twentieth to nine tenths" in await street.says("Ben", "/round core 91%: Why?")
    assert "At least half of those who back or object must back it" in await street.says(
        "Ben", "/round agreement 49%: Why?"
    )
    assert "one objection would stop any purpose" in await street.says("Ben", "/round agreement 1/1: Why?")
    assert "The question is too long: 301 characters, and 300 fit." in await street.says("Ben", "/round : " + "x" * 301)


async def test_an_unclear_round_is_answered_with_how_to_write_it(street: Street) -> None:
    await street.has_a_pot()
    unclear = ("up to £25 each", "for 14 days", "for ages: Why?", "up to lots each: Why?", "up to 5 € each: Why?")
    twice = ("at the close, when ready: Why?", "keep what is left, give back: Why?", "for 2 days for 3 days: Why?")
    for words in (*unclear, *twice, "soon: Why?", ":", "severally: Why?", "core 1/0: Why?", "several together: Why?"):
        assert "/round up to £25 each for 14 days:" in await street.says("Ben", f"/round {words}"), words
    assert "put the question after a colon" in await street.says("Ben", "/round for 14 days")
    assert "I did not understand “£25 each 14 days”." in await street.says("Ben", "/round £25 each 14 days: Why?")
    assert "I did not understand “for 3 moons”." in await street.says("Ben", "/round up to £5 each, for 3 moons: Why?")


async def test_a_day_is_read_in_one_line_as_it_is_in_the_form(street: Street) -> None:
    await street.has_a_pot()
    for words, told in (
        ("until 6 December: Why?", "it lasts 13 days, until Sun 6 Dec,"),
        ("up to £5 each until Dec 6th, several: Why?", "it lasts 13 days, until Sun 6 Dec,"),
        ("by 2026-12-06: Why?", "it lasts 13 days, until Sun 6 Dec,"),
        ("until 6 Dec. 2026, sealed: Why?", "it lasts 13 days, until Sun 6 Dec,"),
        ("for 25, up to £5 each: Why?", "it lasts 25 days, until Fri 18 Dec,"),
        ("until 6/12: Why?", "I did not understand “until 6/12”."),
        ("until 6 Smarch: Why?", "I did not understand “until 6 Smarch”."),
        ("for 3 days until 6 December: Why?", "I did not understand “for 3 days until 6 December”."),
        ("until 1 November: Why?", "That day is over or is today."),
        ("until 6 December 2031: Why?", "A round lasts from two hours to a year."),
    ):
        assert told in await street.says("Ben", f"/round {words}"), words
    await street.says("Ben", "/round until 6 December: Why so?")
    await street.town.passes(days=2)
    await street.taps("Ben", "Open", "Why so?")
    assert "Decision Sun 6 Dec," in (await street.card("Round 1: Why so?")).text, "the day that was named"


async def test_each_preset_and_choice_is_understood(street: Street) -> None:
    await street.has_a_pot()
    for words, told in (
        ("together: Why?", "once it has had enough support for 24 hours"),
        ("several for 3 days: Why?", "All purposes are decided together at the end."),
        ("Near-consensus, for 2 weeks: Why?", "All purposes are decided together at the end."),
        ("several, up to £10 each: Why?", "So £60.00 of the pot is for this round. The other £60.00 stays in the pot."),
        (
            "for 12 hours, keep what is left: Why?",
            "What is left in the shares at the end stays in the pot for the next round.",
        ),
        ("give back what is left: Why?", "What is left in the shares at the end goes back to the funders."),
        ("together, at the close: Why?", "All purposes are decided together at the end."),
        ("several when ready: Why?", "once it has had enough support for 24 hours"),
        ("sealed and several: Why?", "This round is sealed."),
        ("sealed: Why?", "All purposes are decided together at the end."),
        ("core 5/6: Why?", "A purpose needs at least 5 backers."),
        ("core of 100 / 120 : Why?", "A purpose needs at least 5 backers."),
        ("near-consensus, agreement 75%: Why?", "It needs at least 3 backers for each person who objects."),
    ):
        assert told in await street.says("Ben", f"/round {words}"), words
    assert "The round is open." in (await street.taps("Ben", "Open", PREVIEW)).text


async def test_a_preview_warns_of_small_shares_and_when_all_must_agree(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    await street.funds("Ben", "£6 from Ward Fund")
    assert "rounding to whole pennies begins to matter" in await street.says("Ben", ROUND)


async def test_a_group_of_three_is_warned_that_all_must_agree_and_smaller_ones_and_pots_are_refused(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben")
    await street.appoints("Amina", "Ben")
    await street.funds("Ben", "£0.02 from Ward Fund")
    assert "So far 2 residents have joined, and a purpose needs at least 3 backers." in await street.says("Ben", ROUND)
    await street.comes("Chloe")
    await street.join("Chloe")
    assert "each share would be less than the smallest coin" in await street.says("Ben", ROUND)
    await street.funds("Ben", "£30 from Ward Fund")
    assert "Note: a purpose would need all 3 of you to back it." in await street.says("Ben", ROUND)


async def test_without_words_round_shows_the_card_or_how_to_start(street: Street) -> None:
    assert "A coordinator can start a round with one line" in await street.says("Dev", "/round")
    await street.has_a_round()
    assert f"Round 1: {QUESTION}" in await street.says("Dev", "/round")
    assert "A round is open already." in await _in_private(street, ROUND)
    assert f"Round 1: {QUESTION}" in await _in_private(street, "/round")


async def _in_private(street: Street, words: str) -> str:
    await street.opens("Ben")
    return await street.tells("Ben", words)


async def test_a_round_with_two_lengths_or_two_limits_is_unclear(street: Street) -> None:
    await street.has_a_pot()
    for words in ("for 14 days for 3 days: Why?", "up to £5 each up to £25 each: Why?"):
        assert "/round up to £25 each for 14 days:" in await street.says("Ben", f"/round {words}"), words


async def test_a_command_may_be_written_on_several_lines(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    await street.funds("Ben", "\n£5 from\u200b Ward\nFund")
    assert "Ben recorded £5.00 from Ward Fund." in await street.announced("£5.00 from")
    await street.funds("Ben", "£1,000 from Ward\u2028 Fund")
    assert "All of it is from Ward Fund." in await street.says("Ben", "/pool"), "one funder, however it is spelt"
    preview = await street.says("Ben", "/round\nfor 12 hours: x:\n\ny: z?\nBacked by 12.")
    assert "x: y: z? Backed by 12." in preview
    assert "it lasts 12 hours, until" in preview


async def test_odd_amounts_are_unclear_and_a_funder_may_have_any_name(street: Street) -> None:
    await street.appoints("Amina", "Ben")
    for amount in ("1e9", "£" + "9" * 13, "0x10", "£5 £6", "٥", "½", "¥5.5", "KWD 1,500"):
        assert "/fund £850 from Ward Fund" in await street.says("Ben", f"/fund {amount} from Ward Fund"), amount
    await street.funds("Ben", "£5 from Bob from Ward <b>&lt;{0}")
    assert "£5.00 from Bob from Ward <b>&lt;{0}." in await street.announced("£5.00 from")
