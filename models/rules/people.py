"""A community and one person's place in it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from models.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Community:
    """A group that uses the bot. The chat id is only its address; it may change.

    wait: how long before joining closes one must have joined to count in a round that opens from now on, in seconds.
    """

    id: int
    chat_id: int | None
    title: str
    link: str
    added_by: int | None
    timezone: str
    language: str
    currency: str | None
    join_policy: str
    wait: int
    residents: int

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


CODE_ITSELF = "="
GONE = (
    "(erased)"  # in the place of the name of whoever has erased themselves; kept in texts, so the same in any language
)


def voter_code(salt: str, seed: str) -> str:
    """A member's name in one round's journal, roll and count. seed: the round's, public; salt: the member's, secret.

    Another one in each round, and never the code under which they join, propose or coordinate: those acts are announced
    by name, and would tell whose stances are whose. Of who has erased themselves the code is kept in the salt's place.
    """
    if salt.startswith(CODE_ITSELF):
        return salt.removeprefix(CODE_ITSELF)
    return hashlib.sha256((salt + seed).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Member:
    """A person on a community's list: a resident, unless they are an adviser.

    came_at: when they last came in, to the millisecond; joined_at: the same, or when they took part again after a rest.
    """

    id: int
    community_id: int
    person_id: int
    code: str
    salt: str
    came_at: datetime
    joined_at: datetime
    left_at: datetime | None
    removed_at: datetime | None
    adviser_since: datetime | None
    resting_since: datetime | None
    nudges_stopped_at: datetime | None
    coordinates: bool

    @property
    def adviser(self) -> bool:
        return self.adviser_since is not None

    @property
    def resting(self) -> bool:
        """Whether they took no part in two rounds, and are left off the next rolls until they join again."""
        return self.resting_since is not None

    @property
    def steers(self) -> bool:
        """Whether they coordinate, and have not left."""
        return self.coordinates and self.left_at is None

    @property
    def counts(self) -> bool:
        """Whether they would be on a roll that froze now."""
        return self.left_at is None and not self.adviser and not self.resting


def counts_from(member: Member, wait: int, now: datetime) -> datetime | None:
    """They count in rounds whose joining closes at that moment or later; None once that is past. wait: in seconds."""
    from_ = member.came_at + timedelta(seconds=wait)
    return from_ if wait and from_ > now else None


def require_member(member: Member | None) -> Member:
    """The member, if they still are one."""
    if member is not None and member.removed_at is not None:
        raise Refusal("was_removed")
    if member is None or member.left_at is not None:
        raise Refusal("not_a_member")
    return member


def require_coordinator(member: Member | None) -> Member:
    """A coordinator who may act alone: an adviser needs a resident coordinator beside them (design, section 5)."""
    someone = require_member(member)
    if not someone.coordinates:
        raise Refusal("not_a_coordinator")
    if someone.adviser:
        raise Refusal("adviser_needs_a_resident")
    return someone


def require_residents_majority(residents: int, advisers: int) -> None:
    """Residents must be more than half of the coordinators before a round can open (head-counts)."""
    if residents <= advisers:
        raise Refusal("residents_not_majority", residents=residents, advisers=advisers)
