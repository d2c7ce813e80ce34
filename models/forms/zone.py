"""The private form of a community's time zone: one question, set by its answer."""

from models.forms.beginning import begin
from models.forms.shape import Answers, Kind, fixed
from models.forms.written import Written
from models.people.settings import set_timezone
from models.rules.people import require_coordinator
from models.rules.refusals import Refusal
from models.store.forms import Form
from models.store.unit import Unit

LIKELY = ("Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Europe/Warsaw", "Europe/Athens")


def start(unit: Unit, community_id: int, person_id: int, *, instead_of: int | None = None) -> None:
    """Asks for the place whose clock is meant. Refused to others."""
    form = Form(person_id, community_id, "zone", {})
    _ground(unit, form)
    begin(unit, form, "zone", instead_of=instead_of)


def _ground(unit: Unit, form: Form) -> None:
    require_coordinator(unit.members.of(form.community_id, form.person_id))


def _read(_unit: Unit, _form: Form, _step: str, written: Written) -> Answers:
    zone = written.zone()
    if zone is None:
        raise Refusal("zone_unclear")
    return {"zone": zone}


def _tap(_unit: Unit, _form: Form, step: str, value: str) -> Answers:
    if step != "zone" or not (value.isascii() and value.isdigit()) or int(value) >= len(LIKELY):
        raise Refusal("no_such_thing")
    return {"zone": LIKELY[int(value)]}


def _set(unit: Unit, form: Form) -> None:
    set_timezone(unit, form.community_id, form.person_id, form.answers["zone"])
    unit.notices.instead("settings", form.community_id, person_id=form.person_id)


KIND = Kind(fixed("zone"), _ground, _read, _tap, _set)
