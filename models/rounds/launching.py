"""A coordinator launches a round: first a preview, then the opening."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from models.rules.critical_mass import Outlook, Timing, check_rule
from models.rules.nudging import Nudge, moments
from models.rules.people import Community, Member, require_coordinator, require_residents_majority
from models.rules.plans import Plan
from models.rules.purposes import check_text
from models.rules.refusals import Refusal, require_found, require_own
from models.rules.rounds import Round, dates, known_by
from models.rules.seconding import Request, require_steering
from models.rules.waiting import newcomers_wait
from models.store.journal import commitment, stamps
from models.store.unit import Unit

QUESTION = 300


def preview(unit: Unit, community_id: int, person_id: int, plan: Plan) -> int:
    """Shows what a round would be like, with the buttons to open it. Returns the draft's id. Refused as opening is."""
    coordinator = require_steering(unit.members.of(community_id, person_id))
    _check(unit, unit.communities.get(community_id), plan)
    draft_id = sketch(unit, coordinator, plan)
    unit.notices.reply("preview", community_id, draft_id=draft_id)
    return draft_id


def open_round(unit: Unit, draft_id: int, person_id: int) -> Round:
    """Opens the round a draft describes: its rule, dates and seed are fixed now, before anyone has said anything."""
    draft = require_found(unit.rounds.draft(draft_id))
    opener = require_coordinator(unit.members.of(draft.community_id, person_id))
    check_opening(unit, draft.community_id, draft_id, {})
    opened = _open(unit, opener, draft_id, [opener.code])
    if unit.asked is not None:
        unit.notices.instead("opened", opened.community_id, round_id=opened.id)
    return opened


def open_plan(unit: Unit, community_id: int, person_id: int, plan: Plan) -> Round:
    """Opens a round without a preview in the group. Refused as opening is."""
    coordinator = require_coordinator(unit.members.of(community_id, person_id))
    check_plan(unit, community_id, plan)
    return open_round(unit, sketch(unit, coordinator, plan), person_id)


def check_plan(unit: Unit, community_id: int, plan: Plan) -> None:
    """Whether such a round can be opened now. Refused as the rule refuses."""
    _check_coordinators(unit, community_id)
    _check(unit, unit.communities.get(community_id), plan)


def sketch(unit: Unit, coordinator: Member, plan: Plan) -> int:
    """Keeps a round that nobody has opened yet. Returns the draft's id."""
    return unit.rounds.sketch(coordinator.community_id, coordinator.id, asdict(plan), unit.now)


def check_ground(unit: Unit, community_id: int) -> None:
    """Whether a round can be thought of at all. Refused while one is open, and without money."""
    if unit.rounds.current(community_id) is not None:
        raise Refusal("round_is_open")
    if unit.ledger.pot(community_id) == 0:
        raise Refusal("no_pot")


def check_opening(unit: Unit, community_id: int, draft_id: int, _values: Mapping[str, Any]) -> None:
    """Whether the round a draft describes can be opened now. Refused a second time, and as the rule refuses."""
    check_plan(unit, community_id, _plan(unit, community_id, draft_id))


def open_together(unit: Unit, request: Request, by: list[str]) -> None:
    """An adviser's round that a resident agreed to."""
    _open(unit, unit.members.get(request.asked_by), request.subject_id, by)


def outlook(unit: Unit, community: Community, plan: Plan) -> Outlook:
    """What the rule would ask of this community as it stands: head-counts and pennies. Refused as the rule refuses."""
    pot = unit.ledger.pot(community.id)
    if pot == 0:
        raise Refusal("no_pot")
    freeze_at = dates(unit.now, timedelta(seconds=plan.length), community.zone).freeze_at
    waiting = unit.members.waiting(community.id, known_by(freeze_at, wait_in(unit, community, freeze_at)))
    return check_rule(plan.rule, community.residents - waiting, pot, plan.share_limit)


def wait_in(unit: Unit, community: Community, freeze_at: datetime) -> int:
    """How long newcomers would wait in a round that opens now: seconds."""
    return newcomers_wait(unit.communities.waits_set(community.id), freeze_at) if community.wait else 0


def _plan(unit: Unit, community_id: int, draft_id: int) -> Plan:
    draft = require_own(community_id, unit.rounds.draft(draft_id))
    if draft.opened_at is not None:
        raise Refusal("draft_was_opened")
    return Plan(**draft.plan).at(unit.now, unit.communities.get(community_id).zone)


def _check(unit: Unit, community: Community, plan: Plan) -> None:
    check_ground(unit, community.id)
    check_text("question", plan.question, QUESTION)
    dates(unit.now, timedelta(seconds=plan.length), community.zone)
    if plan.sealed and plan.timing != Timing.AT_THE_CLOSE:
        raise Refusal("sealed_when_ready")
    outlook(unit, community, plan)


def _check_coordinators(unit: Unit, community_id: int) -> None:
    coordinators = [member for member, _ in unit.members.coordinators(community_id)]
    advisers = sum(member.adviser for member in coordinators)
    require_residents_majority(len(coordinators) - advisers, advisers)


def _open(unit: Unit, opener: Member, draft_id: int, by: list[str]) -> Round:
    community, plan = unit.communities.get(opener.community_id), _plan(unit, opener.community_id, draft_id)
    unit.rounds.use_draft(draft_id, unit.now)
    when = dates(unit.now, timedelta(seconds=plan.length), community.zone)
    facts = asdict(plan)
    del facts["until"]
    opened = unit.rounds.add(
        **facts,
        community_id=community.id,
        number=unit.rounds.next_number(community.id),
        currency=community.currency,
        seed=unit.ids.token(),
        ripening=int(when.ripening.total_seconds()),
        wait=wait_in(unit, community, when.freeze_at),
        opened_by=opener.id,
        opened_at=unit.now,
        freeze_at=when.freeze_at,
        propose_until=when.propose_until,
        decide_at=when.decide_at,
    )
    _set_deadlines(unit, opened)
    _record(unit, by, opened, plan)
    return opened


def _set_deadlines(unit: Unit, opened: Round) -> None:
    nudges = moments(opened.opened_at, opened.decide_at)
    deadlines = {
        "freeze": opened.freeze_at,
        "halfway": nudges[Nudge.HALFWAY],
        "last": nudges[Nudge.LAST],
        "decide": opened.decide_at,
    }
    for act, at in deadlines.items():
        unit.dues.set(opened.community_id, act, opened.id, at)


def _record(unit: Unit, by: list[str], opened: Round, plan: Plan) -> None:
    rule = {"core": plan.core, "agreement": plan.agreement, "timing": plan.timing, "limit": plan.share_limit}
    rule |= {"sealed": plan.sealed}
    question = commitment(opened.seed, plan.question)
    when = stamps(freeze=opened.freeze_at, until=opened.propose_until, decides=opened.decide_at)
    facts = {"round": opened.number, "seed": opened.seed, "question": question, "length": plan.length}
    facts |= {"currency": opened.currency, "ripening": opened.ripening, "wait": opened.wait, "dates": when}
    unit.journal.append(opened.community_id, "opened", by=by, rule=rule, carries=plan.carries, **facts)
    unit.notices.post_card(opened.community_id, "round", opened.id)
