"""The private form of a deposit: how much, from whom, and on what terms."""

from models.forms.beginning import begin
from models.forms.shape import Answers, Kind, fixed
from models.forms.written import Written, line
from models.funds import funding
from models.funds.sketching import FUNDER, TERMS, own
from models.people import advising
from models.rules.money import Money
from models.rules.purposes import check_text
from models.rules.refusals import Refusal
from models.rules.seconding import require_steering
from models.store.forms import Form
from models.store.unit import Unit

NOTHING = "none"


def start(
    unit: Unit, community_id: int, person_id: int, given: Answers | None = None, *, instead_of: int | None = None
) -> None:
    """Begins the three questions; what came with the command is answered already. Refused to others."""
    form = Form(person_id, community_id, "fund", given or {})
    _ground(unit, form)
    begin(unit, form, "fund", instead_of=instead_of)


def start_with(unit: Unit, community_id: int, person_id: int, gift: Money, funder: str, terms: str = "") -> None:
    """Begins with all that a line said, to be looked at. Refused to others, and as recording is."""
    require_steering(unit.members.of(community_id, person_id))
    funding.check_gift(unit, community_id, gift)
    given = {"amount": gift.amount, "currency": gift.currency, "funder": funder, "terms": terms}
    start(unit, community_id, person_id, given)


def lead(unit: Unit, community_id: int, person_id: int) -> None:
    """From the group into private, where the questions are asked. Refused to others."""
    require_steering(unit.members.of(community_id, person_id))
    unit.notices.reply("in_private", community_id, verb="fund")


def start_from(unit: Unit, draft_id: int, person_id: int) -> None:
    """Begins with what was shown in the group; that is over with it. Refused to anyone but who wrote it."""
    draft = own(unit, draft_id, person_id)
    given = {"amount": draft.amount, "currency": draft.currency, "funder": draft.funder, "terms": draft.terms}
    start(unit, draft.community_id, person_id, given)


def wanted(form: Form) -> tuple[Money, str, str]:
    """What a finished form says: the gift, its funder, and the terms in words."""
    answers = form.answers
    return Money(answers["amount"], answers["currency"]), answers["funder"], answers["terms"]


def _ground(unit: Unit, form: Form) -> None:
    require_steering(unit.members.of(form.community_id, form.person_id))


def _read(unit: Unit, form: Form, step: str, written: Written) -> Answers:
    if step == "amount":
        return _amount(unit, form, written)
    most = FUNDER if step == "funder" else TERMS
    check_text(step, written.text, most)
    return {step: line(written.text)}


def _amount(unit: Unit, form: Form, written: Written) -> Answers:
    currency = unit.communities.get(form.community_id).currency
    read = written.money(currency)
    if read is None and currency is None:
        raise Refusal("amount_needs_currency")
    if read is None:
        raise Refusal("amount_unclear")
    funding.check_gift(unit, form.community_id, Money(*read))
    return {"amount": read[0], "currency": read[1]}


def _tap(unit: Unit, form: Form, step: str, value: str) -> Answers:
    """A funder that is known, or no terms."""
    names = {str(funder): name for funder, name in unit.deposits.names(form.community_id).items()}
    if step == "funder" and value in names:
        return {"funder": names[value]}
    if (step, value) == ("terms", NOTHING):
        return {"terms": ""}
    raise Refusal("no_such_thing")


def _record(unit: Unit, form: Form) -> None:
    """Records it, or asks for it where an adviser fills the form in."""
    gift, funder, terms = wanted(form)
    if advising.advises(unit.members.of(form.community_id, form.person_id)):
        advising.ask_deposit(unit, form.community_id, form.person_id, gift, funder, terms)
        return
    funding.deposit(unit, form.community_id, form.person_id, gift, funder, terms)


KIND = Kind(fixed("amount", "funder", "terms"), _ground, _read, _tap, _record)
