"""How a community stands: who coordinates, who gave, what was nudged."""

from dataclasses import dataclass, field
from datetime import datetime

from models.people.waiting import from_the_next_round
from models.questions.rounds import RoundView, open_round_view, round_view
from models.rules.people import Community, Member, counts_from
from models.rules.rounds import Round
from models.store.deposits import Gift
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class JoinView:
    """A community for its join card. coordinated: it has a coordinator."""

    community: Community
    coordinated: bool


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """What a person meets in private. joined: they are a member; may_appoint: nobody coordinates, they may choose.

    of: the round that is open. waits: they have asked to join, and no coordinator has answered.
    outside: they came by the link, and Telegram did not confirm them as in the group.
    resting: they are left off the next roll. from_: they wait to count, in rounds whose joining closes from then on;
    late: the open round is without them. removed: two people removed them.
    """

    community: Community | None
    joined: bool
    adviser: bool
    late: bool
    coordinates: bool = False
    may_appoint: bool = False
    of: RoundView | None = None
    waits: bool = False
    resting: bool = False
    from_: datetime | None = None
    outside: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class CoordinatorsView:
    """The coordinators: each one's name and whether they are an adviser.

    added_by: the name of who added the bot and may appoint the first, empty where nobody knows; asked_by_them: it is
    they who ask.
    """

    coordinators: list[tuple[str, bool]]
    round_opened: bool
    added_by: str
    asked_by_them: bool


@dataclass(frozen=True, slots=True)
class AppointedView:
    """A new coordinator and who appointed them, by name."""

    name: str
    by: str
    adviser: bool


@dataclass(frozen=True, slots=True)
class NudgesView:
    """How many of each nudge went out in the latest round, to the group and in private, and whether the asker has them
    stopped. due: when each of those comes that are still to come.
    """

    of: RoundView | None
    sent: dict[str, tuple[int, int]]
    stopped: bool | None
    due: dict[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DepositView:
    """A gift, who recorded it, and what is recorded of it by now, in pennies."""

    gift: Gift
    by: str
    now: int


def join_view(unit: Unit, community_id: int) -> JoinView:
    """The community as its join card tells it."""
    return JoinView(unit.communities.get(community_id), bool(unit.members.coordinators(community_id)))


def welcome(unit: Unit, community_id: int | None, person_id: int) -> WelcomeView:
    """Who meets the bot in private, and for which community."""
    if community_id is None:
        return WelcomeView(None, joined=False, adviser=False, late=False)
    community, current = unit.communities.get(community_id), unit.rounds.current(community_id)
    member = unit.members.of(community_id, person_id)
    late = member is not None and current is not None and _is_late(unit, member, current)
    steering = coordinators(unit, community_id, person_id)
    asked = unit.admissions.last(community_id, person_id)
    return WelcomeView(
        community,
        joined=member is not None and member.left_at is None,
        adviser=member is not None and member.adviser,
        late=late,
        coordinates=member is not None and member.steers,
        may_appoint=steering.asked_by_them and not steering.coordinators,
        of=round_view(unit, current.id) if current else None,
        waits=asked is not None and asked.waits,
        resting=member is not None and member.resting,
        from_=_counts_from(unit, community, member, current) if member is not None and (late or not current) else None,
        outside=asked is not None and asked.outside,
        removed=member is not None and member.removed_at is not None,
    )


def _counts_from(unit: Unit, community: Community, member: Member, current: Round | None) -> datetime | None:
    if current is None or current.frozen_at is not None:
        return from_the_next_round(unit, community, member)
    return counts_from(member, current.wait, unit.now)


def _is_late(unit: Unit, member: Member, current: Round) -> bool:
    """Whether the open round is without them. Whoever left after the freeze and came back is still on its roll."""
    if current.frozen_at is None:
        return current.too_new(member.came_at)
    return member.joined_at > current.frozen_at and unit.rolls.left(current.id, member.id) is None


def coordinates(unit: Unit, community_id: int | None, person_id: int | None) -> bool:
    """Whether a person coordinates in the community; nobody does where it is not known which, or who asks."""
    if community_id is None or person_id is None:
        return False
    member = unit.members.of(community_id, person_id)
    return member is not None and member.steers


def belongs(unit: Unit, community_id: int, person_id: int) -> bool:
    """Whether somebody has joined, or counts in the open round though they have left since."""
    member = unit.members.of(community_id, person_id)
    if member is None or member.left_at is None:
        return member is not None
    current = unit.rounds.current(community_id)
    return current is not None and unit.rolls.left(current.id, member.id) is not None


def coordinators(unit: Unit, community_id: int, asked_by: int | None) -> CoordinatorsView:
    """Who steers, for the person who asks."""
    found = [(name, member.adviser) for member, name in unit.members.coordinators(community_id)]
    added_by = unit.communities.get(community_id).added_by
    opened = unit.rounds.latest(community_id) is not None
    asked_by_them = added_by is not None and added_by == asked_by
    return CoordinatorsView(found, opened, unit.communities.name_of(added_by), asked_by_them)


def appointed(unit: Unit, person_id: int, by: int, adviser: bool) -> AppointedView:
    """Who coordinates from now on, and whose decision that was."""
    return AppointedView(unit.communities.name_of(person_id), unit.communities.name_of(by), adviser)


def nudges(unit: Unit, community_id: int, person_id: int | None) -> NudgesView:
    """The reminders that went out, for everyone to see."""
    latest = unit.rounds.latest(community_id)
    member = unit.members.of(community_id, person_id) if person_id is not None else None
    stopped = None if member is None else member.nudges_stopped_at is not None
    if latest is None:
        return NudgesView(None, {}, stopped)
    waiting = {f"nudge_{act}": unit.dues.when(act, latest.id) for act in ("halfway", "last")}
    due = {what: at for what, at in waiting.items() if at is not None}
    return NudgesView(round_view(unit, latest.id), unit.notices.nudges_sent(latest.id), stopped, due)


def nudge_view(unit: Unit, round_id: int, person_id: int | None) -> RoundView | None:
    """The round to remind of, or nothing where a reminder has become pointless."""
    view = open_round_view(unit, round_id)
    if view is None or person_id is None:
        return view
    return view if unit.members.silent(view.round, person_id) else None


def deposit(unit: Unit, deposit_id: int) -> DepositView:
    """A gift, and who recorded it."""
    gift = unit.deposits.get(deposit_id)
    by = unit.members.get(gift.recorded_by).person_id
    now = unit.ledger.corrected(gift.community_id, f"deposit:{deposit_id}")
    return DepositView(gift, unit.communities.name_of(by), now)
