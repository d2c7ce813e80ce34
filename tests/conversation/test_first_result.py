"""Between the first result and the last: every number is what it would take, and every word what stands now."""

import pytest

from bot.recount.container import unpack
from tests.conversation.street import PRIVATE, QUESTION, RESIDENTS, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

LOST = "It no longer has enough, and nobody can back it any more. It does not go ahead."
IF_SO = "if it keeps its support, and its backers' shares still hold enough then."


async def few_against(town: Town) -> Street:
    """Seven residents with £40 each, in a round where each objection takes four backers."""
    street = await a_street(town, *RESIDENTS, "Grace")
    await street.appoints("Amina", "Ben")
    await street.funds("Ben", "£280 from Ward Fund")
    await street.says("Ben", f"/round near-consensus, for 14 days: {QUESTION}")
    assert "Kind of round: Few against." in await street.announced("A round you could open")
    await street.taps("Ben", "Open", "A round you could open")
    return street


async def objects(street: Street, name: str, title: str) -> None:
    """An objection that is given its reason."""
    await street.opens(name)
    await street.taps(name, "I object", f". {title}")
    await street.tells(name, "It is in the way.")
    await street.taps_in_private(name, "Post it")


async def card(street: Street, title: str) -> str:
    return (await street.card(f". {title}")).text


async def test_what_turns_after_the_first_result_is_told_as_it_stands(town: Town) -> None:
    street = await few_against(town)
    for title, cost in (("Lights", "110"), ("Bench", "80"), ("Swings", "20"), ("Pond", "250"), ("Slide", "200")):
        await street.has_a_purpose("Chloe", title, cost)
    assert "It needs at least 4 backers for each person who objects." in await card(street, "Bench")
    await town.passes(days=6)
    closed = await street.announced("Joining for round 1 has closed.")
    assert "at least 4 backers. It needs at least 4 backers for each person who objects." in closed
    assert "Kind of round: Few against." in (await street.card(QUESTION, "Propose")).text
    await street.all_tap("I back this", ". Lights", "Ben", "Dev", "Ewa", "Grace")
    await street.all_tap("I back this", ". Bench", "Ben", "Dev", "Farid")
    await street.all_tap("I back this", ". Swings", "Ben", "Dev", "Chloe", "Grace", "Ewa")
    await street.taps("Dev", "I back this", ". Pond")
    await street.all_tap("I back this", ". Slide", "Ben", "Dev", "Ewa", "Grace")
    assert "If only this went ahead, each share would pay up to £27.50." in await card(street, "Lights")
    for title, *names in (("Slide", "Amina", "Farid"), ("Bench", "Amina", "Ewa"), ("Swings", "Amina", "Farid")):
        for name in names:
            await objects(street, name, title)
    both = "It still needs 4 more backers, with £40.00 in their shares."
    assert both in await card(street, "Slide"), "with fewer who object it would still lack money"
    assert "It still needs 6 more backers, with £210.00 in their shares." in await card(street, "Pond")
    few = "Backed by 3. 2 people object, so it needs at least 8.\nTheir shares can cover its £80.00.\n"
    assert f"{few}It still needs 5 more backers." in await card(street, "Bench"), "as many as both tests ask for"
    await street.taps("Grace", "I back this", ". Bench")
    assert "Backed by 4. 2 people object, so it needs at least 8." in await card(street, "Bench")
    silent = "Their shares can cover its £80.00.\nIt still needs 1 person fewer who objects."
    assert silent in await card(street, "Bench"), "only one is silent: no four could still back it"
    await street.taps_in_private("Chloe", "Answer")
    await street.tells("Chloe", "It can stand elsewhere.")
    await street.taps_in_private("Chloe", "Post it")
    await town.passes(days=8)
    first = await street.announced("the first result")
    assert "Lights: would go ahead, for £110.00.\n4 of us back it.\nAs things stand, 4 shares would pay £27.50" in first
    for title, backers in (("Bench", 4), ("Swings", 5)):
        assert f"{title}: would not go ahead.\n{backers} of us back it. 2 people object.\nAgainst so many" in first
    assert first.count("Against so many it needs 8 backers.\nIf objections end by ") == 2
    assert "Nobody can back it any more, so this stays." in first
    too_little = (
        "Against so many it needs 8 backers.\nTheir shares can cover £160.00 of its £200.00.\nNobody can back it"
    )
    assert f"4 of us back it. 2 people object.\n{too_little} any more, so this stays." in first
    slide = await street.card(". Slide")
    assert "It does not have enough, and nobody can back it any more." in slide.text
    assert list(slide.buttons) == ["Undo my choice"]
    assert "at most" not in first
    assert "If you are content, do nothing." in first
    assert "It can go ahead only if 1 person fewer objects by " in await card(street, "Swings")
    assert "It does not have enough, and nobody can back it any more." in await card(street, "Pond")

    await street.taps_in_private("Farid", "It is settled")
    settled = (await street.reads("Farid", PRIVATE))[-1].text
    assert "It has enough support now. It goes ahead on " in settled
    assert IF_SO in settled
    assert "To object again, tap the purpose below, then I object, until " in settled
    assert "1 person objects.\nIt has enough support now. It goes ahead on " in await card(street, "Swings")
    now = (await street.card(QUESTION, "My share")).text
    assert "Since the first result:\nEnough support now: Swings." in now
    told = await street.private_words("Chloe")
    assert "About your “Swings”, since the first result:\nIt has enough support now." in told

    led = (await street.taps("Ben", "Undo my choice", ". Lights")).url
    assert "A yes taken back now, or turned into a no, is gone" in await street.opens("Ben", led.partition("=")[2])
    assert "Your yes to “Lights” is gone" in (await street.taps_in_private("Ben", "Give up my yes")).text
    lights = await street.card(". Lights")
    assert f"Backed by 3. It needs at least 4.\n{LOST}" in lights.text
    assert list(lights.buttons) == ["Undo my choice"], "an objection could change nothing any more"
    assert "No longer enough support: Lights." in (await street.card(QUESTION, "My share")).text
    assert f"About your “Lights”, since the first result:\n{LOST}" in await street.private_words("Chloe")
    await town.passes(days=1, minutes=1)
    result = await street.announced("Round 1: the result")
    assert "Swings: goes ahead" in result
    lights_near = "It would have gone ahead with 1 more backer who had at least £2.00 left.\n\n"
    assert f"Lights\nDoes not go ahead: backed by 3, needed 4.\n{lights_near}" in result
    assert "Bench\nDoes not go ahead: " in result
    assert "With so many objections it needed 8.\nIt would have gone ahead with 1 objection fewer.\n2 p" in result
    pond = "Pond\nDoes not go ahead: backed by 1, needed 4.\nTheir shares could have covered £36.00 of its £250.00."
    assert pond in result, "far away"
    told = await street.private_words("Chloe")
    assert "About your “Bench”:\nDoes not go ahead: 4 backed it." in told
    assert "it needed 8.\nIt would have gone ahead with 1 objection fewer.\nYou can propose it again" in told
    files = [one for one in town.world.files if one.name == "round-1.zip"]
    page = unpack(files[-1].data)["result.txt"].decode()
    assert "A purpose needed at least 4 backers, and 4 for each person who objected." in page
    assert "4 backed it, 2 objected. Against 2 it needed 8 backers." in page
    assert "1.1 Lights, £110.00." in page


