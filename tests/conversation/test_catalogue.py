"""No sentence bypasses the catalogue: in a language whose every sentence stands in brackets, every text does."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest

from config.texts import Language
from handlers.words.refusals import FIELDS, WORDS
from handlers.words.speech import Speech
from models.questions.settings import Setting

OUTSIDE = re.compile(r"[^\W\d_]{2,}")


class Bracketed(NullTranslations):
    """Every sentence in brackets, whatever is in it."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def bracketed() -> Speech:
    place = Setting("en", ZoneInfo("UTC"), "", "", datetime(2026, 1, 1, tzinfo=UTC))
    return Speech(Language(Language.of("en").locale, Bracketed()), place, "commonpot_bot")


def outside(text: str) -> list[str]:
    """Words that stand in no brackets."""
    depth, kept = 0, []
    for sign in re.sub(r"</?\w+>", "", text):
        depth += (sign == "⟦") - (sign == "⟧")
        kept.append(sign if depth == 0 and sign != "⟧" else " ")
    return OUTSIDE.findall("".join(kept))


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_refusal_comes_from_the_catalogue(code: str) -> None:
    values = dict.fromkeys(
        ("title", "currency", "given", "needed", "roll", "residents", "advisers", "length", "most"), 1
    )
    said = WORDS[code](bracketed(), {**values, "reachable": 100, "currency": "GBP", "field": next(iter(FIELDS))})
    assert said.startswith("⟦")
    assert outside(said) == []


def test_words_beside_the_catalogue_are_found() -> None:
    say: Callable[..., str] = bracketed().say
    assert outside(say("All {n} of you", n=say("three")) + "<b>\n£25.00") == []
    assert outside(say("All of you") + " and more") == ["and", "more"]
