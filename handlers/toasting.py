"""Toasts: in the language of who tapped, plain, and short enough."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from telegram import User

from handlers.words.compose import plain
from handlers.words.speech import Speech
from models.questions.settings import Setting

# A toast tells no time of day and names no group, so it needs no particular place.
NOWHERE = Setting("en", ZoneInfo("UTC"), "", "", datetime(2026, 1, 1, tzinfo=UTC))


def speech_of(user: User, username: str = "") -> Speech:
    """How to speak to whoever tapped."""
    return plain(user.language_code, NOWHERE, username)
