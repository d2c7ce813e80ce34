"""Private forms: a purpose in four questions, a reason, an answer. One message is one answer."""

from models import objecting, proposing
from models.rules.people import require_member
from models.rules.purposes import PAYEE, TITLE, WHY, Proposal, check_cost, check_text
from models.rules.refusals import Refusal
from models.rules.rounds import Round
from models.store.forms import Form
from models.store.unit import Unit

STEPS = ("title", "why", "cost", "payee")
LENGTHS = {"title": TITLE, "why": WHY, "payee": PAYEE}
MYSELF = "myself"


def step_of(form: Form) -> str:
    """What a form asks next; done when a proposal has all its answers."""
    if form.kind != "propose":
        return form.kind
    return next((step for step in STEPS if step not in form.answers), "done")


def start_proposal(unit: Unit, community_id: int, person_id: int) -> None:
    """Begins the four questions. Refused to strangers and outside the time for purposes."""
    require_member(unit.members.of(community_id, person_id))
    proposing.check_time(unit, community_id)
    unit.forms.keep(Form(person_id, community_id, "propose", {}), unit.now)
    _ask(unit, community_id, person_id)


def start_answer(unit: Unit, objection_id: int, person_id: int) -> None:
    """A proposer begins to answer an objection."""
    ballot, _ = objecting.check_answer(unit, objection_id, person_id)
    community_id = ballot.purpose.community_id
    unit.forms.keep(Form(person_id, community_id, "answer", {"objection_id": objection_id}), unit.now)
    unit.notices.reply("give_answer", community_id, objection_id=objection_id)


def fill(unit: Unit, person_id: int, text: str, pennies: int | None) -> None:
    """Takes a message as the answer to what the form asks. pennies: what it says if it is read as an amount.

    Refused where no form asks, where the answer does not fit, and for a purpose once the time for it is over.
    """
    form = unit.forms.of(person_id)
    if form is None:
        raise Refusal("no_form")
    step = step_of(form)
    if form.kind != "propose":
        _speak_to_an_objection(unit, form, text)
        return
    current = proposing.check_time(unit, form.community_id)
    if step == "done":
        _ask(unit, form.community_id, person_id)
    else:
        _answer(unit, form, step, _checked(unit, current, step, text, pennies))


def _speak_to_an_objection(unit: Unit, form: Form, text: str) -> None:
    """A reason or an answer. Where the objection is over meanwhile the form is left, with why."""
    check, speak, subject = {
        "reason": (objecting.check_reason, objecting.give_reason, "purpose_id"),
        "answer": (objecting.check_answer, objecting.answer, "objection_id"),
    }[form.kind]
    try:
        check(unit, form.answers[subject], form.person_id)
    except Refusal as over:
        unit.notices.reply("refusal", code=over.code, values={})
    else:
        speak(unit, form.answers[subject], form.person_id, text)
    unit.forms.leave(form.person_id)


def deliver_myself(unit: Unit, person_id: int) -> None:
    """The proposer would do it themselves: they can then neither back nor object to it."""
    form = unit.forms.of(person_id)
    if form is None or step_of(form) != "payee":
        raise Refusal("no_form")
    name = unit.communities.name_of(person_id) or ""
    mine = Form(person_id, form.community_id, "propose", {**form.answers, MYSELF: True})
    _answer(unit, mine, "payee", name[:PAYEE])


def post(unit: Unit, person_id: int) -> None:
    """The finished form becomes a purpose in the round."""
    form = unit.forms.of(person_id)
    if form is None or step_of(form) != "done":
        raise Refusal("no_form")
    answers = form.answers
    proposal = Proposal(answers["title"], answers["why"], answers["cost"], answers["payee"])
    myself = bool(answers.get(MYSELF))
    purpose_id = proposing.propose(unit, form.community_id, person_id, proposal, pays_me=myself)
    unit.forms.leave(person_id)
    unit.notices.reply("proposed", form.community_id, purpose_id=purpose_id)


def restart(unit: Unit, person_id: int) -> None:
    """Begins the same form anew."""
    form = unit.forms.of(person_id)
    if form is None:
        raise Refusal("no_form")
    start_proposal(unit, form.community_id, person_id)


def leave(unit: Unit, person_id: int) -> None:
    """Leaves the form; nothing of it is kept."""
    form = unit.forms.of(person_id)
    if form is None:
        raise Refusal("no_form")
    unit.forms.leave(person_id)
    unit.notices.reply("form_left", form.community_id, kind=form.kind)


def _checked(unit: Unit, current: Round, step: str, text: str, pennies: int | None) -> str | int:
    if step != "cost":
        check_text(step, text, LENGTHS[step])
        return text.strip() if step == "why" else " ".join(text.split())
    if pennies is None:
        raise Refusal("amount_unclear")
    check_cost(pennies, proposing.reachable(unit, current), current.currency)
    return pennies


def _answer(unit: Unit, form: Form, step: str, value: str | int) -> None:
    kept = Form(form.person_id, form.community_id, form.kind, {**form.answers, step: value})
    unit.forms.keep(kept, unit.now)
    _ask(unit, form.community_id, form.person_id)


def _ask(unit: Unit, community_id: int, person_id: int) -> None:
    unit.notices.reply("ask", community_id, person_id=person_id)
