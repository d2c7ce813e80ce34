"""Whatever a message is written in can be kept, and nothing else of it changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keepable import keepable
from models.store import inbox
from models.store.inbox import Kept
from models.store.unit import Unit
from tests.bot.office import Office

UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def through(text: str) -> str:
    kept: str = json.loads(keepable(json.dumps(text, ensure_ascii=False)))
    return kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\0b", f"a{UNREADABLE}b"),
        ("\0\0", UNREADABLE * 2),
        ("\\u0000", "\\u0000"),  # somebody writes about it
        ("\\\0", f"\\{UNREADABLE}"),
        ("\ud83d", UNREADABLE),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_what_no_database_keeps_becomes_a_sign(text: str, kept: str) -> None:
    assert through(text) == kept


@given(st.text())
def test_every_other_text_stays_as_it_was(text: str) -> None:
    assert through(text) == text.replace("\0", UNREADABLE)


async def test_it_can_be_kept_and_read_again(office: Office) -> None:
    body = keepable(json.dumps("a\0\ud83d", ensure_ascii=False))

    def keep_and_read(unit: Unit) -> str:
        inbox.keep(unit, [Kept(1, 2, body)])
        return inbox.waiting(unit)[0].body

    assert json.loads(await office.act(keep_and_read)) == f"a{UNREADABLE}{UNREADABLE}"
