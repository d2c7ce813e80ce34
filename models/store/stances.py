"""Stances, and the counts that each change of one keeps true."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from models.rules.ballots import Ballot, Stance
from models.rules.people import Member, voter_code
from models.rules.purposes import Purpose
from models.rules.rounds import Round
from models.store.members import member_columns
from models.store.prepared import Prepared
from models.store.purposes import purpose_columns
from models.store.rounds import round_columns
from models.store.tables import coordinators, levels, members, purposes, rolls, rounds, stances, voices
from models.store.upserts import upsert

WORDS = {one.value: one for one in Stance}

_ends = len(round_columns), len(round_columns) + len(purpose_columns)

_ballot = Prepared(
    select(*round_columns, *purpose_columns, stances.c.stance, rolls.c.left, members.c.id.is_not(None), *member_columns)
    .select_from(purposes)
    .join(rounds, rounds.c.id == purposes.c.round_id)
    .outerjoin(
        members,
        and_(members.c.community_id == purposes.c.community_id, members.c.person_id == bindparam("person")),
    )
    .outerjoin(coordinators, coordinators.c.member_id == members.c.id)
    .outerjoin(rolls, and_(rolls.c.round_id == rounds.c.id, rolls.c.member_id == members.c.id))
    .outerjoin(stances, and_(stances.c.purpose_id == purposes.c.id, stances.c.member_id == members.c.id))
    .where(purposes.c.id == bindparam("purpose"))
)

_put = upsert(stances).inline()
_take = Prepared(
    _put.on_conflict_do_update(
        index_elements=["purpose_id", "member_id"], set_={"stance": _put.excluded.stance, "at": _put.excluded.at}
    )
)
_erase = Prepared(
    delete(stances).where(stances.c.purpose_id == bindparam("purpose"), stances.c.member_id == bindparam("member"))
)
_count = Prepared(
    update(purposes)
    .where(purposes.c.id == bindparam("purpose"))
    .values(
        backers=purposes.c.backers + bindparam("backers_more"),
        objectors=purposes.c.objectors + bindparam("objectors_more"),
        payers=purposes.c.payers + bindparam("payers_more"),
        covered=purposes.c.covered + bindparam("covered_more"),
    )
)
_level = upsert(levels).inline()
_shift = Prepared(
    _level.on_conflict_do_update(
        index_elements=["purpose_id", "left"], set_={"backers": levels.c.backers + _level.excluded.backers}
    )
)
_lower = Prepared(
    update(levels)
    .where(levels.c.purpose_id == bindparam("purpose"), levels.c.left == bindparam("at_level"))
    .values(backers=levels.c.backers - 1)
)
_speak = Prepared(upsert(voices).inline().on_conflict_do_nothing())
_heard = Prepared(update(rounds).where(rounds.c.id == bindparam("its_round")).values(acted=rounds.c.acted + 1))


class _Codes(dict[str, str]):
    """Each voter's code in a round (by its seed), by their salt; made when first asked for."""

    def __init__(self, seed: str) -> None:
        super().__init__()
        self.seed = seed

    def __missing__(self, salt: str) -> str:
        self[salt] = code = voter_code(salt, self.seed)
        return code


