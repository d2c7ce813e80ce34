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


def cards_are_pinned(books: Books, telegram: Telegram) -> None:
    """The card of each open round is pinned where the group is now, unless it shut the bot out; where the bot may not
    pin, it knows.
    """
    rounds = {row["id"] for row in books["rounds"] if not row["closed_at"]}
    groups = {row["id"]: row for row in books["communities"]}
    for row in books["cards"]:
        group = groups[row["community_id"]]
        out = group["away_since"] or group["chat_id"] in telegram.shut
        if row["kind"] == "round" and row["subject_id"] in rounds and not out:
            pinned = telegram.pinned.get(group["chat_id"]) == row["message_id"] and not group["unpinned_since"]
            known = group["chat_id"] in telegram.unpinning and group["unpinned_since"]
            need(pinned or known, f"the card of round {row['subject_id']} is not pinned")
            need(row["stale_at"] is None, f"the card of round {row['subject_id']} waits to be drawn")
