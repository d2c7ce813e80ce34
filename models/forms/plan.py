"""The private form of a round: what it is about, how long, how much each, which rule, and what becomes of the rest."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from models.forms.beginning import begin
from models.forms.lasting import lasting
from models.forms.shape import Answers, Kind
from models.forms.written import Written, line, pennies
from models.people import advising
from models.rounds import launching
from models.rounds.launching import QUESTION
from models.rules.critical_mass import PRESETS, Preset, Timing
from models.rules.people import Community
from models.rules.plans import Plan
from models.rules.purposes import check_text
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import dates, until
from models.rules.seconding import require_steering
from models.store.forms import Form
from models.store.unit import Unit

DAY = 86400
NO_LIMIT = 0
MOST_DIGITS = 14
OWN = ("core", "agreement", "timing")  # what a line may have said of the rule, and no step asks
CHOICES: dict[str, dict[str, object]] = {
    "length": {"7": 7 * DAY, "14": 14 * DAY, "30": 30 * DAY},
    "rule": {one.value: one.value for one in Preset},
    "rest": {"back": "back", "keep": "keep"},
    "sealed": {"no": False, "yes": True},
}


def show(unit: Unit, community_id: int, person_id: int, *, privately: bool) -> None:
    """/round alone: leads whoever may open a round to the form, where none is open; shows everyone else the round."""
    member = unit.members.of(community_id, person_id)
    if member is None or not member.steers or unit.rounds.current(community_id) is not None:
        unit.notices.reply("round_now", community_id)
    elif privately:
        start(unit, community_id, person_id)
    else:
        unit.notices.reply("in_private", community_id, verb="round")


def start(
    unit: Unit, community_id: int, person_id: int, plan: Plan | None = None, *, instead_of: int | None = None
) -> None:
    """Begins the questions; with a plan they are answered. Refused to others, while a round is open, without a pot."""
    form = Form(person_id, community_id, "round", _answers(plan) if plan else {})
    _ground(unit, form)
    begin(unit, form, "round", instead_of=instead_of)


def start_from(unit: Unit, draft_id: int, person_id: int) -> None:
    """Begins with what a preview in the group showed. Refused once it was opened."""
    draft = require_found(unit.rounds.draft(draft_id))
    if draft.opened_at is not None:
        raise Refusal("draft_was_opened")
    start(unit, draft.community_id, person_id, Plan(**draft.plan))


def plan_of(unit: Unit, form: Form) -> Plan:
    """The round that a finished form describes, if it were opened now."""
    answers, length = form.answers, form.answers["length"]
    own: dict[str, Any] = {name: Fraction(answers[name]) for name in OWN[:2] if name in answers}
    if "timing" in answers:
        own["timing"] = Timing(answers["timing"])
    plan = Plan.by_preset(
        Preset(answers["rule"]),
        answers["question"],
        length if isinstance(length, int) else 0,
        answers["limit"] or None,
        carries=answers["rest"] == "keep",
        sealed=answers.get("sealed", False),
        until=None if isinstance(length, int) else date.fromisoformat(length),
        **own,
    )
    return plan.at(unit.now, _zone(unit, form))


def ends(unit: Unit, form: Form) -> tuple[timedelta, datetime]:
    """How long the round of a form lasts if it is opened now, and its decision then. Refused once that day is over."""
    said, zone = form.answers["length"], _zone(unit, form)
    length = timedelta(seconds=said) if isinstance(said, int) else until(date.fromisoformat(said), unit.now, zone)
    return length, dates(unit.now, length, zone).decide_at


def _steps(answers: Answers) -> tuple[str, ...]:
    """Only where all is decided at the end can the counts be hidden until then."""
    steps = ("question", "length", "limit", "rule", "rest")
    usual = PRESETS[Preset(answers["rule"])][1] if "rule" in answers else Timing.WHEN_READY
    return (*steps, "sealed") if answers.get("timing", usual) == Timing.AT_THE_CLOSE else steps


def _answers(plan: Plan) -> dict[str, object]:
    rule, timing = PRESETS[Preset(plan.preset)]
    own = {"core": str(rule.core), "agreement": str(rule.agreement), "timing": timing.value}
    given = {name: getattr(plan, name) for name, usual in own.items() if getattr(plan, name) != usual}
    rest = "keep" if plan.carries else "back"
    answers = {"question": plan.question, "length": plan.until or plan.length, "limit": plan.share_limit or NO_LIMIT}
    hidden = {"sealed": plan.sealed} if plan.timing == Timing.AT_THE_CLOSE else {}
    return {**answers, "rule": plan.preset, "rest": rest, **hidden, **given}


def _ground(unit: Unit, form: Form) -> None:
    require_steering(unit.members.of(form.community_id, form.person_id))
    launching.check_ground(unit, form.community_id)


def _read(unit: Unit, form: Form, step: str, written: Written) -> Answers:
    community = unit.communities.get(form.community_id)
    if step == "question":
        check_text("question", written.text, QUESTION)
        return {"question": line(written.text)}
    if step == "length":
        return {"length": _length(unit, community, written)}
    if step == "limit":
        return {"limit": _limit(community, written)}
    raise Refusal("tap_please")


def _length(unit: Unit, community: Community, written: Written) -> int | str:
    """Seconds, or the day on which it ends (ISO), which keeps if the form rests for a while."""
    length, day = lasting(written, unit.now, community.zone)
    dates(unit.now, length, community.zone)
    return day.isoformat() if day else int(length.total_seconds())


def _limit(community: Community, written: Written) -> int:
    limit = pennies(written, community.currency or "")
    if limit == 0:
        raise Refusal("amount_nothing")
    return limit


def _zone(unit: Unit, form: Form) -> ZoneInfo:
    return unit.communities.get(form.community_id).zone


def _tap(_unit: Unit, _form: Form, step: str, value: str) -> Answers:
    """One of a few choices, or a figure that a button offered. A rule chosen anew is the ready-made one."""
    if step == "rule" and value in CHOICES["rule"]:
        return {"rule": value, "sealed": None, **dict.fromkeys(OWN)}
    if value in CHOICES.get(step, {}):
        return {step: CHOICES[step][value]}
    if step == "limit" and value.isascii() and value.isdigit() and len(value) < MOST_DIGITS:
        return {"limit": int(value)}
    raise Refusal("no_such_thing")


def _open(unit: Unit, form: Form) -> None:
    advising.open_plan(unit, form.community_id, form.person_id, plan_of(unit, form))


KIND = Kind(_steps, _ground, _read, _tap, _open)
