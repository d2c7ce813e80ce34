"""The books as a treasurer checks them: every account, and whether everything adds up."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.questions.pool import PoolView, pool
from models.rules.people import Community
from models.store.journal import first_broken
from models.store.ledger import Move
from models.store.unit import Unit

PAGE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One account: what it is, for which round and purpose, whose money, and how much, in pennies."""

    kind: str
    round: int | None
    purpose: str | None
    funder: str
    pennies: int


@dataclass(frozen=True, slots=True)
class Books:
    """All accounts of a community. wrong: in words, whatever does not add up; empty when all is well."""

    entries: list[Entry]
    wrong: list[str]


def books(unit: Unit, community_id: int) -> Books:
    """Every account, checked: all sum to nothing, each funder's too, the shares agree, the chain is whole."""
    names = unit.deposits.names(community_id)
    statement = unit.ledger.statement(community_id)
    entries = [
        Entry(
            one.kind,
            unit.rounds.get(one.round_id).number if one.round_id else None,
            unit.purposes.get(one.purpose_id).title if one.purpose_id else None,
            names[one.funder_id],
            one.balance,
        )
        for one in statement
    ]
    return Books(entries, [*_imbalances(entries), *_shares(unit, community_id), *_chain(unit, community_id)])


def all_books(unit: Unit) -> list[tuple[Community, Books]]:
    """The books of every community, oldest first."""
    return [(community, books(unit, community.id)) for community in unit.communities.all()]


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that went from one account to another: which kinds of account, whose money, and how much, in pennies."""

    number: int
    community: int
    at: str
    giver: str
    taker: str
    funder: str
    round: int | None
    purpose: str | None
    pennies: int


@dataclass(frozen=True, slots=True)
class Statement:
    """All money of one community: where it is, on which accounts, and every movement, oldest first."""

    pool: PoolView
    accounts: list[Entry]
    movements: list[Movement]


def statement(unit: Unit, community_id: int) -> Statement:
    """Every penny, for a treasurer to go through."""
    names = unit.deposits.names(community_id)
    moves = [_movement(unit, one, names) for one in unit.ledger.moves_of(community_id)]
    return Statement(pool(unit, community_id), books(unit, community_id).entries, moves)


def movements(unit: Unit, after: int) -> list[Movement]:
    """What was moved behind this number, oldest first, at most two hundred at a time."""
    names = {one.id: unit.deposits.names(one.id) for one in unit.communities.all()}
    return [_movement(unit, one, names[one.community_id]) for one in unit.ledger.moves(after, PAGE)]


def _movement(unit: Unit, one: Move, funders: Mapping[int, str]) -> Movement:
    return Movement(
        one.number,
        one.community_id,
        one.at.isoformat(),
        one.giver,
        one.taker,
        funders[one.funder_id],
        unit.rounds.get(one.round_id).number if one.round_id else None,
        unit.purposes.get(one.purpose_id).title if one.purpose_id else None,
        one.amount,
    )


def _imbalances(entries: list[Entry]) -> list[str]:
    wrong = [f"the accounts sum to {total}, not to nothing" for total in [sum(one.pennies for one in entries)] if total]
    for funder in {one.funder for one in entries}:
        total = sum(one.pennies for one in entries if one.funder == funder)
        wrong += [f"the accounts of {funder} sum to {total}"] if total else []
    wrong += [f"{one.kind} of {one.funder} is overdrawn" for one in entries if one.pennies < 0 and one.kind != "funder"]
    return wrong


def _shares(unit: Unit, community_id: int) -> list[str]:
    wrong = []
    for its_round in unit.rounds.all(community_id):
        if its_round.frozen_at is None:
            continue
        account = sum(unit.ledger.by_funder(community_id, "shares", its_round.id).values())
        members = unit.rolls.left_by_member(its_round.id)
        if sum(members.values()) != account or unit.lines.left_by_member(its_round.id) != members:
            wrong.append(f"the shares of round {its_round.number} do not agree with their account")
    return wrong


def _chain(unit: Unit, community_id: int) -> list[str]:
    broken = first_broken(unit.journal.entries(community_id))
    return [] if broken is None else [f"the journal is broken at entry {broken}"]
