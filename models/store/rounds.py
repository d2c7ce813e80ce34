"""Rounds and the sketches they are opened from."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from models.rules.rounds import Round
from models.store.rows import columns, new_id, valued
from models.store.tables import drafts, rounds

round_columns = columns(Round, rounds)
_round = select(*round_columns)


class Draft(NamedTuple):
    """A sketch of a round: whose, and when it was opened, if it was."""

    community_id: int
    made_by: int
    plan: Mapping[str, Any]
    opened_at: datetime | None


class Rounds:
    """A community's rounds; one is open at a time."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, round_id: int) -> Round:
        return Round(*self.connection.execute(_round.where(rounds.c.id == round_id)).one())

    def find(self, round_id: int) -> Round | None:
        """The round of that id, where there is one."""
        return valued(Round, self.connection.execute(_round.where(rounds.c.id == round_id)).first())

    def current(self, community_id: int) -> Round | None:
        """The open round, if there is one."""
        row = self.connection.execute(
            _round.where(rounds.c.community_id == community_id, rounds.c.closed_at.is_(None))
        ).first()
        return valued(Round, row)

    def latest(self, community_id: int) -> Round | None:
        """The open round, or else the one that closed last."""
        query = _round.where(rounds.c.community_id == community_id).order_by(rounds.c.number.desc())
        row = self.connection.execute(query.limit(1)).first()
        return valued(Round, row)

    def all(self, community_id: int) -> list[Round]:
        """Every round there was, oldest first."""
        query = _round.where(rounds.c.community_id == community_id).order_by(rounds.c.number)
        return [Round(*row) for row in self.connection.execute(query)]

    def decided(self, community_id: int, most: int) -> list[Round]:
        """The latest rounds that came to a decision on anything and are over, so many at most."""
        query = _round.where(rounds.c.community_id == community_id)
        decided = query.where(rounds.c.decided_at.is_not(None), rounds.c.cancelled_at.is_(None))
        over = decided.where(rounds.c.closed_at.is_not(None), rounds.c.purposes > 0)
        return [Round(*row) for row in self.connection.execute(over.order_by(rounds.c.number.desc()).limit(most))]

    def open(self) -> list[Round]:
        """The open round of every community that has one."""
        query = _round.where(rounds.c.closed_at.is_(None)).order_by(rounds.c.id)
        return [Round(*row) for row in self.connection.execute(query)]

    def move(self, its_round: Round, by: timedelta) -> None:
        """Moves the dates that are still to come."""
        dates = {"propose_until": its_round.propose_until + by}
        if its_round.frozen_at is None:
            dates["freeze_at"] = its_round.freeze_at + by
        if its_round.close_at is None:
            dates["decide_at"] = its_round.decide_at + by
        else:
            dates["close_at"] = its_round.close_at + by
        self.change(its_round.id, **dates)

    def next_number(self, community_id: int) -> int:
        query = select(func.coalesce(func.max(rounds.c.number), 0) + 1).where(rounds.c.community_id == community_id)
        number: int = self.connection.execute(query).scalar_one()
        return number

    def add(self, **values: object) -> Round:
        return self.get(new_id(self.connection, insert(rounds).values(**values)))

    def change(self, round_id: int, **values: object) -> None:
        self.connection.execute(update(rounds).where(rounds.c.id == round_id).values(**values))

    def next_purpose(self, round_id: int) -> int:
        """The number of the next purpose in a round: 1, 2, 3 and so on, none twice."""
        mine = rounds.c.id == round_id
        self.connection.execute(update(rounds).where(mine).values(purposes=rounds.c.purposes + 1))
        number: int = self.connection.execute(select(rounds.c.purposes).where(mine)).scalar_one()
        return number

    def outcome(self, round_id: int) -> Mapping[str, Any]:
        """What the last count decided, as it was recorded: empty before the decision."""
        return self.connection.execute(select(rounds.c.outcome).where(rounds.c.id == round_id)).scalar() or {}

    def facts(self, round_id: int) -> Mapping[str, int] | None:
        """How the roll came together, in head-counts by name; None before it was frozen."""
        found: Mapping[str, int] | None = self.connection.execute(
            select(rounds.c.facts).where(rounds.c.id == round_id)
        ).scalar()
        return found

    def sketch(self, community_id: int, made_by: int, plan: Mapping[str, object], at: datetime) -> int:
        """A round somebody thinks of opening. made_by: a member id."""
        row = {"community_id": community_id, "made_by": made_by, "plan": plan, "made_at": at}
        return new_id(self.connection, insert(drafts).values(**row))

    def draft(self, draft_id: int) -> Draft | None:
        query = select(drafts.c.community_id, drafts.c.made_by, drafts.c.plan, drafts.c.opened_at)
        return valued(Draft, self.connection.execute(query.where(drafts.c.id == draft_id)).first())

    def use_draft(self, draft_id: int, at: datetime) -> None:
        self.connection.execute(update(drafts).where(drafts.c.id == draft_id).values(opened_at=at))
