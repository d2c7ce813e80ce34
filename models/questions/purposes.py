"""How purposes stand: what is missing, never who is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.questions.payments import funders_of, parts
from models.questions.rounds import RoundView, round_view
from models.questions.terms import GivenFor, terms
from models.rules.ballots import Ballot, Stance, voter
from models.rules.critical_mass import Standing, standing, ways_to_agree
from models.rules.draw import drawn
from models.rules.objections import Objection
from models.rules.people import Community
from models.rules.price import price
from models.rules.purposes import Purpose, State, Text, public_id
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Phase
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class PurposeView:
    """A purpose for its card. price: what each share would pay now, in pennies; parts: what was paid, by how many.

    into: the title of what it was merged into. interested: how many people said that they, or somebody close to them,
    would be paid by it, without the proposer; proposer_interested: whether the proposer said so.
    """

    purpose: Purpose
    of: RoundView
    state: State
    standing: Standing
    more_or_fewer: tuple[int, int]
    price: Fraction | None
    parts: Mapping[int, int]
    ended: Mapping[str, int]
    objections: list[Objection]
    failure: Mapping[str, object] | None
    after: tuple[str, ...]
    provisionally: bool
    into: str | None = None
    interested: int = 0
    proposer_interested: bool = False

    @property
    def objecting_matters(self) -> bool:
        """Always before the first result; after it where a no could still change it: its backers are enough."""
        return self.of.round.phase is not Phase.PROVISIONAL or not self.lost

    @property
    def lost(self) -> bool:
        """Whether its backers or their money are too few, which nobody can change after the first result."""
        return not (self.standing.people.passed and self.standing.money.passed)


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection and the purpose it is about. open: it still counts."""

    objection: Objection
    purpose: Purpose
    of: RoundView
    open: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """A round's purposes in a drawn order, so that none is always first. adviser: one asks, who does not back."""

    of: RoundView | None
    purposes: list[PurposeView]
    adviser: bool = False


@dataclass(frozen=True, slots=True)
class ActivatedView:
    """A purpose that goes ahead, what each funder is to pay (pennies by name), and on what terms they gave."""

    view: PurposeView
    funders: Mapping[str, int]
    terms: list[GivenFor]


@dataclass(frozen=True, slots=True)
class AloneView:
    """A purpose as one person looks at it in private, with their own word on it, or as an adviser without one.

    mine: they proposed it. paid: they would be paid for it. counts: what they say of it would count.
    interested: they said so of themselves or somebody close; None where they are no member.
    """

    view: PurposeView
    stance: Stance | None
    adviser: bool = False
    mine: bool = False
    paid: bool = False
    interested: bool | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True)
class AmendedView:
    """A purpose whose text was changed, and the text before and after that change."""

    view: PurposeView
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class TextsView:
    """A purpose's texts, the one that counts last."""

    of: RoundView
    texts: list[Text]


def community_of_purpose(unit: Unit, purpose_id: int) -> Community:
    """Whose purpose it is. Refused where there is no such purpose."""
    purpose = require_found(unit.purposes.find(purpose_id))
    return unit.communities.get(purpose.community_id)


def purpose_alone(unit: Unit, purpose_id: int, person_id: int) -> AloneView:
    """A purpose for one person."""
    view, ballot = purpose_view(unit, purpose_id), unit.stances.ballot(person_id, purpose_id)
    member = ballot.member if ballot else None
    if ballot is None or member is None:
        return AloneView(view, None)
    purpose = ballot.purpose
    mine, paid = (member.id == one for one in (purpose.proposed_by, purpose.payee_member_id))
    interested = None if member.left_at is not None else unit.interests.has(purpose_id, member.id)
    return AloneView(view, ballot.stance, member.adviser, mine, paid, interested, _counts(ballot))


def _counts(ballot: Ballot) -> bool:
    """Whether this person may back or object to it, while anybody may."""
    try:
        voter(ballot)
    except Refusal:
        return False
    return True


def amended_view(unit: Unit, purpose_id: int, text: int) -> AmendedView:
    """The change that made this text (its number, from 2 on)."""
    before, after = unit.purposes.texts(purpose_id)[text - 2 : text]
    return AmendedView(purpose_view(unit, purpose_id), before, after)


def texts_of(unit: Unit, purpose_id: int) -> TextsView:
    """Every text a purpose has had."""
    purpose = unit.purposes.get(purpose_id)
    return TextsView(round_view(unit, purpose.round_id), unit.purposes.texts(purpose_id))


def purpose_view(unit: Unit, purpose_id: int) -> PurposeView:
    """A purpose as its card tells it."""
    purpose = unit.purposes.get(purpose_id)
    return _view(unit, purpose, round_view(unit, purpose.round_id))


def _view(unit: Unit, purpose: Purpose, of: RoundView) -> PurposeView:
    frozen = of.round.frozen_at is not None
    counts = purpose.counts
    tests = standing(purpose.cost, counts, of.round.rule, of.roll)
    levels = unit.purposes.levels(purpose.id) if frozen else {of.share: purpose.backers}
    outcome = unit.rounds.outcome(of.round.id)
    name = public_id(of.round, purpose.number)
    failure = outcome.get("failures", {}).get(name)
    ahead = name in [one["id"] for one in outcome.get("activated", [])]
    return PurposeView(
        purpose=purpose,
        of=of,
        state=purpose.state(of.round),
        standing=tests,
        more_or_fewer=ways_to_agree(counts, of.round.rule),
        price=price(levels, purpose.cost),
        parts=parts(unit, purpose.id) if purpose.activated_at else {},
        ended=unit.objections.ended(purpose.id),
        objections=unit.objections.of_purpose(purpose.id),
        failure=failure,
        after=_titles(unit, of, failure),
        provisionally=ahead,
        into=unit.purposes.get(purpose.merged_into).title if purpose.merged_into else None,
        interested=unit.interests.others(purpose),
        proposer_interested=unit.interests.has(purpose.id, purpose.proposed_by),
    )


def _titles(unit: Unit, of: RoundView, failure: Mapping[str, object] | None) -> tuple[str, ...]:
    after = failure["after"] if failure else None
    if not isinstance(after, list) or not after:
        return ()
    titles = {public_id(of.round, one.number): one.title for one in unit.purposes.of_round(of.round.id)}
    return tuple(titles[name] for name in after)


def purposes_list(unit: Unit, community_id: int, person_id: int | None) -> ListView:
    """The latest round's purposes; in the person's own drawn order, or in the round's for all."""
    latest = unit.rounds.latest(community_id)
    if latest is None:
        return ListView(None, [])
    of = round_view(unit, latest.id)
    member = unit.members.of(community_id, person_id) if person_id is not None else None
    seed = latest.seed + (member.code if member else "")
    purposes = {str(one.id): one for one in unit.purposes.of_round(latest.id) if one.withdrawn_at is None}
    adviser = member is not None and member.adviser
    return ListView(of, [_view(unit, purposes[name], of) for name in drawn(seed, purposes)], adviser)


def objection_view(unit: Unit, objection_id: int) -> ObjectionView | None:
    """An objection with its purpose."""
    objection = unit.objections.find(objection_id)
    if objection is None:
        return None
    purpose = unit.purposes.get(objection.purpose_id)
    return ObjectionView(objection, purpose, round_view(unit, purpose.round_id), objection.ended_at is None)


def activated_view(unit: Unit, purpose_id: int) -> ActivatedView:
    """A purpose that goes ahead, for all."""
    view = purpose_view(unit, purpose_id)
    funders = funders_of(unit, view.purpose)
    return ActivatedView(view, funders, terms(unit, view.purpose.community_id, funders))
