"""A round before it is opened: what it would be like today."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.questions.terms import GivenFor, terms
from models.rounds.launching import outlook, wait_in
from models.rules.critical_mass import Outlook
from models.rules.plans import Plan
from models.rules.refusals import Refusal
from models.rules.rehearsal import Rehearsed, Stage
from models.rules.rounds import dates, known_by
from models.store.unit import Unit


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
    until = when.freeze_at, known_by(when.freeze_at, wait_in(unit, community, when.freeze_at))
    given = terms(unit, community.id, funders)
    return PreviewView(draft_id, plan, found, *money, each, *until, when.decide_at, opened, given)
