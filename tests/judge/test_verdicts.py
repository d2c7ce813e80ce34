"""What is made of the live tests of others, and that docs/judge.md speaks of the server as it is."""

import json
from pathlib import Path

from bot.playground.methods import NAMED
from tests.judge.live.__main__ import objections
from tests.judge.live.notes import Note, read
from tests.judge.live.publishing import PAGE, by_method, differing, published, unserved
from tests.judge.live.reasons import REASONS
from tests.judge.live.suites import PYTHON_TELEGRAM_BOT, TELEBOT
from tests.judge.live.verdict import NOT_SERVED, Verdict, judged, outdated

REFUSED = '{"ok": false, "error_code": 400, "description": "Bad Request: no"}'


def note(name: str, outcome: str, *methods: str, why: str = "AssertionError: no") -> Note:
    asked = [[method, REFUSED if outcome == "failed" else ""] for method in methods]
    line = {"test": f"tests/_files/{name}", "outcome": outcome, "asked": asked, "why": why}
    return Note(line["test"], outcome, tuple(map(tuple, asked)), why)  # type: ignore[arg-type]


NOTES = [
    note("test_bot.py::A::test_one[x]", "passed", "sendMessage", "deleteMessage"),
    note("test_bot.py::A::test_two", "failed", "sendMessage"),
    note("test_photo.py::A::test_resend", "failed", "sendPhoto"),
    note("test_video.py::A::test_resend", "failed", "sendVideo", "sendMessage"),
    note("test_video.py::A::test_error", "passed", "sendVideo"),
    note("test_voice.py::A::test_resend", "failed", why=f"{NOT_SERVED}: method not found"),
    note("test_bot.py::A::test_alone", "passed"),
    note("test_bot.py::A::test_looks_up", "failed"),
    note("test_bot.py::A::test_left_out", "skipped", "sendMessage"),
]


def test_each_outcome_has_its_verdict() -> None:
    assert [one.verdict for one in judged(NOTES)] == [
        Verdict.AGREES,
        Verdict.UNEXPLAINED,
        Verdict.ON_PURPOSE,
        Verdict.UNSERVED,
        Verdict.UNASKED,
        Verdict.UNSERVED,
        Verdict.UNASKED,
        Verdict.UNASKED,
        Verdict.SKIPPED,
    ]


def test_what_nobody_has_explained_and_reasons_without_a_difference_are_objected_to() -> None:
    verdicts = judged(NOTES)
    assert "tests/_files/test_bot.py::A::test_two: AssertionError: no" in objections(verdicts)
    assert any("test_send_url_gif_file no longer differs" in one for one in objections(verdicts))
    assert outdated(verdicts) == [name for name, why in REASONS.items() if why != REASONS["test_photo.py::test_resend"]]


def test_methods_are_counted_by_the_tests_that_say_something_of_them() -> None:
    both = [(PYTHON_TELEGRAM_BOT, judged(NOTES)), (TELEBOT, judged(NOTES[:1]))]
    rows = by_method(both)
    assert {"| `sendMessage` | 1 of 2 | 1 of 1 |", "| `sendPhoto` | 0 of 1 | - |"} <= set(rows)
    assert unserved(judged(NOTES)) == ["`sendVideo`"]
    assert [row.split("`")[1] for row in differing(judged(NOTES))] == [
        "test_bot.py::test_two",
        "test_photo.py::test_resend",
    ]
    said = "python-telegram-bot 22.8: 9 live tests; 3 say something about this server; **1 agree** (33%)."
    assert said in published(both)


def test_notes_are_read_as_they_were_written(tmp_path: Path) -> None:
    line = {"test": "tests/test_bot.py::A::test_one", "outcome": "passed", "asked": [["getMe", ""]], "why": ""}
    (tmp_path / "notes").write_text(json.dumps(line) + "\n", "utf-8")
    [one] = read(tmp_path / "notes")
    assert (one.methods, one.name, one.place) == ({"getMe"}, "test_one", "test_bot.py::test_one")


def test_the_page_tells_of_every_method_there_is_and_leaves_nothing_unexplained() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in ["getUpdates", *NAMED] if f"| `{name}` |" not in page] == []
    assert f"| {Verdict.UNEXPLAINED.value} | 0 | 0 |" in page
    assert [name for name in REASONS if f"| `{name}` |" not in page] == []
