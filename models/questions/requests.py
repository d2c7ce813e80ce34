"""What was asked for and needs a second: as its card, its announcement and its preview tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.funds import correcting, renaming
from models.questions.rounds import RoundView, SharesView, left_view, round_view
from models.rules.plans import Plan
from models.rules.rounds import Round
from models.rules.seconding import ABOUT_MEMBERS, ALONE, Request, seconds
from models.store.deposits import Gift
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with the names it needs. able: the coordinators who may agree; where empty, any other resident may.

    member: who it is about. of, gift, plan: the round, deposit or sketched round it is about.
    left: what is left in the shares of a round that would be cancelled.
    gone: what is no longer in the pot of a gift that would have another funder, in pennies.
    """

    request: Request
    asker: str
    advised: bool
    able: list[str]
    agreed: str
    off: str
    member: str
    of: RoundView | None
    gift: Gift | None
    plan: Plan | None
    currency: str
    gone: int = 0
    left: SharesView | None = None


@dataclass(frozen=True, slots=True)
class CancelledView:
    """A cancelled round: the request, what went ahead before, and what went back, in pennies by funder."""

    asked: RequestView
    round: Round
    ahead: list[str]
    returned: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StoppedView:
    """Who no longer coordinates; chooser: who may choose one where nobody is left, if that is known."""

    name: str
    left: bool
    chooser: str


def request_view(unit: Unit, request_id: int) -> RequestView:
    """A request as it stands."""
    return _view(unit, unit.requests.get(request_id))


def open_request(unit: Unit, request_id: int) -> RequestView | None:
    """The same while somebody may still agree to it."""
    view = request_view(unit, request_id)
    return view if view.request.ended is None else None


def preview(unit: Unit, community_id: int, person_id: int, act: str, subject_id: int) -> RequestView | None:
    """What a request would be like, for whoever is about to make it. None where they are no member any more."""
    asker = unit.members.of(community_id, person_id)
    if asker is None:
        return None
    empty: dict[str, Any] = {}
    nothing = (None, None, None, None)
    return _view(unit, Request(0, community_id, act, subject_id, empty, asker.id, None, unit.now, unit.now, *nothing))


def cancelled(unit: Unit, request_id: int) -> CancelledView:
    """What a cancelled round leaves behind."""
    view = request_view(unit, request_id)
    its_round = unit.rounds.get(view.request.subject_id)
    ahead = [one.title for one in unit.purposes.of_round(its_round.id) if one.activated_at is not None]
    names = unit.deposits.names(its_round.community_id)
    back = unit.rounds.outcome(its_round.id).get("returned", {})
    return CancelledView(view, its_round, ahead, {names[int(one)]: part for one, part in back.items()})


def stopped(unit: Unit, community_id: int, person_id: int) -> StoppedView:
    """Who stepped down, and who may choose the next where nobody coordinates any more."""
    chooser = unit.communities.name_of(unit.communities.get(community_id).added_by)
    left = bool(unit.members.coordinators(community_id))
    return StoppedView(unit.communities.name_of(person_id), left, chooser)


def _view(unit: Unit, request: Request) -> RequestView:
    asker = unit.members.get(request.asked_by)
    coordinators = unit.members.coordinators(request.community_id)
    able = {one.id for one in seconds(request.act, asker, (member for member, _ in coordinators), request.about)}
    subject, community_id = request.subject_id, request.community_id
    gift = unit.deposits.find(subject) if request.act == "correct" else None
    draft = unit.rounds.draft(subject) if request.act == "launch" else None
    return RequestView(
        request,
        _name(unit, request.asked_by),
        asker.adviser and request.act in ALONE,
        [name for member, name in coordinators if member.id in able],
        _name(unit, request.agreed_by),
        _name(unit, request.called_off_by),
        _name(unit, subject) if request.act in ABOUT_MEMBERS else "",
        round_view(unit, subject) if request.act in ("extend", "close", "cancel") else None,
        gift,
        Plan(**draft.plan) if draft else None,
        unit.communities.get(community_id).currency or "",
        _gone(unit, request, gift),
        left_view(unit, subject) if request.act == "cancel" else None,
    )


def _gone(unit: Unit, request: Request, gift: Gift | None) -> int:
    values = request.values
    if gift is None or request.ended or not correcting.anew(gift, values) or correcting.same_funder(gift, values):
        return 0
    return renaming.missing(unit, gift, correcting.recorded(unit, gift.community_id, request.subject_id))


def _name(unit: Unit, member_id: int | None) -> str:
    member = unit.members.find(member_id) if member_id is not None else None
    return unit.communities.name_of(member.person_id) if member else ""
