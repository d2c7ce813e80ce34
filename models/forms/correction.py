"""The private form that puts a deposit right: what is right, and why; then a second person is asked."""

from models.forms.beginning import begin
from models.forms.shape import Answers, Kind, fixed
from models.forms.written import Written, line, pennies
from models.funds import correcting
from models.people import seconding
from models.rules.purposes import check_text
from models.rules.refusals import Refusal
from models.rules.seconding import require_steering
from models.store.deposits import Gift
from models.store.forms import Form
from models.store.unit import Unit

DEPOSIT, NOTHING = "deposit_id", "nothing"


def start(unit: Unit, deposit_id: int, person_id: int) -> None:
    """Asks what is right. Refused to whoever does not coordinate, and while it is asked for already."""
    gift = unit.deposits.find(deposit_id)
    if gift is None:
        raise Refusal("no_such_thing")
    form = Form(person_id, gift.community_id, "correct", {DEPOSIT: deposit_id})
    _ground(unit, form)
    begin(unit, form)


def _ground(unit: Unit, form: Form) -> None:
    require_steering(unit.members.of(form.community_id, form.person_id))
    if unit.requests.open_for(form.community_id, "correct", form.answers[DEPOSIT]) is not None:
        raise Refusal("asked_already")


def _read(unit: Unit, form: Form, step: str, written: Written) -> Answers:
    if step == "why":
        check_text("why", written.text, correcting.WHY)
        return {"why": line(written.text)}
    gift = unit.deposits.get(form.answers[DEPOSIT])
    amount = pennies(written, gift.currency)
    if amount is None:
        raise Refusal("amount_unclear")
    return _amount(unit, form, gift, amount)


def _tap(unit: Unit, form: Form, step: str, value: str) -> Answers:
    """All of it is taken back."""
    if (step, value) != ("amount", NOTHING):
        raise Refusal("no_such_thing")
    return _amount(unit, form, unit.deposits.get(form.answers[DEPOSIT]), 0)


def _amount(unit: Unit, form: Form, gift: Gift, amount: int) -> Answers:
    before = correcting.recorded(unit, form.community_id, form.answers[DEPOSIT])
    correcting.check_amount(unit, gift, amount - before)
    return {"amount": amount}


def _ask(unit: Unit, form: Form) -> None:
    deposit_id = form.answers[DEPOSIT]
    before = correcting.recorded(unit, form.community_id, deposit_id)
    values = {"amount": form.answers["amount"], "why": form.answers["why"], "before": before}
    seconding.ask(unit, form.community_id, form.person_id, "correct", deposit_id, values)


def _left(unit: Unit, form: Form) -> None:
    """The deposit stays as it is, with the button under it."""
    unit.notices.instead("deposit_mine", form.community_id, deposit_id=form.answers[DEPOSIT])


KIND = Kind(fixed("amount", "why"), _ground, _read, _tap, _ask, _left)
