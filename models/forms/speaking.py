"""A reason or an answer, written in private: shown first to whoever wrote it, and posted by their tap."""

from models.forms.beginning import busy, written
from models.purposes import objecting
from models.rules.purposes import REASON, check_text
from models.rules.refusals import Refusal, require_found
from models.store.forms import Form
from models.store.unit import Unit

TEXT = "text"


def start_answer(unit: Unit, objection_id: int, person_id: int) -> None:
    """A proposer begins to answer an objection. Refused as answering."""
    ballot, _ = objecting.check_answer(unit, objection_id, person_id)
    about = {"purpose_id": ballot.purpose.id, "objection_id": objection_id}
    form = Form(person_id, ballot.purpose.community_id, "answer", about)
    if not written(unit, form) and not busy(unit, form):
        unit.forms.keep(form, unit.now)
        ask(unit, form)


def fill(unit: Unit, form: Form, text: str) -> None:
    """Takes a message as the reason or the answer, in the place of what was written before; shows what all would read.

    Where the objection is over meanwhile the form is left, with why. Refused where the text does not fit.
    """
    try:
        _check(unit, form.kind, form.answers["objection_id"], form.person_id)
    except Refusal as over:
        give_up(unit, form, over)
        return
    _show(unit, form, text, rewritten=TEXT in form.answers)


def give_up(unit: Unit, form: Form, over: Refusal) -> None:
    """What the form is about is over meanwhile: it is left, with why."""
    unit.notices.reply("refusal", code=over.code, values=over.told)
    unit.forms.leave(form.person_id)


def unasked(unit: Unit, person_id: int, text: str) -> None:
    """Words no form asked for: what they are the answer to, if something waits for this person. Refused otherwise."""
    answers, raised = unit.objections.to_answer(person_id), unit.objections.raised_by(person_id)
    owed = [one for one in raised if one.reason is None]
    answered = [one for one in raised if one.answer is not None]
    if answers:
        _begin(unit, "answer", answers[-1].id, person_id, text)
    elif owed:
        _begin(unit, "reason", owed[-1].id, person_id, text)
    elif answered:
        community_id = unit.purposes.get(answered[-1].purpose_id).community_id
        unit.notices.reply("ask_settled", community_id, objection_id=answered[-1].id, tap=True)
    else:
        raise Refusal("unasked")


def post(unit: Unit, kind: str, objection_id: int, person_id: int) -> None:
    """What was shown is posted for all to read. Refused where it is not what this person is writing."""
    form = _writing(unit, kind, objection_id, person_id)
    if TEXT not in form.answers:
        raise Refusal("no_form")
    if kind == "reason":
        objecting.give_reason(unit, form.answers["purpose_id"], person_id, form.answers[TEXT])
    else:
        objecting.answer(unit, objection_id, person_id, form.answers[TEXT])
    unit.forms.leave(person_id)


def again(unit: Unit, kind: str, objection_id: int, person_id: int) -> None:
    """It shall be written anew. Refused as posting."""
    form = _writing(unit, kind, objection_id, person_id)
    answers = {name: value for name, value in form.answers.items() if name != TEXT}
    empty = Form(person_id, form.community_id, kind, answers)
    unit.forms.keep(empty, unit.now)
    ask(unit, empty)


def later(unit: Unit, kind: str, objection_id: int, person_id: int) -> None:
    """Not now: nothing of it is kept, and it can be asked for again. Refused as posting."""
    form = _writing(unit, kind, objection_id, person_id)
    unit.forms.leave(person_id)
    if kind == "reason":
        unit.notices.instead("reason_later", form.community_id, objection_id=objection_id)
    else:
        unit.notices.instead("ask_answer", form.community_id, objection_id=objection_id)


def ask(unit: Unit, form: Form, **how: bool) -> None:
    """What the form waits for: the words, or a tap once they are there."""
    community_id, objection_id = form.community_id, form.answers["objection_id"]
    if TEXT in form.answers:
        unit.notices.instead("look_over", community_id, person_id=form.person_id, **how)
    elif form.kind == "reason":
        unit.notices.instead("ask_reason", community_id, objection_id=objection_id, busy=False, **how)
    else:
        unit.notices.instead("give_answer", community_id, objection_id=objection_id, **how)


def _begin(unit: Unit, kind: str, objection_id: int, person_id: int, text: str) -> None:
    purpose_id = _check(unit, kind, objection_id, person_id)
    community_id = unit.purposes.get(purpose_id).community_id
    answers = {"purpose_id": purpose_id, "objection_id": objection_id}
    _show(unit, Form(person_id, community_id, kind, answers), text)


def _show(unit: Unit, form: Form, text: str, **how: bool) -> None:
    check_text(form.kind, text, REASON)
    written = Form(form.person_id, form.community_id, form.kind, {**form.answers, TEXT: text.strip()})
    unit.forms.keep(written, unit.now)
    ask(unit, written, **how)


def _check(unit: Unit, kind: str, objection_id: int, person_id: int) -> int:
    """The purpose that may be spoken to. Refused where the objection is over, or was spoken to."""
    if kind == "answer":
        return objecting.check_answer(unit, objection_id, person_id)[0].purpose.id
    objection = require_found(unit.objections.find(objection_id))
    ballot, standing = objecting.check_reason(unit, objection.purpose_id, person_id)
    if standing.id != objection_id:
        raise Refusal("no_objection")
    return ballot.purpose.id


def _writing(unit: Unit, kind: str, objection_id: int, person_id: int) -> Form:
    form = unit.forms.of(person_id)
    if form is None or (form.kind, form.answers.get("objection_id")) != (kind, objection_id):
        _check(unit, kind, objection_id, person_id)
        raise Refusal("no_form")
    return form
