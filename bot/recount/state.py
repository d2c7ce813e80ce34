"""Everything that the acts of a journal have left so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .basics import NOTHING, Entry, Wrong, need
from .books import Books
from .rule import Count, Purpose, Rule


@dataclass
class Member:
    """One member's place, under the code the journal has for them.

    since: when they last came in, in milliseconds; through: the code of who brought them; let_in_by: who let them in.
    """

    here: bool = True
    adviser: bool = False
    coordinates: bool = False
    removed: bool = False
    erased: bool = False
    since: int = 0
    through: str = ""
    let_in_by: tuple[str, ...] = ()


@dataclass
class Round:
    """One round as its acts leave it. Moments in milliseconds, lengths too."""

    number: int
    seed: str
    rule: Rule
    limit: int | None
    when_ready: bool
    carries: bool
    sealed: bool
    ripening: int
    opened: int
    length: int
    freeze: int
    until: int
    decides: int
    wait: int
    phase: str = "gathering"
    share: int = 0
    closes: int = 0
    put_off: bool = False
    extended: bool = False
    cancelled: bool = False
    decided: int = 0
    heard: set[str] = field(default_factory=set)
    wishes: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    last: Count | None = None

    def undecided(self) -> list[Purpose]:
        return [one for one in self.purposes.values() if one.state == "undecided"]

    def count(self, purposes: Sequence[Purpose]) -> Count:
        return Count(purposes, self.left, self.rule, self.seed)


class State:
    """A community at one place of its journal. facts: what round.json says. now: the entry's moment, in ms."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts, self.books = facts, Books()
        self.number, self.head, self.now, self.at = 0, NOTHING, 0, ""
        self.members: dict[str, Member] = {}
        self.rested = self.gone = 0
        self.rounds: dict[int, Round] = {}
        self.policy, self.currency, self.last_act, self.last_due = "open", "", "", 0
        self.waits: list[tuple[int, int]] = []
        self.last_roll = self.codes = 0
        self.pairs: list[frozenset[str]] = []
        self.requests: dict[int, tuple[str, str] | None] = {}
        self.agreed_to: tuple[str, list[str]] | None = None
        self.names: dict[int, str] = {}
        self.gifts: dict[int, tuple[int, int]] = {}
        self.terms: dict[int, str] = {}
        self.must_ripen: list[str] = []
        self.without_words: set[str] = set()
        self.choices = 0

    def _member(self, code: str) -> Member:
        member = self.members.get(code)
        if member is None or not member.here:
            raise Wrong(f"{code} is no member then")
        return member

    def _open(self) -> Round | None:
        newest = self.rounds.get(len(self.rounds))
        return None if newest is None or newest.phase == "closed" else newest

    def _round(self, entry: Entry) -> Round:
        its_round = self._open()
        if its_round is None:
            raise Wrong("no round is open")
        need("round" not in entry or entry["round"] == its_round.number, "it is about another round")
        return its_round

    def _residents(self, freeze: int, wait: int) -> tuple[int, int]:
        """The fewest and the most who may be on a roll of that time: who of them rests, the journal does not tell, nor
        who of them has erased themselves.
        """
        known = len(self._could_be_on(freeze, wait))
        too_new = len(self._could_be_on(freeze, 0)) - known
        return known - self.gone - self.rested, known - max(0, self.gone - too_new)

    def _could_be_on(self, freeze: int, wait: int) -> list[Member]:
        """The residents who had come long enough before."""
        here = [one for one in self.members.values() if one.here and not one.adviser]
        return [one for one in here if not wait or one.since <= freeze - wait]

    def _recounts(self, its_round: Round) -> bool:
        return bool(its_round.number == self.facts["round"])

    def nothing(self, _entry: Entry) -> None:
        """An act that changes nothing of what is counted."""
