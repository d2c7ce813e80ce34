"""The private form in which a proposer changes a purpose: all four answers are there, and any can be given anew."""

from dataclasses import replace

from models.forms import proposal
from models.forms.beginning import begin
from models.forms.proposal import MYSELF, STEPS, wanted
from models.purposes import amending
from models.store.forms import Form
from models.store.unit import Unit

PURPOSE = "purpose_id"


def start(unit: Unit, purpose_id: int, person_id: int) -> None:
    """Shows the purpose as it is, to be changed answer by answer. Refused as amending."""
    purpose = amending.check(unit, purpose_id, person_id).purpose
    answers: dict[str, object] = {step: getattr(purpose, step) for step in STEPS}
    if purpose.payee_member_id is not None:
        answers[MYSELF] = True
    begin(unit, Form(person_id, purpose.community_id, "amend", {PURPOSE: purpose_id, **answers}))


def _ground(unit: Unit, form: Form) -> None:
    amending.check(unit, form.answers[PURPOSE], form.person_id)


def _post(unit: Unit, form: Form) -> None:
    """The purpose gets the text that was shown. Refused as amending."""
    text, myself = wanted(form)
    amending.amend(unit, form.answers[PURPOSE], form.person_id, text, pays_me=myself)
    unit.notices.instead("amended_mine", form.community_id, purpose_id=form.answers[PURPOSE])


def _left(unit: Unit, form: Form) -> None:
    """The purpose stays as it is."""
    unit.notices.instead("proposed", form.community_id, purpose_id=form.answers[PURPOSE])


KIND = replace(proposal.KIND, ground=_ground, finish=_post, left=_left)