class Stances:
    """Who said what of which purpose: at most one word each."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def ballot(self, person_id: int, purpose_id: int) -> Ballot | None:
        """All that a tap on a purpose needs, in one read; None where there is no such purpose."""
        row = _ballot.first(self.connection, {"person": person_id, "purpose": purpose_id})
        if row is None:
            return None
        its_round, its_purpose = Round(*row[: _ends[0]]), Purpose(*row[_ends[0] : _ends[1]])
        stance, left, known = row[_ends[1] : _ends[1] + 3]
        member = Member(*row[_ends[1] + 3 :]) if known else None
        return Ballot(its_round, its_purpose, member, left, stance and Stance(stance))

    def record(self, ballot: Ballot, member_id: int, stance: Stance | None, at: datetime) -> Purpose:
        """Puts a new word (or silence) in the place of the old one; returns the purpose with its counts after it."""
        key = {"purpose": ballot.purpose.id, "member": member_id}
        if stance is None:
            _erase.change(self.connection, key)
        else:
            row = {"purpose_id": ballot.purpose.id, "member_id": member_id, "stance": stance, "at": at}
            _take.change(self.connection, row)
            self._speak(ballot.round.id, member_id)
        return self._keep_counts(ballot, stance)

    def forget(self, purpose_id: int) -> None:
        """Nothing that was said of a purpose counts any more, and so nothing is counted."""
        for table in (stances, levels):
            self.connection.execute(delete(table).where(table.c.purpose_id == purpose_id))
        none = dict.fromkeys(("backers", "objectors", "payers", "covered"), 0)
        self.connection.execute(update(purposes).where(purposes.c.id == purpose_id).values(**none))

    def of_purpose(self, purpose_id: int) -> dict[int, Stance]:
        """Every member's word on a purpose, in order of member."""
        query = select(stances.c.member_id, stances.c.stance).where(stances.c.purpose_id == purpose_id)
        return {row[0]: Stance(row[1]) for row in self.connection.execute(query.order_by(stances.c.member_id))}

    def on(self, purpose_ids: Iterable[int], round_id: int, seed: str) -> Iterator[tuple[int, str, Stance, int | None]]:
        """Everything said of several purposes of a round: purpose, the voter's code, their word.

        And the pennies their share still holds; None where they are not on the roll.
        """
        on_roll = (rolls.c.round_id == round_id) & (rolls.c.member_id == members.c.id)
        query = (
            select(stances.c.purpose_id, members.c.salt, stances.c.stance, rolls.c.left)
            .join(members, members.c.id == stances.c.member_id)
            .outerjoin(rolls, on_roll)
            .where(stances.c.purpose_id.in_(list(purpose_ids)))
        )
        codes = _Codes(seed)
        for purpose_id, salt, word, left in self.connection.execute(query).all():
            yield purpose_id, codes[salt], WORDS[word], left

    def backers(self, purpose_id: int, seed: str) -> dict[str, int]:
        """The member id of everyone who backs a purpose, by their voter's code in the round (by its seed)."""
        query = select(members.c.salt, members.c.id).join(stances, stances.c.member_id == members.c.id)
        back = query.where(stances.c.purpose_id == purpose_id, stances.c.stance == Stance.BACKS)
        return {voter_code(salt, seed): member_id for salt, member_id in self.connection.execute(back).all()}

    def by_member(self, round_id: int, member_id: int) -> dict[int, Stance]:
        """A member's words in a round, by purpose."""
        query = (
            select(stances.c.purpose_id, stances.c.stance)
            .join(purposes, purposes.c.id == stances.c.purpose_id)
            .where(stances.c.member_id == member_id, purposes.c.round_id == round_id)
        )
        return {row[0]: Stance(row[1]) for row in self.connection.execute(query.order_by(purposes.c.number))}

    def _speak(self, round_id: int, member_id: int) -> None:
        if _speak.change(self.connection, {"round_id": round_id, "member_id": member_id}) == 1:
            _heard.change(self.connection, {"its_round": round_id})

    def _keep_counts(self, ballot: Ballot, stance: Stance | None) -> Purpose:
        backs = (stance is Stance.BACKS) - (ballot.stance is Stance.BACKS)
        objects = (stance is Stance.OBJECTS) - (ballot.stance is Stance.OBJECTS)
        left = ballot.left or 0
        more = {"backers": backs, "objectors": objects, "payers": backs if left else 0, "covered": backs * left}
        purpose = ballot.purpose
        _count.change(self.connection, {"purpose": purpose.id, **{f"{name}_more": n for name, n in more.items()}})
        if ballot.left is not None and backs > 0:
            _shift.change(self.connection, {"purpose_id": purpose.id, "left": left, "backers": 1})
        elif ballot.left is not None and backs < 0:
            _lower.change(self.connection, {"purpose": purpose.id, "at_level": left})
        return replace(purpose, **{name: getattr(purpose, name) + n for name, n in more.items()})