async def test_what_shares_would_pay_is_what_they_then_pay_and_what_is_left_is_told_once(town: Town) -> None:
    street = await few_against(town)
    for title, cost in (("Lights", "110"), ("Bench", "80")):
        await street.has_a_purpose("Chloe", title, cost)
    for name in ("Ben", "Dev", "Ewa", "Farid"):
        await street.opens(name)
    await town.passes(days=6)
    await street.all_tap("I back this", ". Lights", "Ben", "Chloe", "Dev", "Ewa")
    await street.all_tap("I back this", ". Bench", "Chloe", "Farid", "Grace")
    said = (await street.taps("Dev", "I back this", ". Bench")).text
    assert "If only this went ahead, it would take £20.00 of your £40.00 as things stand." in said
    await town.passes(days=8)
    first = await street.announced("the first result")
    assert "As things stand, 2 shares would pay £35.00 each and 2 shares would pay £20.00 each." in first
    assert "“Bench” comes before “Lights”: as many people back it, and it costs less." in first
    assert "A share that backs several pays for the first, and has less for the next." in first
    await town.passes(days=1, minutes=1)
    result = await street.announced("Round 1: the result")
    assert "2 shares pay £35.00 each and 2 shares pay £20.00 each." in result
    left = {
        "Ben": "The other £5.00 of your £40.00 stays with the funders. It was never your own money.",
        "Dev": "That was the last of your share of £40.00.",
        "Farid": "The other £20.00 of your £40.00 stays with the funders. It was never your own money.",
    }
    for name, words in left.items():
        told = await street.private_words(name)
        assert told.count(words) == 1, told
        assert told.count("of your share is left") == 0
    assert (await street.private_words("Dev")).count("Your share paid £20.00 of it.") == 2
