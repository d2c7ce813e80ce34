"""Speaking: one reader's language, escaped in one place, with the links and buttons a text may carry."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from config.texts import Language
from models.questions.settings import Setting

# Direction marks, zero-width signs and other controls: they could make a name or a text look like something else.
_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)

Label = tuple[str, str]
Values = Mapping[str, Any]  # what a notice carries, by name

FAR = timedelta(days=180)
NOON = time(12)


class Safe(str):
    """A piece of text that is already escaped."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it is sent: HTML, buttons, whether it makes no sound, and whether another part follows.

    record: the round whose record goes along with it. file: its name and its bytes, once they are made.
    """

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    silent: bool = False
    more: bool = False
    record: int | None = None
    file: tuple[str, bytes] | None = None


def clean(text: str) -> str:
    """People's words without what cannot be seen."""
    return _HIDDEN.sub("", text).strip()


def cut(text: str, most: int) -> str:
    """The text in so many characters at most, with a sign that there is more of it."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Speech:
    """What a text is spoken with. rich: HTML; otherwise plain, as toasts are."""

    language: Language
    setting: Setting
    username: str
    rich: bool = True

    def say(self, text: str, **values: object) -> str:
        """The sentence, with people's words in it made harmless."""
        return Safe(self.language.say(text, **self._ready(values)))

    def say_many(self, one: str, many: str, n: int, **values: object) -> str:
        """The sentence in the form that n things need."""
        return Safe(self.language.say_many(one, many, n, **self._ready(values)))

    def bold(self, text: str) -> str:
        return Safe(f"<b>{self._escaped(text)}</b>" if self.rich else clean(text))

    def code(self, text: str) -> str:
        return Safe(f"<code>{self._escaped(text)}</code>" if self.rich else text)

    def quote(self, text: str) -> str:
        """People's own words, set apart."""
        return Safe(f"<blockquote>{self._escaped(text)}</blockquote>")

    def money(self, pennies: int, currency: str) -> str:
        return self.language.money(pennies, currency)

    def moment(self, at: datetime) -> str:
        """Day and time here; with the year where it is half a year away or more."""
        return self.language.moment(at, self.setting.zone, year=abs(at - self.setting.now) > FAR)

    def day(self, day: date) -> str:
        """A day here."""
        return self.language.day(datetime.combine(day, NOON, tzinfo=self.setting.zone), self.setting.zone)

    def length(self, seconds: int) -> str:
        return self.language.length(timedelta(seconds=seconds))

    def listed(self, items: Iterable[str]) -> str:
        return Safe(self.language.listed(str(self._escaped(item)) for item in items))

    def part(self, fraction: Fraction) -> str:
        """A part of those who speak, in words where there are words for it."""
        known = {
            Fraction(1, 10): self.say("one tenth"),
            Fraction(1, 3): self.say("one third"),
            Fraction(1, 2): self.say("half"),
            Fraction(2, 3): self.say("two thirds"),
            Fraction(3, 4): self.say("three quarters"),
            Fraction(4, 5): self.say("four fifths"),
        }
        return known.get(fraction) or f"{fraction.numerator}/{fraction.denominator}"

    def link(self, payload: str) -> str:
        """The address that opens the private chat with me."""
        return f"https://t.me/{self.username}?start={payload}"

    def here(self, verb: str = "") -> str:
        """The address that opens the private chat for this group, to do something there."""
        return self.link(f"{verb}-{self.setting.link}" if verb else self.setting.link)

    def of_this_group(self, data: str) -> str:
        """A private button's data that says which group is meant."""
        return f"{data}-{self.setting.link}"

    def _ready(self, values: dict[str, object]) -> dict[str, object]:
        return {name: self._escaped(value) for name, value in values.items()}

    def _escaped(self, value: object) -> object:
        if not isinstance(value, str) or isinstance(value, Safe):
            return value
        return html.escape(clean(value)) if self.rich else clean(value)


def keyboard(*rows: Iterable[Label]) -> InlineKeyboardMarkup:
    """Buttons in rows: a label, and the act or the address behind it."""
    return InlineKeyboardMarkup([[_button(label, to) for label, to in row] for row in rows])


def _button(label: str, to: str) -> InlineKeyboardButton:
    if to.startswith("https://"):
        return InlineKeyboardButton(label, url=to)
    return InlineKeyboardButton(label, callback_data=to)


def lines(*parts: str | None) -> str:
    """Lines under each other; what is None or empty is left out."""
    return "\n".join(part for part in parts if part)


def blocks(*parts: str | None) -> str:
    """Paragraphs, with a blank line between them."""
    return "\n\n".join(part for part in parts if part)
