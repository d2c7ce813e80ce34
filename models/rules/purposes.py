"""A purpose: what some of the money could do, and how it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.rules.critical_mass import Counts, Standing, standing
from models.rules.refusals import Refusal
from models.rules.rounds import Phase, Round

TITLE, WHY, PAYEE, REASON = 80, 1000, 120, 500


class State(StrEnum):
    """Where a purpose is in its life."""

    UNDECIDED = "undecided"
    RIPENING = "ripening"
    ACTIVATED = "activated"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Purpose:
    """A purpose with its counts: cost and covered in pennies, the others in head-counts. text: which of its texts."""

    id: int
    community_id: int
    round_id: int
    number: int
    title: str
    why: str
    cost: int
    payee: str
    payee_member_id: int | None
    proposed_by: int
    by_adviser: bool
    proposed_at: datetime
    text: int
    amended_at: datetime | None
    withdrawn_at: datetime | None
    merged_into: int | None
    ripens_at: datetime | None
    activated_at: datetime | None
    price: str | None
    backers: int
    objectors: int
    payers: int
    covered: int

    @property
    def counts(self) -> Counts:
        return Counts(self.backers, self.objectors, self.payers, self.covered)

    @property
    def undecided(self) -> bool:
        return self.withdrawn_at is None and self.activated_at is None

    def state(self, of: Round) -> State:
        if self.withdrawn_at is not None:
            return State.WITHDRAWN if self.merged_into is None else State.MERGED
        if self.activated_at is not None:
            return State.ACTIVATED
        if of.phase is Phase.CLOSED:
            return State.FAILED
        return State.UNDECIDED if self.ripens_at is None else State.RIPENING

    def standing(self, of: Round) -> Standing:
        """How far it is from critical mass on the frozen roll."""
        return standing(self.cost, self.counts, of.rule, of.roll or 0)


@dataclass(frozen=True, slots=True)
class Text:
    """One of a purpose's texts, the first being number 1. cost: pennies."""

    number: int
    title: str
    why: str
    cost: int
    payee: str
    at: datetime


def public_id(of: Round, number: int) -> str:
    """A purpose's name in the journal and in the draw of lots: round and number, like 3.2."""
    return f"{of.number}.{number}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a proposer wrote: words within their lengths, a cost in whole pennies."""

    title: str
    why: str
    cost: int
    payee: str

    @property
    def stripped(self) -> "Proposal":
        """The same without white space around the words."""
        return Proposal(self.title.strip(), self.why.strip(), self.cost, self.payee.strip())

    def check(self, reachable: int, currency: str) -> None:
        """Refused when a text is empty or too long, or the cost is nothing or more than all shares hold (pennies)."""
        for name, text, most in (("title", self.title, TITLE), ("why", self.why, WHY), ("payee", self.payee, PAYEE)):
            check_text(name, text, most)
        check_cost(self.cost, reachable, currency)


def check_text(name: str, text: str, most: int) -> None:
    """A text that says something and fits. Lengths in characters."""
    if not text.strip():
        raise Refusal("text_empty", field=name)
    if len(text) > most:
        raise Refusal("text_too_long", field=name, most=most, length=len(text))


def check_cost(cost: int, reachable: int, currency: str) -> None:
    """A purpose above what the roll's shares can pay is refused with the figure, in pennies."""
    if cost <= 0:
        raise Refusal("cost_nothing")
    if cost > reachable:
        raise Refusal("cost_too_high", reachable=reachable, currency=currency)
