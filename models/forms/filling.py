"""Filling in a private form: one message or one tap is one answer. Whatever it is about goes by models.forms.shape."""

from collections.abc import Mapping
from dataclasses import replace

from models.forms import speaking
from models.forms.beginning import ask, keep, said
from models.forms.kinds import KINDS
from models.forms.shape import CHANGING, DONE, Kind
from models.forms.written import Written
from models.rules.refusals import Refusal
from models.store.forms import Form
from models.store.unit import Unit


def fill(unit: Unit, person_id: int, written: Written) -> None:
    """Takes a message as the answer to what is asked; one that does not fit is asked for again, with why.

    A form that can lead nowhere any more is left. Refused where nothing is asked.
    """
    form = unit.forms.of(person_id)
    if form is None:
        speaking.unasked(unit, person_id, written.text)
    elif form.kind not in KINDS:
        speaking.fill(unit, form, written.text)
    elif not _over(unit, form):
        _fill(unit, form, KINDS[form.kind], written)


def _fill(unit: Unit, form: Form, kind: Kind, written: Written) -> None:
    step = kind.step_of(form)
    if step == DONE:
        ask(unit, form, unused=True)
        return
    try:
        given = kind.read(unit, form, step, written)
    except Refusal as unfit:
        ask(unit, form, **said(unfit))
    else:
        _answer(unit, form, given)


def tap(unit: Unit, person_id: int, stamp: int, value: str) -> None:
    """Takes a button's answer. Refused where that question is no longer asked."""
    form = _asked(unit, person_id, stamp)
    if not _over(unit, form):
        kind = KINDS[form.kind]
        _answer(unit, form, kind.tap(unit, form, kind.step_of(form), value))


def back_a_step(unit: Unit, person_id: int, stamp: int, _value: str = "") -> None:
    """Asks the question before once more. Refused at the first."""
    form = _asked(unit, person_id, stamp)
    given = KINDS[form.kind].given(form)
    if not given or _complete(form):
        raise Refusal("no_form")
    keep(unit, form, _without(form, given[-1]))


def change(unit: Unit, person_id: int, stamp: int, step: str) -> None:
    """Asks one question of a finished form again; its answer stays until there is another. Refused before."""
    form = _asked(unit, person_id, stamp)
    kind = KINDS[form.kind]
    if not _complete(form) or step not in (*kind.given(form), *kind.there):
        raise Refusal("no_form")
    keep(unit, form, {**form.answers, CHANGING: step})


def leave_as_it_was(unit: Unit, person_id: int, stamp: int, _value: str = "") -> None:
    """The answer that was to be changed stays. Refused where none was."""
    form = _asked(unit, person_id, stamp)
    if CHANGING not in form.answers:
        raise Refusal("no_form")
    keep(unit, form, _without(form, CHANGING))


def finish(unit: Unit, person_id: int, stamp: int, _value: str = "") -> None:
    """What the form is for. Refused before every question has its answer, and as the act itself is."""
    form = _asked(unit, person_id, stamp)
    if KINDS[form.kind].step_of(form) != DONE:
        raise Refusal("no_form")
    KINDS[form.kind].finish(unit, form)
    unit.forms.leave(person_id)


def leave(unit: Unit, person_id: int, stamp: int, _value: str = "") -> None:
    """Cancels the form, whatever it asks; nothing of it is kept."""
    form = _open(unit, person_id, stamp)
    if form.kind not in KINDS:
        speaking.later(unit, form.kind, form.answers["objection_id"], person_id)
        return
    unit.forms.leave(person_id)
    KINDS[form.kind].left(unit, form)


def go_on(unit: Unit, person_id: int, stamp: int, _value: str = "") -> None:
    """Asks once more what is being asked, instead of beginning another form."""
    _open(unit, person_id, stamp)
    ask_again(unit, person_id)


def ask_again(unit: Unit, person_id: int) -> None:
    """What this person is being asked, once more, after something else was said."""
    form = unit.forms.of(person_id)
    if form is None:
        return
    if form.kind in KINDS:
        ask(unit, form, still=True)
    else:
        speaking.ask(unit, form, still=True)


def _open(unit: Unit, person_id: int, stamp: int) -> Form:
    """The form whose present question this is. Refused for an older one's buttons."""
    form = unit.forms.of(person_id)
    if form is None or form.stamp != stamp:
        raise Refusal("no_form")
    return form


def _asked(unit: Unit, person_id: int, stamp: int) -> Form:
    form = _open(unit, person_id, stamp)
    if form.kind not in KINDS:
        raise Refusal("no_form")
    return form


def _over(unit: Unit, form: Form) -> bool:
    """Whether the form can lead nowhere any more; then it is left, with why."""
    try:
        KINDS[form.kind].ground(unit, form)
    except Refusal as gone:
        unit.forms.leave(form.person_id)
        unit.notices.instead("form_over", form.community_id, kind=form.kind, code=gone.code, values=gone.told)
        return True
    return False


def _complete(form: Form) -> bool:
    kind = KINDS[form.kind]
    return kind.given(form) == list(kind.steps(form.answers))


def _answer(unit: Unit, form: Form, given: Mapping[str, object]) -> None:
    answers = {**_without(form, CHANGING), **given}
    answers = {name: value for name, value in answers.items() if value is not None}
    kind, answered = KINDS[form.kind], replace(form, answers=answers)
    if kind.at_once and kind.step_of(answered) == DONE:
        kind.finish(unit, answered)
        unit.forms.leave(form.person_id)
    else:
        keep(unit, form, answers)


def _without(form: Form, name: str) -> dict[str, object]:
    return {one: value for one, value in form.answers.items() if one != name}
