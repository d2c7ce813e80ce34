"""How a round stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from models.rules.purposes import public_id
from models.rules.rounds import Phase, Round, full_share
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
class SharesView:
    """A round, and each funder's part of its shares: pennies by name."""

    of: RoundView
    parts: Mapping[str, int]


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
