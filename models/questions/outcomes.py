"""What a count came to: what goes ahead, what does not and why, and what went back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.questions.payments import funders_of, parts
from models.questions.rounds import RoundView, round_view
from models.rules.purposes import Purpose, public_id
from models.rules.rounds import Round
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Decided:
    """One purpose in an outcome: parts are what shares pay, pennies to head-counts; failure says why not.

    ended: how many objections ended, by how. funders: what each is to pay for one that went ahead, pennies by name;
    told: the entry of the record in which the group read that before, 0 where it did not.
    fragile: one more objection would leave it without enough.
    """

    purpose: Purpose
    parts: Mapping[int, int]
    ended: Mapping[str, int]
    failure: Mapping[str, Any] | None
    after: tuple[str, ...]
    funders: Mapping[str, int] = field(default_factory=dict)
    told: int = 0
    fragile: bool = False

    @property
    def objecting_matters(self) -> bool:
        """Whether a no could still change it after the first result."""
        return self.purpose.undecided and (self.failure is None or bool(self.after) or self.settles)

    @property
    def settles(self) -> bool:
        """Whether it fails by objections alone, so that it may go ahead once some of them end."""
        against = self.failure is not None and self.failure["test"] == "agreement"
        return against and self.purpose.covered >= self.purpose.cost


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What goes ahead, what does not and why, and what went back, in pennies by funder."""

    view: RoundView
    goes_ahead: list[Decided]
    fails: list[Decided]
    returned: Mapping[str, int]
    provisional: bool
    ties: list[tuple[str, list[str], str]]


def outcome_view(unit: Unit, round_id: int) -> OutcomeView:
    """What the count at the decision or at the close came to, with what activated before it."""
    its_round, outcome = unit.rounds.get(round_id), unit.rounds.outcome(round_id)
    by_id = {public_id(its_round, one.number): one for one in unit.purposes.of_round(round_id)}
    names = unit.deposits.names(its_round.community_id)
    returned = {names[int(funder)]: part for funder, part in outcome.get("returned", {}).items()}
    ahead, fails = _ahead(unit, its_round, by_id, outcome), _fails(unit, by_id, outcome)
    provisional = its_round.closed_at is None
    return OutcomeView(round_view(unit, round_id), ahead, fails, returned, provisional, _ties(by_id, outcome))


def _ahead(unit: Unit, its_round: Round, by_id: Mapping[str, Purpose], outcome: Mapping[str, Any]) -> list[Decided]:
    chosen = {one["id"]: one for one in outcome.get("activated", [])}
    return [
        Decided(
            one,
            _parts(unit, one, chosen.get(name)),
            unit.objections.ended(one.id),
            failure=None,
            after=(),
            funders=funders_of(unit, one),
            told=_told(unit, its_round, one),
            fragile=one.backers < its_round.rule.backers_against(one.objectors + 1),
        )
        for name, one in by_id.items()
        if one.activated_at is not None or name in chosen
    ]


def _fails(unit: Unit, by_id: Mapping[str, Purpose], outcome: Mapping[str, Any]) -> list[Decided]:
    failures = outcome.get("failures", {})
    return [
        Decided(
            one,
            parts={},
            ended=unit.objections.ended(one.id),
            failure=failures[name],
            after=tuple(by_id[other].title for other in failures[name]["after"]),
        )
        for name, one in by_id.items()
        if name in failures and one.undecided
    ]


def _ties(by_id: Mapping[str, Purpose], outcome: Mapping[str, Any]) -> list[tuple[str, list[str], str]]:
    """By title: what went first, what was equal with it, and what told them apart."""
    return [
        (by_id[tie["winner"]].title, [by_id[one].title for one in tie["others"]], tie["by"])
        for tie in outcome.get("ties", [])
    ]


def _parts(unit: Unit, purpose: Purpose, chosen: Mapping[str, Any] | None) -> Mapping[int, int]:
    """How many pay how much, the most first: what was paid, or what would be paid by the last count."""
    if purpose.activated_at is not None:
        return parts(unit, purpose.id)
    return dict(chosen["pays"]) if chosen else {}


def _told(unit: Unit, its_round: Round, purpose: Purpose) -> int:
    """The entry of a purpose that went ahead before the last count."""
    at, end = purpose.activated_at, its_round.closed_at
    if at is None or (end is not None and at >= end):
        return 0
    return unit.journal.number_of(its_round.community_id, "activated", public_id(its_round, purpose.number))
