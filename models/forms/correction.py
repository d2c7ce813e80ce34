"""The private form that puts a deposit right: what is right, and why; then a second person is asked."""

from models.forms.beginning import begin
from models.forms.shape import Answers, Kind, fixed
from models.forms.written import Written, line, pennies
from models.funds import correcting
from models.funds.sketching import FUNDER, TERMS
from models.people import seconding
from models.rules.purposes import check_text
from models.rules.refusals import Refusal, require_found
from models.rules.seconding import require_steering
from models.store.deposits import Gift
from models.store.forms import Form
from models.store.unit import Unit

DEPOSIT, NOTHING, RIGHT, REST, BACK = "deposit_id", "nothing", "right", "rest", "back"
LONGEST = {"funder": FUNDER, "terms": TERMS}


def start(unit: Unit, deposit_id: int, person_id: int) -> None:
    """Asks what is right. Refused to whoever does not coordinate, and while it is asked for already."""
    gift = require_found(unit.deposits.find(deposit_id))
    so_far = {DEPOSIT: deposit_id, "funder": gift.funder, "terms": gift.terms}
    form = Form(person_id, gift.community_id, "correct", so_far)
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
    if step in LONGEST:
        check_text(step, written.text, LONGEST[step])
        return {step: line(written.text)}
    gift = unit.deposits.get(form.answers[DEPOSIT])
    amount = pennies(written, gift.currency)
    if amount is None:
        raise Refusal("amount_unclear")
    return _amount(unit, form, gift, amount)


def _tap(unit: Unit, form: Form, step: str, value: str) -> Answers:
    """All of it is taken back, or what is still in the pot; the amount is right; a known funder; or no terms."""
    deposit_id = form.answers[DEPOSIT]
    names = {str(funder): name for funder, name in unit.deposits.names(form.community_id).items()}
    match step, value:
        case "amount", "nothing":
            return _amount(unit, form, unit.deposits.get(deposit_id), 0)
        case "amount", "rest":
            return _rest(unit, form)
        case "amount", "right":
            return {"amount": correcting.recorded(unit, form.community_id, deposit_id), BACK: None}
        case "funder", _ if value in names:
            return {"funder": names[value]}
        case "terms", "nothing":
            return {"terms": ""}
    raise Refusal("no_such_thing")


def _amount(unit: Unit, form: Form, gift: Gift, amount: int) -> Answers:
    """Another amount must be possible; the same one stands where something else is wrong."""
    more = amount - correcting.recorded(unit, form.community_id, form.answers[DEPOSIT])
    if more:
        correcting.check_amount(unit, gift, more)
    return {"amount": amount, BACK: None}


def _rest(unit: Unit, form: Form) -> Answers:
    """The funder takes back what no round has used of it: that was no mistake."""
    deposit_id = form.answers[DEPOSIT]
    left = correcting.in_the_pot(unit, unit.deposits.get(deposit_id))
    amount = correcting.recorded(unit, form.community_id, deposit_id) - left
    if not left or amount <= 0:
        raise Refusal("no_such_thing")
    return {"amount": amount, BACK: True}


def _ask(unit: Unit, form: Form) -> None:
    deposit_id = form.answers[DEPOSIT]
    before = correcting.recorded(unit, form.community_id, deposit_id)
    values = {name: form.answers[name] for name in ("amount", "why", "funder", "terms")} | {"before": before}
    values |= {BACK: True} if BACK in form.answers else {}
    seconding.ask(unit, form.community_id, form.person_id, "correct", deposit_id, values)


def _left(unit: Unit, form: Form) -> None:
    """The deposit stays as it is, with the button under it."""
    unit.notices.instead("deposit_mine", form.community_id, deposit_id=form.answers[DEPOSIT])


KIND = Kind(fixed("amount", "why"), _ground, _read, _tap, _ask, _left, there=("funder", "terms"))
