"""The private form in which a proposer changes a purpose: all four answers are there, and any can be given anew."""

from models.forms import filling
from models.forms.filling import AMEND, MYSELF, PURPOSE, STEPS
from models.purposes import amending
from models.store.forms import Form
from models.store.unit import Unit


def start(unit: Unit, purpose_id: int, person_id: int) -> None:
    """Shows the purpose as it is, to be changed answer by answer. Refused as amending."""
    purpose = amending.check(unit, purpose_id, person_id).purpose
    answers: dict[str, object] = {step: getattr(purpose, step) for step in STEPS}
    if purpose.payee_member_id is not None:
        answers[MYSELF] = True
    filling.show(unit, Form(person_id, purpose.community_id, AMEND, {PURPOSE: purpose_id, **answers}))


def post(unit: Unit, person_id: int) -> None:
    """The purpose gets the text that was shown. Refused as amending, and before the form is finished."""
    form = filling.finished(unit, person_id, AMEND)
    proposal, myself = filling.written(form)
    amending.amend(unit, form.answers[PURPOSE], person_id, proposal, pays_me=myself)
    unit.forms.leave(person_id)
    unit.notices.instead("amended_mine", form.community_id, purpose_id=form.answers[PURPOSE])
