"""What a round's bot said, message by message: whether anything was lost, or doubled without saying so."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

Text = tuple[int, str]  # chat and words

AGAIN = "(sent again)"
CHANGES = ((re.compile(r"\b\d{1,2}:\d{2}\b"), "hh:mm"), (re.compile(r"[0-9a-f]{8,}"), "…"))
_NOTICES = """SELECT coalesce(outbox.chat_id, communities.chat_id), message_id, kind FROM outbox
    LEFT JOIN communities ON communities.id = community_id WHERE message_id IS NOT NULL
    ORDER BY outbox.id DESC"""  # one that took another's place has the same number; what was sent was the first
_CARDS = "SELECT chat_id, message_id, 'card' FROM cards JOIN communities ON communities.id = community_id"
_DROPPED = "SELECT count(*) FROM outbox WHERE kind = 'nudge' AND problem = 'unanswered'"


@dataclass(frozen=True, slots=True)
class Said:
    """sent: how often each text went out. kinds: what the database says it was. drawn: the cards at the end.

    dropped: nudges of which nobody knows whether they arrived; they are not repeated.
    """

    sent: Counter[Text]
    kinds: dict[Text, str]
    drawn: dict[int, str]
    dropped: int


def read_said(connection: Connection, calls: list[dict[str, Any]]) -> Said:
    """calls: what the server saw."""
    rows = [*connection.exec_driver_sql(_CARDS), *connection.exec_driver_sql(_NOTICES)]
    kinds = {(chat, number): kind for chat, number, kind in rows}
    sends = [call for call in calls if call["method"] == "sendMessage" and call["ok"]]
    drawn = [call for call in calls if call["method"] in ("sendMessage", "editMessageText") and call["ok"]]
    words = {(call["chat"], call["result"]["message_id"]): _words(call) for call in drawn}
    sent = Counter((call["chat"], _subject(_words(call), _kind(kinds, call))) for call in sends)
    known = {(call["chat"], _subject(_words(call), _kind(kinds, call))): _kind(kinds, call) for call in sends}
    cards = {number: words[chat, number] for (chat, number), kind in kinds.items() if kind == "card"}
    dropped = connection.exec_driver_sql(_DROPPED).scalar_one()
    return Said(sent, known, cards, dropped)


def _kind(kinds: dict[tuple[int, int], str], call: dict[str, Any]) -> str:
    return kinds.get((call["chat"], call["result"]["message_id"]), "unknown")


def _words(call: dict[str, Any]) -> str:
    text: str = call["result"]["text"]
    for pattern, same in CHANGES:
        text = pattern.sub(same, text)
    return text


def _subject(words: str, kind: str) -> str:
    """A card's first post may say other things in another run, so it is known by its heading."""
    return words.split("\n")[0] if kind == "card" else words


def differences(expected: Said, said: Said) -> list[str]:
    """In words: whatever is lost, doubled unmarked, said too often, or was never said in the other run."""
    found = []
    headings = {text for text, kind in expected.kinds.items() if kind == "card"}
    counts: Counter[Text] = Counter()
    marked: Counter[Text] = Counter()
    for (chat, words), times in said.sent.items():
        plain = words.removesuffix(AGAIN).rstrip()
        heading = (chat, words.split("\n")[0])
        key = heading if heading in headings else (chat, plain)
        (marked if plain != words else counts)[key] += times
    lost_nudges = 0
    for text in sorted({*expected.sent, *counts, *marked}):
        kind, before = expected.kinds.get(text, "unknown"), expected.sent[text]
        once, again = counts[text], marked[text]
        lost_nudges += max(0, before - once) if kind == "nudge" else 0
        if _amiss(kind, before, once, again):
            found.append(f"{kind} {text!r}: {before} time(s) without a kill, now {once}, marked {again}")
    if lost_nudges > said.dropped:
        found.append(f"{lost_nudges} nudge(s) lost, {said.dropped} known as dropped")
    if sorted(expected.drawn.values()) != sorted(said.drawn.values()):
        found += [f"a card ends as {words!r}" for words in set(said.drawn.values()) - set(expected.drawn.values())]
    return found


def _amiss(kind: str, before: int, once: int, again: int) -> bool:
    """Promise 7, by kind."""
    match kind:
        case "result" | "receipt" | "card":  # a number, or a place in the chat, says that it is the same
            return again > 0 or not before <= once <= 2 * before
        case "reply":
            return once > before or once + again < before or again > before
        case "nudge":
            return once > before or again > 0
        case _:
            return True
