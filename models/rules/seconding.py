"""An act that needs two people: what was asked for, and who may agree to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.rules.people import Member, require_member
from models.rules.refusals import Refusal

LASTS = timedelta(hours=72)

ALONE = frozenset({"launch", "deposit", "admit"})  # a resident coordinator does it alone, an adviser only asks for it
ABOUT_MEMBERS = frozenset({"appoint", "dismiss", "readmit", "remove"})  # its subject is a member


@dataclass(frozen=True, slots=True)
class Request:
    """What one person asked for and a second must agree to. subject_id: the round, deposit, draft or member meant.

    asked_by, agreed_by, called_off_by: member ids. round_id: the round with whose close it ends, if it is bound to one.
    """

    id: int
    community_id: int
    act: str
    subject_id: int
    values: Mapping[str, Any]
    asked_by: int
    round_id: int | None
    asked_at: datetime
    lapses_at: datetime
    agreed_by: int | None
    called_off_by: int | None
    ended_at: datetime | None
    ended: str | None

    @property
    def about(self) -> int | None:
        """The member it is about, who has no say in it."""
        return self.subject_id if self.act in ("remove", "dismiss") else None


def require_steering(member: Member | None) -> Member:
    """Any coordinator, adviser or not: who may ask for an act that needs two."""
    someone = require_member(member)
    if not someone.coordinates:
        raise Refusal("not_a_coordinator")
    return someone


def may_second(act: str, asker: Member, second: Member) -> bool:
    """Whether a coordinator may be the second: one of the two is a resident; an adviser's own act needs a resident."""
    return not second.adviser or not (asker.adviser or act in ALONE)


def seconds(act: str, asker: Member, coordinators: Iterable[Member], about: int | None) -> list[Member]:
    """The coordinators who may agree. Where there is none, any other resident may (design, section 5)."""
    return [one for one in coordinators if one.id not in (asker.id, about) and may_second(act, asker, one)]


def require_second(
    act: str, asker: Member, second: Member | None, steering: Sequence[tuple[Member, str]], about: int | None
) -> Member:
    """Who may agree: another coordinator, or where there is none who could, any other resident.

    steering: the coordinators with their names. Refused to the asker, to whoever it is about, to others than who may
    agree, with their names, and once the asker no longer coordinates.
    """
    someone = require_member(second)
    if someone.id == asker.id:
        raise Refusal("own_request")
    if someone.id == about:
        raise Refusal("about_yourself")
    if not asker.steers:
        raise Refusal("request_lapsed")
    names = {member.id: name for member, name in steering}
    able = seconds(act, asker, (member for member, _ in steering), about)
    if (not able and someone.adviser) or (someone.coordinates and not may_second(act, asker, someone)):
        raise Refusal("second_must_be_resident")
    if able and not someone.coordinates:
        raise Refusal("others_may_agree", names=[names[one.id] for one in able])
    return someone


def require_open(request: Request) -> None:
    """Refused once it was agreed to, called off, or nobody agreed in time."""
    if request.ended == "agreed":
        raise Refusal("request_agreed")
    if request.ended == "called off":
        raise Refusal("request_called_off")
    if request.ended is not None:
        raise Refusal("request_lapsed")
