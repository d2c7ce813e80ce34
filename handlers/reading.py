"""What somebody wrote, as their words can be read."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from config.texts import parse_day, parse_length, parse_money, parse_zone


@dataclass(frozen=True, slots=True)
class Reading:
    """A message for a form (models.forms.written.Written). text: without what cannot be seen; oneself: it says I."""

    text: str
    oneself: bool = False

    def money(self, currency: str | None) -> tuple[int, str] | None:
        return parse_money(self.text, currency)

    def length(self) -> timedelta | None:
        words = self.text.strip()
        return parse_length(f"{words} days" if words.isascii() and words.isdigit() else words.removeprefix("for "))

    def day(self, today: date) -> date | None:
        return parse_day(self.text, today)

    def zone(self) -> str | None:
        return parse_zone(self.text)


def payload_of(text: str, username: str) -> str | None:
    """What a link to the bot of this name carries, where the text is one and nothing else."""
    link = rf"(?:https?://)?(?:t|telegram)\.me/{re.escape(username)}/?\?start=(?P<payload>[\w-]{{1,64}})"
    found = re.fullmatch(link, text.strip(), re.I | re.A)
    return found["payload"] if found else None
