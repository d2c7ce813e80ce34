"""How a round stands, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from models.questions.terms import GivenFor, terms
from models.rounds.launching import outlook
from models.rules.critical_mass import Outlook
from models.rules.outcomes import amounts
from models.rules.plans import Plan
from models.rules.purposes import Purpose, public_id
from models.rules.refusals import Refusal
from models.rules.rehearsal import Rehearsed, Stage
from models.rules.rounds import Phase, Round, dates, full_share, known_by
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round for its card. money: pennies the round is about; roll: residents, a guess until the freeze.

    rest: pennies in the pot that are not for this round.
    """

    round: Round
    money: int
    funders: list[str]
    roll: int
    share: int
    needed: int
    purposes: int
    advisers: int
    rest: int

    @property
    def rest_to_tell(self) -> int:
        """The rest, unless it is only what rounding left: less than a penny for each."""
        return self.rest if self.rest >= max(self.roll, 1) else 0


@dataclass(frozen=True, slots=True)
class NowView:
    """The latest round, if there has been one.

    Titles: of a closed one what goes ahead and what does not; between the first result and the last what has lost
    its support since, and what an objection stood against that has enough now.
    """

    of: RoundView | None
    ahead: list[str] = field(default_factory=list)
    fails: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    regained: list[str] = field(default_factory=list)


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


@dataclass(frozen=True, slots=True)
class SharesView:
    """A round, and each funder's part of its shares: pennies by name."""

    of: RoundView
    parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A round that could be opened: its plan, and what its rule would ask of the community as it is today.

    each: a price for an example, in pennies: a good half of the share. joining_until, decision: if it were opened now.
    known_by: by when one must have joined to count in it, where newcomers wait. rehearsed: what made-up
    rounds under its rule come to, once they have been played.
    """

    draft_id: int
    plan: Plan
    outlook: Outlook
    money: int
    funders: list[str]
    currency: str
    each: int
    joining_until: datetime
    known_by: datetime | None
    decision: datetime
    opened: bool
    terms: list[GivenFor] = field(default_factory=list)
    rehearsed: Rehearsed | None = None

    @property
    def rest(self) -> int:
        """What would stay in the pot, in pennies."""
        return self.money - self.outlook.roll * self.outlook.share

    @property
    def stage(self) -> Stage:
        """What is to be rehearsed."""
        return Stage(self.outlook.roll, self.outlook.share, self.plan.rule)


def round_view(unit: Unit, round_id: int) -> RoundView:
    """The round as its card tells it."""
    its_round = unit.rounds.get(round_id)
    community = unit.communities.get(its_round.community_id)
    pot = unit.ledger.by_funder(community.id, "pot")
    names = unit.deposits.names(community.id)
    if its_round.frozen_at is None:
        roll = community.residents - unit.members.waiting(community.id, its_round.known_by)
        money, givers = sum(pot.values()), [one for one, left in pot.items() if left > 0]
        share = full_share(money, roll, its_round.share_limit)
    else:
        roll, share = its_round.roll or 0, its_round.share or 0
        given = unit.ledger.by_funder(community.id, "funder")
        givers = [one for one in unit.ledger.by_funder(community.id, "shares", round_id) if given[one]]
        money = roll * share
    needed = its_round.rule.people_needed(roll)
    funders = [names[one] for one in givers]
    return RoundView(
        its_round,
        money,
        funders,
        roll,
        share,
        needed,
        unit.purposes.count(round_id),
        unit.members.advisers(community.id),
        sum(pot.values()) - (0 if its_round.frozen_at else roll * share),
    )


def frozen_view(unit: Unit, round_id: int) -> SharesView:
    """A round whose roll is frozen, with what each funder put into its shares then."""
    of = round_view(unit, round_id)
    return _shares(unit, of, unit.ledger.frozen(of.round.community_id, round_id))


def left_view(unit: Unit, round_id: int) -> SharesView:
    """A round with what is left in its shares now."""
    of = round_view(unit, round_id)
    return _shares(unit, of, unit.ledger.by_funder(of.round.community_id, "shares", round_id))


def _shares(unit: Unit, of: RoundView, parts: Mapping[int, int]) -> SharesView:
    names = unit.deposits.names(of.round.community_id)
    return SharesView(of, {names[one]: part for one, part in parts.items() if part})


def open_round_view(unit: Unit, round_id: int) -> RoundView | None:
    """The same while purposes can still be acted on; nothing after the decision."""
    view = round_view(unit, round_id)
    return view if view.round.decided_at is None and view.round.closed_at is None else None


def current_round(unit: Unit, community_id: int) -> RoundView | None:
    """The community's open round, or the one that closed last."""
    latest = unit.rounds.latest(community_id)
    return None if latest is None else round_view(unit, latest.id)


def round_now(unit: Unit, community_id: int) -> NowView:
    """What /round shows to all."""
    latest = unit.rounds.latest(community_id)
    return NowView(None) if latest is None else card_view(unit, latest.id)


