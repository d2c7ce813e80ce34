"""The lines under the shares: what each member's share holds and paid. Their sums equal the ledger's accounts."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Insert, bindparam, insert, select

from models.store.prepared import Prepared
from models.store.rows import added_up
from models.store.tables import lines, rolls

_enter = Prepared(insert(lines).inline())


class Lines:
    """Written and never changed, beside the transfers: so the ledger can be published without saying who paid."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection, self.now = connection, now

    def share_out(self, round_id: int) -> None:
        """Each member on the roll gets what it says is left to them, all of their share."""
        self.connection.execute(_lines_of_all(rolls.c.left), {"its_round": round_id, "why": "freeze", "now": self.now})

    def give_back(self, round_id: int) -> None:
        """Each member on the roll gives back what it says is left to them."""
        self.connection.execute(_lines_of_all(-rolls.c.left), {"its_round": round_id, "why": "return", "now": self.now})

    def pay(self, round_id: int, purpose_id: int, payments: dict[int, int]) -> None:
        """What members' shares pay for a purpose, in pennies, once for each."""
        same = {"round_id": round_id, "purpose_id": purpose_id, "reason": "activation", "at": self.now}
        each = [{"member_id": member_id, "amount": -pennies} for member_id, pennies in payments.items()]
        _enter.many(self.connection, same, each)

    def payments(self, purpose_id: int) -> dict[int, int]:
        """What each member's share paid for a purpose, in pennies."""
        query = select(lines.c.member_id, -lines.c.amount).where(lines.c.purpose_id == purpose_id)
        return {row[0]: row[1] for row in self.connection.execute(query.order_by(lines.c.member_id))}

    def left_by_member(self, round_id: int) -> dict[int, int]:
        """The sum of each member's lines in a round, in pennies: what is left of their share."""
        query = select(lines.c.member_id, added_up(lines.c.amount)).where(lines.c.round_id == round_id)
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(lines.c.member_id))}

    def paid_by(self, round_id: int, member_id: int) -> dict[int, int]:
        """What a member's share paid in a round, in pennies by purpose."""
        mine = (lines.c.round_id == round_id) & (lines.c.member_id == member_id) & lines.c.purpose_id.is_not(None)
        query = select(lines.c.purpose_id, -lines.c.amount).where(mine).order_by(lines.c.id)
        return {row[0]: row[1] for row in self.connection.execute(query)}


def _lines_of_all(amount: ColumnElement[int]) -> Insert:
    """One line for each on a roll who has anything left."""
    same = bindparam("why", type_=lines.c.reason.type), bindparam("now", type_=lines.c.at.type)
    on_roll = (rolls.c.round_id == bindparam("its_round")) & (rolls.c.left > 0)
    each = select(rolls.c.round_id, rolls.c.member_id, *same, amount).where(on_roll).order_by(rolls.c.member_id)
    return insert(lines).from_select(["round_id", "member_id", "reason", "at", "amount"], each)
