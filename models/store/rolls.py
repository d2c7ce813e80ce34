"""The frozen roll: who counts in a round, and what each one's share still holds."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, func, insert, select, update

from models.rules.people import voter_code
from models.store.members import known, resident
from models.store.prepared import Prepared
from models.store.tables import lines, members, people, rolls, voices
from models.store.tables.base import BigId

PAGE = 10_000

_everyone = select(
    bindparam("its_round", type_=BigId), members.c.id, bindparam("share", type_=BigInteger), members.c.salt
)
_salts = Prepared(select(rolls.c.member_id, rolls.c.salt).where(rolls.c.round_id == bindparam("its_round")))
_paid = (lines.c.purpose_id == bindparam("purpose")) & lines.c.purpose_id.is_not(None)
_pay = (
    update(rolls)
    .where(rolls.c.round_id == bindparam("its_round"), rolls.c.member_id.in_(select(lines.c.member_id).where(_paid)))
    .values(
        left=rolls.c.left
        + select(lines.c.amount).where(_paid, lines.c.member_id == rolls.c.member_id).scalar_subquery()
    )
)


class Rolls:
    """Written once, at the freeze; afterwards only what is left of a share goes down."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection, self.now = connection, now

    def freeze(self, community_id: int, round_id: int, share: int, known_by: datetime | None) -> None:
        """Puts every resident who takes part on the roll with a full share each, in pennies.

        known_by: by when they must have come, where newcomers wait.
        """
        everyone = _everyone.where(members.c.community_id == community_id, resident, known(known_by))
        columns = ["round_id", "member_id", "left", "salt"]
        enrol = insert(rolls).from_select(columns, everyone.order_by(members.c.id))
        self.connection.execute(enrol, {"its_round": round_id, "share": share})

    def voters(self, round_id: int, seed: str) -> list[str]:
        """The voter's code in the round (by its seed) of everyone on the roll, in the order of the codes."""
        return sorted(self.codes(round_id, seed).values())

    def codes(self, round_id: int, seed: str) -> dict[int, str]:
        """The same by member id, in no order."""
        salts = _salts.all(self.connection, {"its_round": round_id})
        return {member_id: voter_code(salt, seed) for member_id, salt in salts}

    def left(self, round_id: int, member_id: int) -> int | None:
        """What one member's share still holds; None when they are not on the roll."""
        query = select(rolls.c.left).where(rolls.c.round_id == round_id, rolls.c.member_id == member_id)
        return self.connection.execute(query).scalar()

    def pay(self, round_id: int, purpose_id: int) -> None:
        """Takes from shares what they paid for a purpose, by its lines."""
        self.connection.execute(_pay, {"its_round": round_id, "purpose": purpose_id})

    def salt(self, round_id: int, member_id: int) -> str | None:
        """What a member's voter's code in a round is made with; None when they are not on the roll."""
        query = select(rolls.c.salt).where(rolls.c.round_id == round_id, rolls.c.member_id == member_id)
        return self.connection.execute(query).scalar()

    def left_by_member(self, round_id: int) -> dict[int, int]:
        """What is left of each share, in pennies, by member id."""
        query = select(rolls.c.member_id, rolls.c.left).where(rolls.c.round_id == round_id)
        return {row[0]: row[1] for row in self.connection.execute(query.order_by(rolls.c.member_id))}

    def empty(self, round_id: int) -> None:
        """Nothing is left of any share: the round is over."""
        self.connection.execute(update(rolls).where(rolls.c.round_id == round_id).values(left=0))

    def acted(self, round_id: int) -> int:
        """How many on the roll have backed or objected at least once."""
        query = select(func.count()).select_from(voices).join(rolls, rolls.c.member_id == voices.c.member_id)
        return self.connection.execute(
            query.where(voices.c.round_id == round_id, rolls.c.round_id == round_id)
        ).scalar_one()

    def writable(self, member_ids: list[int]) -> list[tuple[int, int]]:
        """Member id and person id of those of them the bot may write to."""
        query = select(members.c.id, members.c.person_id).join(people, people.c.id == members.c.person_id)
        found: list[tuple[int, int]] = []
        for first in range(0, len(member_ids), PAGE):  # a statement holds only so many values
            some = query.where(members.c.id.in_(member_ids[first : first + PAGE]), people.c.writable)
            found += [(row[0], row[1]) for row in self.connection.execute(some)]
        return sorted(found)
