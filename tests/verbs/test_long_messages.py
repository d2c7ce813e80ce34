"""What is said of many purposes, funders and objections: all of it, in messages that Telegram takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.playground.entities import parsed, units
from handlers.words.compose import compose
from handlers.words.pages import pages
from models.purposes import backing, objecting, proposing
from models.rules.purposes import Proposal
from tests.verbs.house import Street, ready

TELEGRAMS = 4096
MANY = 40  # purposes, and funders


@dataclass
class Note:
    """A notice as delivery holds it."""

    kind: str
    what: str
    values: dict[str, Any] = field(default_factory=dict)
    community_id: int | None = 1
    chat_id: int | None = None
    number: int | None = None
    again: bool = False


async def said(street: Street, note: Note) -> list[str]:
    """All parts of it."""

    async def ask(question: Callable[..., Any], *values: object) -> Any:
        return street.ask(question, *values)

    parts: list[str] = []
    more = True
    while more:
        note.values = {**note.values, "part": len(parts) + 1} if note.kind != "card" else note.values
        message = await compose(ask, note, "commonpot_bot")
        assert message is not None
        parts.append(message.text)
        more = message.more
    return parts


def fits(text: str) -> bool:
    return units(parsed(text, "HTML").text) <= TELEGRAMS


@pytest.fixture
def crowded(street: Street) -> Street:
    """Forty funders with long names, and forty purposes whose reasons are as long as they may be."""
    ready(street, people=6, pennies=60_00)
    for number in range(MANY):
        street.fund(10_00, f"{number} " + "<Fund & Trust> " * 5)
    street.open()
    for number in range(MANY):
        proposal = Proposal(f"{number} " + "🦊" * 70, "<why> " * 160, 5_00 + number, "A & B " * 20)
        street.do(proposing.propose, street.community_id, 3, proposal)
    return street


@pytest.mark.parametrize("what", ["pool", "purposes", "round_now"])
async def test_an_answer_to_a_command_fits(crowded: Street, what: str) -> None:
    parts = await said(crowded, Note("reply", what))
    assert all(map(fits, parts))


async def test_the_pool_names_every_funder(crowded: Street) -> None:
    told = "\n".join(await said(crowded, Note("reply", "pool")))
    assert all(f"<b>{number} &lt;Fund" in told for number in range(MANY))


async def test_the_outcome_names_every_purpose_with_its_reason(crowded: Street) -> None:
    first, last = "Nobody backs it.\nIt needs ", "Does not go ahead: backed by 0"
    for act, what, why in (("decide", "provisional", first), ("close", "result", last)):
        crowded.until(act)
        parts = await said(crowded, Note("result", what, {"round_id": 1}, number=1))
        assert all(map(fits, parts))
        assert all("Record no. 1" in part for part in parts)
        assert f"Part 1 of {len(parts)}" in parts[0]
        told = "\n".join(parts)
        assert all(f"<b>{number} 🦊" in told for number in range(MANY))
        assert told.count(why) == MANY


async def test_a_rounds_card_with_many_funders_keeps_its_rule_and_fits(crowded: Street) -> None:
    (card,) = await said(crowded, Note("card", "round", {"subject_id": 1}))
    assert fits(card)
    assert "37 more" in card
    assert "their shares must be enough to pay for it" in card


async def test_a_purpose_with_many_objections_keeps_how_it_stands_and_fits(crowded: Street) -> None:
    for person in range(1, 7):
        crowded.do(backing.object_to, 1, person)
        crowded.do(objecting.give_reason, 1, person, f"{person} " + "&" * 490)
        crowded.do(backing.take_back, 1, person)
        crowded.do(backing.object_to, 1, person)
        crowded.do(objecting.give_reason, 1, person, f"{person} " + "&" * 490)
    (card,) = await said(crowded, Note("card", "purpose", {"subject_id": 1}))
    assert fits(card)
    assert "6 people object." in card
    assert "More than fits here is in the messages above." in card


def test_a_text_is_cut_between_paragraphs_then_lines_then_words_never_in_markup() -> None:
    assert pages("one two\n\nthree four", 14) == ["one two", "three four"]
    assert pages("one\ntwo three", 8) == ["one", "two", "three"]
    assert pages("<b>one two</b> three", 8) == ["<b>one two</b>", "three"]
    assert pages("&lt;&gt; &amp;", 4) == ["&lt;&gt; &amp;"]
    assert pages("🦊🦊🦊", 4) == ["🦊🦊", "🦊"]
    assert pages("short", 5) == ["short"]
