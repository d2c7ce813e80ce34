"""Who comes in at once, and who waits for a coordinator."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.rules.refusals import Refusal

ASK_AGAIN = timedelta(days=1)
WAITS = (0, 1, 3, 7)  # days that newcomers may have to wait before they count


class Policy(StrEnum):
    """How people join: by a tap in the group, once a coordinator accepts them, or with a code."""

    OPEN = "open"
    APPROVE = "approve"
    CODE = "code"


class Reply(StrEnum):
    """What became of somebody's asking to join."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Admission:
    """Somebody asked to join. outside: they came by the link, and Telegram did not confirm them as in the group.

    answered_by: a member id, None where nobody had to answer.
    """

    id: int
    community_id: int
    person_id: int
    salt: str
    outside: bool
    asked_at: datetime
    answered_at: datetime | None
    reply: str | None
    answered_by: int | None

    @property
    def waits(self) -> bool:
        return self.reply is None


def check_asking(last: Admission | None, now: datetime) -> None:
    """Refused for a day after a coordinator said not now."""
    if last is not None and last.reply == Reply.DECLINED and now < last.asked_at + ASK_AGAIN:
        raise Refusal("asked_lately")


def check_accepting(asked: Admission) -> None:
    """Refused once they were accepted or no longer ask, or are nobody any more. Not now may still become a yes."""
    if asked.reply == Reply.ACCEPTED:
        raise Refusal("accepted_already")
    if asked.reply == Reply.WITHDRAWN or asked.person_id < 0:
        raise Refusal("no_longer_asks")


def check_declining(asked: Admission) -> None:
    """Refused once it was answered, and once they no longer ask."""
    check_accepting(asked)
    if asked.reply == Reply.DECLINED:
        raise Refusal("declined_already")
