"""No sentence bypasses the catalogue: in a language whose every sentence stands in brackets, every text does."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from config.texts import Language
from handlers.words.refusals import FIELDS, WORDS
from handlers.words.speech import Message, Speech
from handlers.words.templates import CARDS, NOTICES
from models.questions.settings import Setting, setting
from models.store.tables import cards, outbox
from models.store.unit import Unit
from tests.conversation.street import QUESTION, ROUND, Street
from tests.conversation.town import Town

WORD = re.compile(r"[^\W\d_]{2,}")
THEIR_OWN = re.compile(
    r"<blockquote>.*?</blockquote>|<code>.*?</code>|https://\S+|</?\w+>"
    r"|Bright Electric|It is dark there|Ward Fund|More Lights|Lights",
    re.S,
)
RARE = {
    "busy",
    "edited",
    "form_over",
    "gift_preview",
    "answered_asking",
    "asks_no_longer",
    "asks_to_join",
    "chosen",
    "how_many",
    "leave_ask",
    "left",
    "members",
    "not_let_in",
    "policy",
    "recorded",
    "rested",
    "resting",
    "settings",
    "somebody_asks",
    "stays",
    "stepped_down",
    "still_coordinates",
    "timezone",
    "which_group",
    "merge_choose",
    "merge_consider",
    "merge_declined",
    "merge_offer",
    "merge_unwanted",
    "merge_waits",
    "merged",
    "merged_asked",
    "merged_mine",
    "away",
    "back",
    "without_group",
    "cannot_pin",
    "failed",
    "form_left",
    "lapsed",
    "paid",
    "put_off",
    "silence",
    "stopped",
    "withdrawn",
    "withdrawn_mine",
    "appointed_together",
    "ask_first",
    "asked_for",
    "cancel_how",
    "cancelled",
    "candidates",
    "closed_early",
    "corrected",
    "dismissed",
    "extend_how",
    "extended",
    "nothing_asked",
    "readmitted",
    "removed",
    "removed_mine",
    "request",
    "second_wanted",
    "steering",
    "step_down_ask",
    "stepped_down_mine",
}


class Bracketed(NullTranslations):
    """Every sentence in brackets, whatever is in it."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def bracketed(place: Setting) -> Speech:
    return Speech(Language(Language.of("en").locale, Bracketed()), place, "commonpot_bot")


def outside(text: str) -> list[str]:
    """Words that stand in no brackets and are nobody's own."""
    depth, kept = 0, []
    for sign in THEIR_OWN.sub(" ", text):
        depth += (sign == "⟦") - (sign == "⟧")
        kept.append(sign if depth == 0 and sign != "⟧" else " ")
    return WORD.findall("".join(kept))


@dataclass(frozen=True)
class Told:
    """What waits to be put into words, or waited."""

    kind: str
    what: str
    values: dict[str, object]
    number: int | None = None


def everything(unit: Unit, community_id: int) -> list[Told]:
    """Every notice and card there has been in a community."""
    here = outbox.c.community_id.is_(None) | (outbox.c.community_id == community_id)
    place = {"community_id": community_id}
    told = [
        Told(row["kind"], row["what"], {**place, "person_id": _person(row["chat_id"]), **row["values"]}, row["number"])
        for row in unit.connection.execute(select(outbox).where(here)).mappings()
    ]
    drawn = unit.connection.execute(select(cards).where(cards.c.community_id == community_id)).mappings()
    return told + [Told("card", row["kind"], {**place, "subject_id": row["subject_id"]}) for row in drawn]


def _person(chat_id: int | None) -> int | None:
    return chat_id if chat_id is not None and chat_id > 0 else None


async def in_brackets(town: Town, told: Told) -> Message | None:
    """The notice as it would read now in the language of brackets."""
    template = (CARDS if told.kind == "card" else NOTICES)[told.what]
    place = await town.bot.reader.ask(setting, told.values["community_id"], told.number, now=town.now)
    view = None
    if template.question is not None:
        given = [told.values[name] for name in template.asked_with]
        view = await town.bot.reader.ask(template.question, *given, now=town.now)
        if view is None:
            return None
    return template.words(bracketed(place), view, told.values)


async def read_in_brackets(street: Street) -> set[str]:
    """Reads all that has been said in a street, and tells which notices there were."""
    town, read = street.town, set()
    community_id = await town.bot.reader.ask(lambda unit: unit.communities.by_chat(street.group).id, now=town.now)
    for told in await town.bot.reader.ask(everything, community_id, now=town.now):
        message = await in_brackets(town, told)
        if message is None:
            continue
        read.add(told.what)
        assert outside(message.text) == [], f"{told.what}: {message.text}"
        rows = message.keyboard.inline_keyboard if message.keyboard else ()
        assert [one.text for row in rows for one in row if not one.text.startswith("⟦")] == [], told.what
    return read


