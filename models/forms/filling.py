"""The private form of a purpose: four questions, and a look at all answers. One message is one answer."""

from models.forms import speaking
from models.purposes import amending, proposing
from models.rules.people import require_member
from models.rules.purposes import PAYEE, TITLE, WHY, Proposal, check_cost, check_text
from models.rules.refusals import Refusal
from models.rules.rounds import Round
from models.store.forms import KEPT, Form
from models.store.unit import Unit

STEPS = ("title", "why", "cost", "payee")
LENGTHS = {"title": TITLE, "why": WHY, "payee": PAYEE}
MYSELF, CHANGING = "myself", "changing"
PROPOSE, AMEND, PURPOSE = "propose", "amend", "purpose_id"


def step_of(form: Form) -> str:
    """What a form asks next; done when a proposal has all its answers."""
    if form.kind not in (PROPOSE, AMEND):
        return form.kind
    missing = next((step for step in STEPS if step not in form.answers), "done")
    return str(form.answers.get(CHANGING, missing))


def start_proposal(unit: Unit, community_id: int, person_id: int, words: str = "") -> None:
    """Begins the four questions. words: the first answer, where it came with the command, as it may have before.

    Refused to strangers and outside the time for purposes.
    """
    require_member(unit.members.of(community_id, person_id))
    proposing.check_time(unit, community_id)
    kept = unit.forms.kept(person_id, community_id)
    title = _line(words) or (kept.answers["title"] if kept else "")
    unit.forms.keep(Form(person_id, community_id, PROPOSE, {"title": title} if _fits(title) else {}), unit.now)
    if len(title) > TITLE:
        values = {"field": "title", "most": TITLE, "length": len(title)}
        unit.notices.reply("refusal", code="text_too_long", values=values)
    else:
        unit.notices.reply("ask", community_id, person_id=person_id)


def keep_title(unit: Unit, community_id: int, person_id: int, words: str) -> None:
    """Words after the command in the group: kept as the first answer until the form is begun in private."""
    title = _line(words)
    if _fits(title) and unit.forms.of(person_id) is None:
        unit.forms.keep(Form(person_id, community_id, KEPT, {"title": title}), unit.now)
    unit.notices.reply("in_private", community_id, verb="propose")


def fill(unit: Unit, person_id: int, text: str, pennies: int | None) -> None:
    """Takes a message as the answer to what is asked. pennies: what it says if it is read as an amount.

    Refused where nothing is asked, where the answer does not fit, and for a purpose once the time for it is over; a
    change of one that cannot be changed any more is left, with why.
    """
    form = unit.forms.of(person_id)
    if form is None:
        speaking.unasked(unit, person_id, text)
    elif form.kind not in (PROPOSE, AMEND):
        speaking.fill(unit, form, text)
    else:
        _fill(unit, form, text, pennies)


def _fill(unit: Unit, form: Form, text: str, pennies: int | None) -> None:
    try:
        current, step = _round_of(unit, form), step_of(form)
    except Refusal as over:
        if form.kind == PROPOSE:
            raise
        speaking.give_up(unit, form, over)
        return
    if step == "done":
        _ask(unit, form.community_id, form.person_id, unused=True)
    else:
        _answer(unit, form, step, _checked(unit, current, step, text, pennies))


def deliver_myself(unit: Unit, person_id: int) -> None:
    """The proposer would do it themselves: they can then neither back nor object to it."""
    form = of(unit, person_id)
    if step_of(form) != "payee":
        raise Refusal("no_form")
    name = unit.communities.name_of(person_id) or ""
    _answer(unit, form, "payee", name[:PAYEE], myself=True)


def back_a_step(unit: Unit, person_id: int) -> None:
    """Asks the question before once more. Refused at the first."""
    form = of(unit, person_id)
    given = [step for step in STEPS if step in form.answers]
    if not given or len(given) == len(STEPS):
        raise Refusal("no_form")
    _keep(unit, form, {name: value for name, value in form.answers.items() if name != given[-1]})


