"""Who has said that they, or somebody close to them, would be paid by a purpose."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from models.rules.purposes import Purpose
from models.store.tables import interests


class Interests:
    """Told to others only as a number of people, and of the proposer, who is known anyway."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def has(self, purpose_id: int, member_id: int) -> bool:
        mine = (interests.c.purpose_id == purpose_id) & (interests.c.member_id == member_id)
        return self.connection.execute(select(interests.c.at).where(mine)).first() is not None

    def declare(self, purpose_id: int, member_id: int, at: datetime) -> None:
        self.connection.execute(insert(interests).values(purpose_id=purpose_id, member_id=member_id, at=at))

    def take_back(self, purpose_id: int, member_id: int) -> None:
        mine = (interests.c.purpose_id == purpose_id) & (interests.c.member_id == member_id)
        self.connection.execute(delete(interests).where(mine))

    def others(self, purpose: Purpose) -> int:
        """How many people, without the proposer."""
        of_it = (interests.c.purpose_id == purpose.id) & (interests.c.member_id != purpose.proposed_by)
        return self.connection.execute(select(func.count()).where(of_it)).scalar_one()