def card_view(unit: Unit, round_id: int) -> NowView:
    """The round for its card."""
    of = round_view(unit, round_id)
    if of.round.phase is Phase.PROVISIONAL:
        return NowView(of, lost=_turned(unit, of.round, "activated"), regained=_turned(unit, of.round, "failures"))
    if of.round.closed_at is None:
        return NowView(of)
    purposes = [one for one in unit.purposes.of_round(round_id) if one.withdrawn_at is None]
    ahead = [one.title for one in purposes if one.activated_at is not None]
    return NowView(of, ahead, [one.title for one in purposes if one.activated_at is None])


def _turned(unit: Unit, its_round: Round, kind: Literal["activated", "failures"]) -> list[str]:
    """The titles of what stood otherwise at the first result: activated is what passed then, failures what did not."""
    outcome = unit.rounds.outcome(its_round.id)
    passed = {one["id"]: True for one in outcome["activated"]}
    failed = {name: not why["after"] for name, why in outcome["failures"].items()}
    then, fails = (passed, True) if kind == "activated" else (failed, False)
    return [
        one.title
        for one in unit.purposes.of_round(its_round.id)
        if one.undecided
        and then.get(public_id(its_round, one.number))
        and (one.standing(its_round).failed is not None) is fails
    ]


def outcome_view(unit: Unit, round_id: int) -> OutcomeView:
    """What the count at the decision or at the close came to, with what activated before it."""
    its_round = unit.rounds.get(round_id)
    outcome = unit.rounds.outcome(round_id)
    by_id = {public_id(its_round, one.number): one for one in unit.purposes.of_round(round_id)}
    titles = {name: one.title for name, one in by_id.items()}
    chosen = {one["id"]: one for one in outcome.get("activated", [])}
    goes = [
        Decided(
            one,
            _parts(unit, one, chosen.get(name)),
            unit.objections.ended(one.id),
            None,
            (),
            funders_of(unit, one),
            _told(unit, its_round, one),
            one.backers < its_round.rule.backers_against(one.objectors + 1),
        )
        for name, one in by_id.items()
        if one.activated_at is not None or name in chosen
    ]
    failures = outcome.get("failures", {})
    fails = [
        Decided(
            one,
            {},
            unit.objections.ended(one.id),
            failures[name],
            tuple(titles[other] for other in failures[name]["after"]),
        )
        for name, one in by_id.items()
        if name in failures and one.undecided
    ]
    names = unit.deposits.names(its_round.community_id)
    returned = {names[int(funder)]: part for funder, part in outcome.get("returned", {}).items()}
    ties = [
        (titles[tie["winner"]], [titles[one] for one in tie["others"]], tie["by"]) for tie in outcome.get("ties", [])
    ]
    return OutcomeView(round_view(unit, round_id), goes, fails, returned, its_round.closed_at is None, ties)


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


def funders_of(unit: Unit, purpose: Purpose) -> dict[str, int]:
    """What each funder is to pay for a purpose that goes ahead: pennies by name; nothing before."""
    if purpose.activated_at is None:
        return {}
    names = unit.deposits.names(purpose.community_id)
    shares = unit.ledger.by_funder(purpose.community_id, "purpose", purpose.round_id, purpose.id)
    return {names[one]: part for one, part in shares.items() if part}


def parts(unit: Unit, purpose_id: int) -> dict[int, int]:
    """How many people paid how many pennies for a purpose, most first. Never who."""
    return dict(amounts(unit.lines.payments(purpose_id)))


def preview_view(unit: Unit, draft_id: int) -> PreviewView | None:
    """A draft with what its rule would ask today; None when it no longer could be opened."""
    draft = unit.rounds.draft(draft_id)
    if draft is None:
        return None
    try:
        plan = Plan(**draft.plan).at(unit.now, unit.communities.get(draft.community_id).zone)
        return plan_view(unit, draft.community_id, plan, draft_id, opened=draft.opened_at is not None)
    except Refusal:
        return None


def plan_view(unit: Unit, community_id: int, plan: Plan, draft_id: int = 0, *, opened: bool = False) -> PreviewView:
    """A plan with what its rule would ask today. Refused as the rule refuses."""
    community = unit.communities.get(community_id)
    found = outlook(unit, community, plan)
    pot = unit.ledger.by_funder(community.id, "pot")
    names = unit.deposits.names(community.id)
    funders = [names[one] for one, left in pot.items() if left > 0]
    each = max(1, found.share * 3 // 5 // 100 * 100 or found.share)
    money = (sum(pot.values()), funders, community.currency or "")
    when = dates(unit.now, timedelta(seconds=plan.length), community.zone)
    until = when.freeze_at, known_by(when.freeze_at, community.wait)
    given = terms(unit, community.id, funders)
    return PreviewView(draft_id, plan, found, *money, each, *until, when.decide_at, opened, given)
