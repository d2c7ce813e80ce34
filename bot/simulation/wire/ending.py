"""At the end of a life everything was said, or there is a reason why not."""

from bot.simulation.books import Books
from bot.simulation.violation import need
from bot.simulation.wire.telegram import Telegram

REASONS = (
    "pointless",
    "unanswered",
    "nobody there",
    "a later one took its place",
    "said later",
    "kept",
    "Forbidden",
    "erased",
)


def all_was_said(books: Books, telegram: Telegram) -> None:
    """Whatever was written down to be said was heard, or dropped for one of the reasons there are."""
    for row in books["outbox"]:
        about, key = f"{row['kind']} {row['id']} ({row['what']})", (row["kind"], row["id"])
        if row["sent_at"]:
            need(telegram.carried[key], f"{about} is down as sent, and nobody heard it")
        else:
            need(row["dropped_at"], f"{about} waits for ever")
            need(row["problem"].startswith(REASONS), f"{about} was dropped: {row['problem']}")
