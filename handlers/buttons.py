"""What a button says. It names an act and a thing; who may do it is looked up when it is pressed."""

from dataclasses import dataclass

from models.rules.refusals import Refusal

LONGEST_NUMBER = 16


@dataclass(frozen=True, slots=True)
class Button:
    """An act, and the number of the thing it is about (0 where there is none) or a word."""

    act: str
    subject: int = 0
    word: str = ""

    @classmethod
    def parse(cls, data: str | None) -> "Button":
        """Reads what a member's program sent: anything, not only what was ever sent to it."""
        act, _, rest = (data or "").partition(":")
        if is_number(rest):
            return cls(act, int(rest))
        return cls(act, word=rest)

    @property
    def numbers(self) -> tuple[int, int]:
        """Both things' numbers, or a thing's and how many were shown. Refused where the button has not two."""
        one, _, other = self.word.partition("-")
        return Button.parse(f":{one}").number, Button.parse(f":{other}").number

    @property
    def number(self) -> int:
        """The thing's number. Refused where the button has none."""
        if not self.subject:
            raise Refusal("no_such_thing")
        return self.subject


def is_number(word: str) -> bool:
    """Whether a piece of what a button says is a whole number that anything here could have."""
    return word.isascii() and word.isdigit() and len(word) < LONGEST_NUMBER
