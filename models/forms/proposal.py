"""The private form of a purpose: four questions, and a look at all answers."""

from models.forms.beginning import begin
from models.forms.shape import DONE, Answers, Kind, fixed
from models.forms.written import Written, line, pennies
from models.purposes import proposing
from models.rules.people import require_member
from models.rules.purposes import PAYEE, TITLE, WHY, Proposal, check_cost, check_text
from models.rules.refusals import Refusal
from models.store.forms import KEPT, Form
from models.store.unit import Unit

STEPS = ("title", "why", "cost", "payee")
LENGTHS = {"title": TITLE, "why": WHY, "payee": PAYEE}
MYSELF, INTEREST = "myself", "interest"


def start(unit: Unit, community_id: int, person_id: int, words: str = "", *, instead_of: int | None = None) -> None:
    """Begins the four questions. words: the first answer, where it came with the command, as it may have before.

    Refused to strangers and outside the time for purposes.
    """
    require_member(unit.members.of(community_id, person_id))
    proposing.check_time(unit, community_id)
    kept = unit.forms.kept(person_id, community_id)
    title = line(words) or (kept.answers["title"] if kept else "")
    form = Form(person_id, community_id, "propose", {"title": title} if _fits(title) else {})
    begin(unit, form, "propose", instead_of=instead_of, why=_unfit(title))


def keep_title(unit: Unit, community_id: int, person_id: int, words: str) -> None:
    """Words after the command in the group: kept as the first answer until the form is begun in private."""
    title = line(words)
    if _fits(title) and unit.forms.of(person_id) is None:
        unit.forms.keep(Form(person_id, community_id, KEPT, {"title": title}), unit.now)
    unit.notices.reply("in_private", community_id, verb="propose")


def wanted(form: Form) -> tuple[Proposal, bool]:
    """What a finished form says, and whether who filled it in would do it themselves."""
    return Proposal(*(form.answers[step] for step in STEPS)), bool(form.answers.get(MYSELF))


def _fits(title: str) -> bool:
    return 0 < len(title) <= TITLE


def _unfit(title: str) -> Refusal | None:
    return Refusal("text_too_long", field="title", most=TITLE, length=len(title)) if len(title) > TITLE else None


def _ground(unit: Unit, form: Form) -> None:
    require_member(unit.members.of(form.community_id, form.person_id))
    proposing.check_time(unit, form.community_id)


def _read(unit: Unit, form: Form, step: str, written: Written) -> Answers:
    if step == "cost":
        return {"cost": _cost(unit, form, written)}
    if step == "payee" and written.oneself:
        return _myself(unit, form)
    check_text(step, written.text, LENGTHS[step])
    if step == "why":
        return {"why": written.text.strip()}
    text = line(written.text)
    return {"payee": text, MYSELF: None} if step == "payee" else {step: text}


def _cost(unit: Unit, form: Form, written: Written) -> int:
    current = proposing.check_time(unit, form.community_id)
    cost = pennies(written, current.currency)
    check_cost(cost, proposing.reachable(unit, current), current.currency)
    return cost


def _tap(unit: Unit, form: Form, step: str, value: str) -> Answers:
    if (step, value) == (DONE, INTEREST) and not form.answers.get(MYSELF):
        return {INTEREST: None if form.answers.get(INTEREST) else True}
    if (step, value) != ("payee", MYSELF):
        raise Refusal("no_such_thing")
    return _myself(unit, form)


def _myself(unit: Unit, form: Form) -> Answers:
    """The proposer would do it themselves: they can then neither back nor object to it."""
    name = unit.communities.name_of(form.person_id)
    return {"payee": name[:PAYEE], MYSELF: True}


def _post(unit: Unit, form: Form) -> None:
    """The finished form becomes a purpose in the round."""
    text, myself = wanted(form)
    interested = bool(form.answers.get(INTEREST)) and not myself
    purpose_id = proposing.propose(unit, form.community_id, form.person_id, text, pays_me=myself, interested=interested)
    unit.notices.instead("proposed", form.community_id, purpose_id=purpose_id)


KIND = Kind(fixed(*STEPS), _ground, _read, _tap, _post)
