"""The private form of a code to join with: one question, and whoever answers it rightly is in."""

from models.forms.shape import Answers, Kind, fixed
from models.forms.written import Written
from models.people import codes
from models.rules.refusals import Refusal
from models.store.forms import Form
from models.store.unit import Unit

WRONG = "wrong"  # how many wrong ones were answered so far


def _ground(unit: Unit, form: Form) -> None:
    codes.check_outside(unit, form.community_id, form.person_id)


def _read(unit: Unit, form: Form, _step: str, written: Written) -> Answers:
    """What is kept of a right one. A wrong one is counted, and asked for again."""
    place, digest = codes.look(unit, form.community_id, form.person_id, written.text)
    if place is not None:
        return {"code": digest}
    unit.codes.guess(form.community_id, form.person_id, unit.now)
    return {WRONG: form.answers.get(WRONG, 0) + 1}


def _tap(_unit: Unit, _form: Form, _step: str, _value: str) -> Answers:
    raise Refusal("no_such_thing")


def _join(unit: Unit, form: Form) -> None:
    codes.let_in(unit, form.community_id, form.person_id, form.answers["code"])
    unit.notices.reply("welcome", form.community_id, person_id=form.person_id)


KIND = Kind(fixed("code"), _ground, _read, _tap, _join, at_once=True)
