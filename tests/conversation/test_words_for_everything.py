"""Every refusal and every notice has words, no word is unused, and every toast fits."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from telegram import User

from handlers import context
from handlers.toasting import speech_of
from handlers.words import toasts
from handlers.words.people.privacy import privacy
from handlers.words.record import ACTS
from handlers.words.refusals import FIELDS, WORDS
from handlers.words.templates import CARDS, NOTICES
from models.people.joining import Joined
from models.purposes.backing import Means, Said
from models.rules.keeping import Periods
from models.rules.purposes import TITLE

HOUSE = Path(__file__).parents[2]
REFUSING = {"Refusal": 0, "refused": 1}  # which argument is the code
TELLING = {
    "reply": 0,
    "instead": 0,
    "tell_each": 1,
    "tell_group": 1,
    "tell_group_here": 1,
    "tell_person": 1,
    "write_to": 1,
    "in_place_of": 3,
    "answer": 1,
    "nudge": 0,
    "_tell_coordinators": 2,
}
LONGEST = "W" * TITLE
MOST = 10**14 - 1  # the most pennies a deposit can be written as


def called(*folders: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of something by name in these rooms."""
    for folder in folders:
        for file in sorted((HOUSE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                    yield name, node


def constants(names: dict[str, int], *folders: str) -> set[str]:
    """What is written at that place in calls of these names."""
    found = (
        call.args[names[name]] for name, call in called(*folders) if name in names and len(call.args) > names[name]
    )
    return {str(one.value) for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_refusal_has_words_and_no_words_are_unused() -> None:
    assert constants(REFUSING, "models", "handlers") == set(WORDS)


def test_every_field_that_may_be_refused_has_a_name() -> None:
    named = constants({"check_text": 0}, "models")
    assert named <= set(FIELDS)
    assert set(FIELDS) - named <= {"title", "why", "payee", "funder"}, "these come from lists of fields"


def test_every_notice_has_words_and_no_words_are_unused() -> None:
    told = constants(TELLING, "models", "handlers") | {"nudge_halfway", "nudge_last", "purposes", "me"}
    assert told & set(NOTICES) == set(NOTICES)
    assert constants({"tell_group": 1, "tell_person": 1, "write_to": 1}, "models") <= set(NOTICES)
    assert constants({"reply": 0, "instead": 0}, "models") <= set(NOTICES)
    assert constants({"post_card": 1, "redraw": 1}, "models") <= set(CARDS)


def test_every_act_of_the_journal_has_a_sentence_and_no_sentence_is_unused() -> None:
    ends = constants({"_end": 3}, "models")  # how an objection ends is its act in the journal
    assert constants({"append": 1}, "models") | ends == set(ACTS)


@pytest.mark.parametrize("currency", ["GBP", "EUR", "PLN", "CHF", "JPY", "KWD"])
def test_every_toast_about_a_purpose_fits_at_its_longest(currency: str) -> None:
    speech = speech_of(User(1, "Ben", is_bot=False))
    for changed, left, covered in product((True, False), (None, 0, MOST), (None, MOST)):
        means = Means(MOST, currency, 99_999, left, left, covered)
        said = Said(LONGEST, changed, means=means)
        for toast in (toasts.backed, toasts.objected, toasts.taken_back):
            text = toast(speech, said)
            assert len(text) <= context.MOST, text
            assert "…" not in text.replace(toasts.short(LONGEST), "")


def test_every_other_toast_fits_at_its_longest() -> None:
    speech = speech_of(User(1, "Ben", is_bot=False))
    texts = [
        toasts.settled(speech, LONGEST),
        toasts.withdrawn(speech),
        toasts.opened(speech),
        *(toasts.interest(speech, declared=declared) for declared in (True, False)),
        *(toasts.codes_sent(speech, sent=sent) for sent in (True, False)),
        toasts.stays(speech, LONGEST),
    ]
    joined = product((True, False), (True, False), (None, MOST))
    texts += [toasts.joined(speech, Joined(*one, 999, "GBP")) for one in joined]
    away = datetime(2026, 12, 30, 22, 58, tzinfo=UTC)
    texts += [toasts.joined(speech, Joined(False, late, number=999, from_=away)) for late in (True, False)]
    texts += [toasts.nudges(speech, stopped=stopped) for stopped in (True, False)]
    assert [text for text in texts if len(text) > context.MOST] == []


def test_every_refusal_fits_a_toast_uncut() -> None:
    speech = speech_of(User(1, "Ben", is_bot=False))
    values = {
        "title": LONGEST,
        "words": "W" * 40,
        "field": "payee",
        "length": 4096,
        "most": 1000,
        "reachable": MOST,
        "currency": "GBP",
        "given": "EUR",
        "needed": 100_000,
        "roll": 100_000,
        "residents": 100,
        "advisers": 100,
        "command": "coordinators",
        "left": MOST,
        "names": [LONGEST] * 10,
        "wait": 7 * 86400,
        "funder": LONGEST,
        "at": datetime(2026, 11, 23, tzinfo=UTC),
    }
    too_long = {code: words(speech, values) for code, words in WORDS.items()}
    assert {code: text for code, text in too_long.items() if len(text) > context.MOST} == {}


def test_one_day_is_told_as_one() -> None:
    speech = speech_of(User(1, "Ben", is_bot=False))
    page = privacy(speech, None, {"periods": Periods(messages=1).by_name}).text
    assert "What I send I keep for 1 day." in page
    assert "I forget you after 365 days" in page
