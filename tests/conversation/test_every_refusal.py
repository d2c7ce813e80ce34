"""Every refusal is met by the door: its own words, or so many of them that no other has them, stand in a test here."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.words.compose import plain
from handlers.words.refusals import ALOUD, WORDS
from tests.conversation.street import JOIN, PRIVATE, ROUND, Street, a_street
from tests.conversation.test_catalogue import NOWHERE
from tests.conversation.town import Town

IN_TOWN = pytest.mark.asyncio(loop_scope="module")
AGREE, BACK = "I agree", "I back this"

ENOUGH = 12
VALUES: dict[str, object] = {
    "title": "Lights",
    "funder": "Ward Fund",
    "words": "for 3 moons",
    "field": "title",
    "given": "EUR",
    "currency": "GBP",
    "command": "propose",
    "names": ["Amina"],
    "needed": 3,
    "roll": 2,
    "residents": 1,
    "advisers": 1,
    "length": 81,
    "most": 80,
    "reachable": 120_00,
    "wait": 3 * 86400,
    "left": 0,
}
OTHERWISE: dict[str, dict[str, object]] = {
    "extension_out_of_range": {"most": timedelta(days=14).total_seconds()},
    "objection_ended": {"title": "Ramps"},
    "objection_settled": {"title": "Lamps"},
    "purpose_merged": {"title": "Lanterns"},
}


def told(code: str) -> str:
    """The words of a refusal as the streets here meet it."""
    speech, values = plain(None, NOWHERE), VALUES | OTHERWISE.get(code, {})
    aloud = ALOUD[code](speech, values) if code in ALOUD else ""
    return f"{WORDS[code](speech, values)} {aloud}".lower()


def expected() -> Iterator[str]:
    """Every text that a conversation here expects to be told."""
    for file in Path(__file__).parent.glob("test_*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        left_out = set(unexpected(tree))
        yield from (str(one.value) for one in texts(tree) if id(one) not in left_out)


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    yield from (one for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def unexpected(tree: ast.AST) -> Iterator[int]:
    """What shall not be told, and what documents."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(one, ast.NotIn) for one in node.ops):
            yield from map(id, texts(node.left))
        elif isinstance(node, ast.Expr):
            yield id(node.value)


def test_every_refusal_is_met_by_the_door() -> None:
    words, looked_for = {code: told(code) for code in WORDS}, {one.lower() for one in expected() if len(one) >= ENOUGH}
    fits = {text: [code for code in words if text in words[code]] for text in looked_for}
    met = {codes[0] for codes in fits.values() if len(codes) == 1}
    missing = " ".join(sorted(set(WORDS) - met))
    assert missing == ""


async def steered(town: Town) -> Street:
    """Amina and Ben coordinate and have opened the private chat, as have Chloe and Dev."""
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev", "Ewa", "Priya")
    for name in ("Amina", "Ben", "Chloe", "Dev"):
        await street.opens(name, await street.link())
    await street.appoints("Amina", "Amina")
    await street.appoints("Amina", "Ben")
    return street


@IN_TOWN
async def test_money_is_not_taken_unread_and_nothing_is_set_or_asked_for_twice(town: Town) -> None:
    street = await steered(town)
    await street.tells("Ben", "/fund")
    assert "Please write it with its currency, like" in await street.tells("Ben", "lots")
    await street.taps_in_private("Ben", "Cancel")
    await street.funds("Ben", "£120 from Ward Fund")
    await street.tells("Ben", "/fund")
    assert "Please write it like 250 or 250.50." in await street.tells("Ben", "lots")
    assert "The amount must be more than nothing." in await street.tells("Ben", "0")
    await street.taps_in_private("Ben", "Cancel")
    await street.opens("Ben", await street.leads_to("Ben recorded", "Correct this"))
    await street.taps_in_private("Ben", "The amount is right")
    await street.tells("Ben", "Misread")
    answer = await street.taps_in_private("Ben", "Ask the group")
    assert answer.text == "That is what is recorded already, so nothing has changed."
    await street.taps_in_private("Ben", "Cancel")
    for name in ("Amina", "Ben"):
        await street.tells(name, "/settings")
    await street.taps_in_private("Ben", "Let coordinators decide who joins")
    answer = await street.taps_in_private("Amina", "Let coordinators decide who joins")
    assert answer.text == "It is set to that already. Nothing has changed."

    await street.tells("Ben", "/members")
    await street.taps_in_private("Ben", "Remove somebody")
    dev = (await street.data_of("Ben", "Dev")).replace("remove", "readmit")
    assert "That person was not removed" in (await street.forges("Ben", dev, PRIVATE)).text
    await street.tells("Dev", "/leave")
    await street.taps_in_private("Dev", "Leave")
    assert (await street.taps_in_private("Ben", "Dev")).text == "That person has left already. Nothing has changed."
    await street.tells("Ben", "/coordinators")
    await street.tells("Amina", "/coordinators")
    for label in ("I step down", "Yes, I step down"):
        await street.taps_in_private("Amina", label)
    answer = await street.taps_in_private("Ben", "Dismiss Amina")
    assert answer.text == "That person is not a coordinator. Nothing has changed."