async def is_changed(street: Street) -> set[str]:
    """Ewa, who backs her own, changes it and reads what it was before."""
    read = set()
    await street.taps_in_private("Ewa", "I back this")
    await street.taps_in_private("Ewa", "Change it")
    for cost in ("50", "61"):
        await street.taps_in_private("Ewa", "Change the cost")
        await street.tells("Ewa", cost)
        read |= await read_in_brackets(street)
    await street.taps_in_private("Ewa", "Change it so")
    await street.opens("Ewa", await street.leads_to("2. More Lights", "Earlier texts"))
    return read | await read_in_brackets(street)


@pytest.mark.asyncio(loop_scope="module")
async def test_every_text_of_a_round_comes_from_the_catalogue(street: Street) -> None:
    await street.opens("Ben")
    await street.has_a_pot()
    await street.says("Dev", ROUND)
    await street.says("Ben", ROUND)
    read = await read_in_brackets(street)
    await street.taps("Ben", "Open", "A round you could open")
    for name in ("Chloe", "Ewa", "Farid"):
        await street.opens(name)
    for command in ("/pool", "/me", "/purposes", "/nudges", "/help", "/link", "/coordinators", "/round", "/join"):
        await street.says("Dev", command)
        await street.tells("Ewa", command)
    await street.becomes_an_adviser("Dev")
    await street.opens("Chloe", await street.leads_to(QUESTION, "Propose"))
    for words in ("Lights", "It is dark there.", "60", "Bright Electric"):
        await street.tells("Chloe", words)
        read |= await read_in_brackets(street)
    await street.taps_in_private("Chloe", "Post it")
    await street.tells("Ewa", "/purposes")
    await street.taps_in_private("Ewa", "1. Lights")
    read |= await read_in_brackets(street)
    await street.taps("Ewa", "I object", "1. Lights")
    read |= await read_in_brackets(street)
    await street.taps_in_private("Ewa", "Not now")
    read |= await read_in_brackets(street)
    await street.tells("Ewa", "It would shine.")
    await street.tells("Ewa", "/help")
    read |= await read_in_brackets(street)
    await street.taps_in_private("Ewa", "Post it")
    await street.taps_in_private("Chloe", "Answer")
    read |= await read_in_brackets(street)
    await street.tells("Chloe", "It points down.", "Is that all?")
    read |= await read_in_brackets(street)
    await street.taps_in_private("Chloe", "Post it")
    await street.tells("Ewa", "yes")
    read |= await read_in_brackets(street)
    await street.taps_in_private("Ewa", "It is settled")
    await street.all_tap("I back this", "1. Lights", "Amina", "Ben", "Chloe")
    await street.town.passes(days=5, hours=1)
    read |= await read_in_brackets(street)
    await street.has_a_purpose("Ewa", "More Lights")
    read |= await is_changed(street)
    await street.town.passes(days=2, hours=20)
    read |= await read_in_brackets(street)
    await street.taps_in_private("Ewa", "Withdraw")
    read |= await read_in_brackets(street)
    await street.taps_in_private("Ewa", "Keep it")
    for days in (5.5, 1):
        await street.town.passes(days=days)
        read |= await read_in_brackets(street)
    hopeless = await street.card("2. More Lights")
    assert list(hopeless.buttons) == ["Undo my choice", "Earlier texts"], "an objection could change nothing any more"
    assert "Backed by" not in hopeless.text, "the reason says it"
    await street.town.passes(days=1)
    read |= await read_in_brackets(street)
    assert (set(NOTICES) | set(CARDS)) - read <= RARE


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_refusal_comes_from_the_catalogue(code: str) -> None:
    nowhere = Setting("en", ZoneInfo("UTC"), "", "", datetime(2026, 1, 1, tzinfo=UTC))
    values = dict.fromkeys(
        ("title", "words", "given", "needed", "roll", "residents", "advisers", "length", "most", "command"), 1
    )
    words = WORDS[code](bracketed(nowhere), {**values, "reachable": 1, "currency": "GBP", "field": next(iter(FIELDS))})
    assert words.startswith("⟦")
    assert outside(words) == []


def test_words_beside_the_catalogue_are_found() -> None:
    assert outside("⟦All ⟦three⟧ of you⟧<b>\n£25.00</b>") == []
    assert outside("⟦All of you⟧ and <b>more</b>") == ["and", "more"]
