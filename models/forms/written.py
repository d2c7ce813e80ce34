"""A message in private, as it can be read once it is known what it answers."""

from datetime import date, timedelta
from typing import Protocol

from models.rules.refusals import Refusal


class Written(Protocol):
    """What somebody wrote. It is read inside the act, for only there is it sure what is being asked."""

    @property
    def text(self) -> str:
        """The words, without what cannot be seen."""

    @property
    def oneself(self) -> bool:
        """Whether the words, as somebody's name, mean whoever wrote them: I would do it."""

    def money(self, currency: str | None) -> tuple[int, str] | None:
        """Pennies and their currency, where it is plainly one amount. currency: the one meant where it names none."""

    def length(self) -> timedelta | None:
        """A length of time; a bare number means days."""

    def day(self, today: date) -> date | None:
        """A day, such as until 6 December; without a year the next one there is."""

    def zone(self) -> str | None:
        """The time zone of this place, such as Europe/London for London, where it is known and has only one."""


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def pennies(written: Written, currency: str) -> int:
    """How many pennies of this currency the words are. Refused where they are no amount, and in another currency."""
    read = written.money(currency)
    if read is None:
        raise Refusal("amount_unclear")
    if read[1] != currency:
        raise Refusal("amount_elsewhere", currency=currency)
    return read[0]