@IN_TOWN
async def test_who_comes_late_or_from_outside_or_once_it_is_decided_reads_why_not(town: Town) -> None:
    street = await steered(town)
    await street.becomes_an_adviser("Priya")
    await street.has_pot_and_purpose()
    await street.person("Mallory")
    await street.opens("Mallory", await street.link())
    told = await street.tells("Mallory", "/pool")
    assert "You have not joined that group, and are not in it, so I cannot show you its pot." in told
    leaving = await street.tells("Priya", "/leave")
    assert "You could not propose any more. What you proposed stays." in leaving
    assert "The group sees only how many" not in leaving
    await street.taps_in_private("Priya", "Leave")
    joined = await street.taps("Priya", "Join", JOIN)
    assert joined.text == "You are in, as an adviser. You hold no share. With /propose you can propose a purpose."
    await street.tells("Amina", "/coordinators")
    for label in ("I step down", "Yes, I step down"):
        await street.taps_in_private("Amina", label)
    await street.says("Ben", "/extend by 1 day")
    agree = (await street.card("asks to make round 1 longer", AGREE)).buttons[AGREE]
    answer = await street.taps("Priya", AGREE, "asks to make round 1 longer")
    assert answer.text == "You are here as an adviser, and a resident must agree to this. Nothing has changed."
    await street.taps("Ben", "Call it off", "asks to make round 1 longer")
    assert (await street.forges("Ewa", agree)).text == "This was called off. Nothing has changed."

    await street.opens("Ben", await street.leads_to("Ben recorded", "Correct this"))
    await street.town.passes(days=5, hours=1)
    assert "Only £0.00 of what Ward Fund gave is still in the pot." in await street.tells("Ben", "20")
    await street.taps_in_private("Ben", "Cancel")

    await street.comes("Grace")
    await street.join("Grace")
    assert "This round had begun without you when you joined." in (await street.taps("Grace", BACK, "1. Lights")).text
    back = (await street.card("1. Lights", BACK)).buttons[BACK]
    await street.taps("Ewa", BACK, "1. Lights")
    await street.taps("Amina", "I object", "1. Lights")
    await street.town.passes(hours=13)
    assert "An objection" not in await street.announced("1. Lights"), "it ended without a reason"
    await street.taps("Ben", BACK, "1. Lights")
    await street.town.passes(days=8, hours=10)
    led = await street.taps("Ewa", "Undo my choice", "1. Lights")
    await street.opens("Ewa", led.url)
    undone = await street.taps_in_private("Ewa", "Give up my yes")
    assert undone.text == "Taken back. Your yes to “Lights” is gone, and cannot be given again in this round."
    answer = await street.forges("Ewa", back)
    assert answer.text == "The first result is out, so nobody can back anything new. You can still undo a choice."
    assert "It is too late to make this round longer" in await street.says("Ben", "/extend by 1 day")


@IN_TOWN
async def test_what_cannot_be_merged_and_who_cannot_be_asked(town: Town) -> None:
    street = await steered(town)
    await street.has_pot_and_purpose()
    await street.has_a_purpose("Dev", "Lamps")
    lamps = (await street.data_of("Dev", "Merge with another")).partition(":")[2]
    lights = int(lamps) - 1
    for label in ("Merge with another", "1. Lights"):
        await street.taps_in_private("Dev", label)
    await street.town.simulation.ask("act/block", person=street.people["Chloe"])
    await street.settles()
    answer = await street.taps_in_private("Dev", "Yes, ask them")
    assert answer.text.startswith("I cannot write to the proposer of “Lights”. Ask them to open a private chat with me")
    await street.town.simulation.ask("act/unblock", person=street.people["Chloe"])
    await street.settles()
    await street.taps_in_private("Dev", "Yes, ask them")
    assert "would like to merge it into your “Lights”" in await street.private_words("Chloe"), "she lets me write again"
    await street.town.simulation.ask("act/block", person=street.people["Chloe"])
    await street.settles()
    told = (await street.reads("Dev", PRIVATE))[-1].text
    assert told.startswith("I can no longer write to the proposer of “Lights”, so they cannot answer.")
    assert "“Lamps” and “Lights” stay as they are." in told
    assert "“Lamps” was not merged: the other proposer could not be reached." in await street.recorded()

    other = await street.another()
    await other.has_pot_and_purpose()
    foreign = (await other.data_of("Chloe", "Merge with another")).partition(":")[2]
    answer = await street.forges("Dev", f"merge_into:{lamps}-{foreign}", PRIVATE)
    assert "That button no longer works" in answer.text, "another group's purpose is not so much as named"
    await street.has_a_purpose("Dev", "Lanterns")
    back = (await street.card("3. Lanterns", BACK)).buttons[BACK]
    for label in ("Merge with another", "2. Lamps", "Yes, merge them"):
        await street.taps_in_private("Dev", label)
    assert (await street.forges("Ewa", back)).text.startswith("“Lanterns” was merged into another purpose. Nothing")

    await street.says("Ben", "/cancel: nobody has time")
    await street.taps("Amina", AGREE, "asks to cancel")
    await street.says("Ben", ROUND)
    await street.taps("Ben", "Open", "A round you could open")
    await street.has_a_purpose("Dev", "More Lamps")
    more = (await street.data_of("Dev", "Merge with another")).partition(":")[2]
    answer = await street.forges("Dev", f"merge_into:{more}-{lights}", PRIVATE)
    assert answer.text == "“Lights” is in another round, so they cannot be merged."
    await street.taps("Dev", BACK, "1. More Lamps")
    for label in ("Change it", "Change the title"):
        await street.taps_in_private("Dev", label)
    await street.tells("Dev", "Many Lamps")
    await street.taps_in_private("Dev", "Change it so")
    assert "You changed this, so your own tap no longer counts either." in await street.private_words("Dev")
