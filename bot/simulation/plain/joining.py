"""Codes to join with, in dictionaries."""

from collections.abc import Sequence
from datetime import timedelta

from bot.simulation.plain.advising import Advising
from bot.simulation.plain.town import Commons, unless

HOUR = timedelta(hours=1)
Code = tuple[list[str], int]  # those made together, which only the bot knows, and which of them


class Joining(Advising):
    """unused: the codes that let somebody in."""

    def __init__(self, commons: Commons, founder: int, zone: str = "Europe/London") -> None:
        super().__init__(commons, founder, zone)
        self.unused: list[Code] = []

    def make_codes(self, person: int, together: list[str], count: int) -> None:
        self.steers(person)
        unless(count in (10, 30, 100), "no_such_thing")
        unless(len(self.unused) + count <= 300, "too_many_codes")
        self.unused += [(together, which) for which in range(count)]

    def take_codes_back(self, person: int) -> None:
        self.steers(person)
        unless(self.unused, "no_codes")
        self.unused = []

    def join(self, person: int, *, privately: bool) -> None:
        someone = self.members.get(person)
        here = someone is not None and not someone["left"]
        removed = someone is not None and someone["removed"]
        if here or removed or self.policy != "code" or not self.coordinators:
            super().join(person, privately=privately)
        elif privately:
            self.commons.writable.add(person)

    def outside(self, person: int) -> None:
        someone = self.members.get(person)
        unless(someone is None or not someone["removed"], "was_removed")
        unless(someone is None or someone["left"], "in_already")


def try_code(
    commons: Commons, groups: Sequence[Joining], here: Joining | None, person: int, code: Code, *, privately: bool
) -> None:
    """here: the group it is tried in; None where the code has to tell."""
    if here is not None:
        here.outside(person)
    lately = [one for one in commons.guesses if one[0] > commons.now - HOUR]
    unless(sum(who == person for _, who, _ in lately) < 5, "too_many_guesses")
    unless(sum(where is here for _, _, where in lately) < 5_000, "too_many_guesses")
    place = next((one for one in groups if is_among(code, one.unused) and here in (None, one)), None)
    if place is None:
        commons.guesses = [*lately, (commons.now, person, here)]
        return
    place.outside(person)
    place.unused = [one for one in place.unused if one[0] is not code[0] or one[1] != code[1]]
    place.come_in(person, privately=privately)


def is_among(code: Code, unused: Sequence[Code]) -> bool:
    return any(one[0] is code[0] and one[1] == code[1] for one in unused)