def change(unit: Unit, person_id: int, step: str) -> None:
    """Asks one question of a finished form again; its answer stays until there is another. Refused before."""
    form = of(unit, person_id)
    if any(one not in form.answers for one in STEPS):
        raise Refusal("no_form")
    _keep(unit, form, {**form.answers, CHANGING: step})


def leave_as_it_was(unit: Unit, person_id: int) -> None:
    """The answer that was to be changed stays. Refused where none was."""
    form = of(unit, person_id)
    if CHANGING not in form.answers:
        raise Refusal("no_form")
    _keep(unit, form, {name: value for name, value in form.answers.items() if name != CHANGING})


def post(unit: Unit, person_id: int) -> None:
    """The finished form becomes a purpose in the round."""
    form = finished(unit, person_id, PROPOSE)
    proposal, myself = written(form)
    purpose_id = proposing.propose(unit, form.community_id, person_id, proposal, pays_me=myself)
    unit.forms.leave(person_id)
    unit.notices.instead("proposed", form.community_id, purpose_id=purpose_id)


def leave(unit: Unit, person_id: int) -> None:
    """Cancels the form; nothing of it is kept, and a purpose that was to be changed stays as it is."""
    form = of(unit, person_id)
    unit.forms.leave(person_id)
    if form.kind == AMEND:
        unit.notices.instead("proposed", form.community_id, purpose_id=form.answers[PURPOSE])
    else:
        unit.notices.instead("form_left", form.community_id)


def ask_again(unit: Unit, person_id: int) -> None:
    """What this person is being asked, once more, after something else was said."""
    form = unit.forms.of(person_id)
    if form is None:
        return
    if form.kind in (PROPOSE, AMEND):
        _ask(unit, form.community_id, person_id, still=True)
    else:
        speaking.ask(unit, form, still=True)


def of(unit: Unit, person_id: int) -> Form:
    """The purpose a person is writing. Refused where they write none."""
    form = unit.forms.of(person_id)
    if form is None or form.kind not in (PROPOSE, AMEND):
        raise Refusal("no_form")
    return form


def finished(unit: Unit, person_id: int, kind: str) -> Form:
    """The form of that kind with all its answers. Refused before."""
    form = of(unit, person_id)
    if form.kind != kind or step_of(form) != "done":
        raise Refusal("no_form")
    return form


def written(form: Form) -> tuple[Proposal, bool]:
    """What a finished form says, and whether who filled it in would do it themselves."""
    answers = form.answers
    return Proposal(*(answers[step] for step in STEPS)), bool(answers.get(MYSELF))


def _round_of(unit: Unit, form: Form) -> Round:
    if form.kind == AMEND:
        return amending.check(unit, form.answers[PURPOSE], form.person_id).round
    return proposing.check_time(unit, form.community_id)


def _line(text: str) -> str:
    return " ".join(text.split())


def _fits(title: str) -> bool:
    return 0 < len(title) <= TITLE


def _checked(unit: Unit, current: Round, step: str, text: str, pennies: int | None) -> str | int:
    if step != "cost":
        check_text(step, text, LENGTHS[step])
        return text.strip() if step == "why" else _line(text)
    if pennies is None:
        raise Refusal("amount_unclear")
    check_cost(pennies, proposing.reachable(unit, current), current.currency)
    return pennies


def show(unit: Unit, form: Form) -> None:
    """Keeps a form as it is now and asks what it asks."""
    unit.forms.keep(form, unit.now)
    _ask(unit, form.community_id, form.person_id)


def _answer(unit: Unit, form: Form, step: str, value: str | int, *, myself: bool = False) -> None:
    over = {CHANGING, MYSELF} if step == "payee" else {CHANGING}
    answers = {name: given for name, given in form.answers.items() if name not in over}
    _keep(unit, form, {**answers, step: value, **({MYSELF: True} if myself else {})})


def _keep(unit: Unit, form: Form, answers: dict[str, object]) -> None:
    show(unit, Form(form.person_id, form.community_id, form.kind, answers))


def _ask(unit: Unit, community_id: int, person_id: int, **how: bool) -> None:
    unit.notices.instead("ask", community_id, person_id=person_id, **how)
