"""Objections: a reason against a purpose, its answer, and how it ended."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, update

from models.rules.objections import Objection
from models.store.rows import columns, new_id, valued
from models.store.tables import members, objections, purposes, rounds

_objection = select(*columns(Objection, objections))


class Objections:
    """What was said against purposes, and what came of it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def raise_(self, purpose_id: int, member_id: int, salt: str, lapses_at: datetime, at: datetime) -> int:
        row = {"purpose_id": purpose_id, "member_id": member_id, "salt": salt, "lapses_at": lapses_at}
        return new_id(self.connection, insert(objections).values(**row, raised_at=at))

    def find(self, objection_id: int) -> Objection | None:
        """The objection of that id, where there is one."""
        row = self.connection.execute(_objection.where(objections.c.id == objection_id)).first()
        return valued(Objection, row)

    def standing(self, purpose_id: int, member_id: int) -> Objection | None:
        """The member's objection that has not ended, if there is one."""
        mine = _objection.where(objections.c.purpose_id == purpose_id, objections.c.member_id == member_id)
        return valued(Objection, self.connection.execute(mine.where(objections.c.ended_at.is_(None))).first())

    def of_purpose(self, purpose_id: int) -> list[Objection]:
        """Those to its text, with a reason, that stand or were settled, first raised first; not what was taken back."""
        shown = objections.c.ended.is_(None) | (objections.c.ended == "settled")
        reasoned = _objection.where(_to_text_of(purpose_id), objections.c.reason.is_not(None), shown)
        return [Objection(*row) for row in self.connection.execute(reasoned.order_by(objections.c.id))]

    def settled_by(self, purpose_id: int) -> set[int]:
        """The members who said of their last objection to its text that it was settled."""
        last = select(func.max(objections.c.id)).where(_to_text_of(purpose_id)).group_by(objections.c.member_id)
        settled = (objections.c.id.in_(last), objections.c.ended == "settled")
        return set(self.connection.execute(select(objections.c.member_id).where(*settled)).scalars())

    def ended(self, purpose_id: int) -> dict[str, int]:
        """How many objections to a purpose ended, by how: settled, taken back, lapsed or changed."""
        mine = (objections.c.purpose_id == purpose_id) & objections.c.ended.is_not(None)
        query = select(objections.c.ended, func.count()).where(mine).group_by(objections.c.ended)
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def to_answer(self, person_id: int) -> list[Objection]:
        """Those that wait for an answer of this person as the proposer, first raised first."""
        waiting = self._standing_with(members.c.id == purposes.c.proposed_by, person_id)
        unanswered = objections.c.reason.is_not(None), objections.c.answer.is_(None)
        return [Objection(*row) for row in self.connection.execute(waiting.where(*unanswered))]

    def raised_by(self, person_id: int) -> list[Objection]:
        """This person's own that still count, first raised first."""
        mine = self._standing_with(members.c.id == objections.c.member_id, person_id)
        return [Objection(*row) for row in self.connection.execute(mine)]

    def _standing_with(self, whose: ColumnElement[bool], person_id: int) -> Select[Any]:
        undecided = purposes.c.withdrawn_at.is_(None), purposes.c.activated_at.is_(None)
        return (
            _objection.join_from(objections, purposes, objections.c.purpose_id == purposes.c.id)
            .join(rounds, rounds.c.id == purposes.c.round_id)
            .join(members, whose)
            .where(objections.c.ended_at.is_(None), *undecided, rounds.c.closed_at.is_(None))
            .where(members.c.person_id == person_id)
            .order_by(objections.c.id)
        )

    def end_all(self, purpose_id: int, how: str, at: datetime) -> list[int]:
        """Every objection to a purpose that stands ends so; returns their ids."""
        standing = (objections.c.purpose_id == purpose_id) & objections.c.ended_at.is_(None)
        ended = list(self.connection.execute(select(objections.c.id).where(standing)).scalars())
        self.connection.execute(update(objections).where(standing).values(ended=how, ended_at=at))
        return ended

    def end_standing(self, purpose_id: int, member_id: int, how: str, at: datetime) -> None:
        """The member's objection ends, if they had one: settled, taken back, lapsed or changed."""
        mine = (objections.c.purpose_id == purpose_id) & (objections.c.member_id == member_id)
        standing = update(objections).where(mine, objections.c.ended_at.is_(None))
        self.connection.execute(standing.values(ended=how, ended_at=at))

    def move(self, round_id: int, by: timedelta) -> None:
        """Gives every objection of a round that waits for its reason so much longer."""
        mine = select(purposes.c.id).where(purposes.c.round_id == round_id)
        waiting = _objection.where(objections.c.purpose_id.in_(mine), objections.c.ended_at.is_(None))
        for row in self.connection.execute(waiting.where(objections.c.reason.is_(None))).all():
            one = Objection(*row)
            self.change(one.id, lapses_at=one.lapses_at + by)

    def change(self, objection_id: int, **values: object) -> None:
        self.connection.execute(update(objections).where(objections.c.id == objection_id).values(**values))


def _to_text_of(purpose_id: int) -> ColumnElement[bool]:
    """Raised to what the purpose says now, not to an earlier text."""
    asked = select(purposes.c.asked_at).where(purposes.c.id == purpose_id).scalar_subquery()
    return (objections.c.purpose_id == purpose_id) & (objections.c.raised_at >= asked)
