"""What somebody is being asked in private, with what the question's words need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from models.forms.kinds import KINDS
from models.forms.proposal import wanted
from models.forms.rewriting import PURPOSE
from models.forms.shape import CHANGING, DONE
from models.purposes import proposing
from models.questions.rounds import RoundView, round_view
from models.rules.amendments import Effect, effect
from models.rules.purposes import Purpose
from models.store.forms import Form
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class FormView:
    """A form in progress: what it asks now, and the facts its words need.

    number, of: this question's place among all. first: it has no question before it.
    """

    form: Form
    step: str
    number: int
    of: int
    facts: Any

    @property
    def first(self) -> bool:
        return self.number == 1

    @property
    def changing(self) -> bool:
        """Whether an answer is asked for anew, after all were given."""
        return CHANGING in self.form.answers

    @property
    def done(self) -> bool:
        return self.step == DONE


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form in progress, of any kind."""

    kind: str
    stamp: int


@dataclass(frozen=True, slots=True)
class Change:
    """A purpose as it stands, and what the text in a finished form would do to it."""

    purpose: Purpose
    does: Effect


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """The round a purpose is for, and the most it can pay (pennies). adviser: one is filling the form in.

    change: where the purpose is there already, and every answer too.
    """

    round: RoundView
    reachable: int
    adviser: bool
    change: Change | None = None


def proposal_facts(unit: Unit, form: Form) -> ProposalFacts | None:
    """None without an open round."""
    current = unit.rounds.current(form.community_id)
    if current is None:
        return None
    member = unit.members.of(form.community_id, form.person_id)
    adviser = member is not None and member.adviser
    reachable = proposing.reachable(unit, current)
    return ProposalFacts(round_view(unit, current.id), reachable, adviser, _change(unit, form))


def _change(unit: Unit, form: Form) -> Change | None:
    if PURPOSE not in form.answers:
        return None
    purpose = unit.purposes.get(form.answers[PURPOSE])
    text, myself = wanted(form)
    return Change(purpose, effect(purpose, text, pays_proposer=myself))


FACTS: Mapping[str, Callable[[Unit, Form], object]] = {"amend": proposal_facts, "propose": proposal_facts}


def asked(unit: Unit, person_id: int) -> FormView | None:
    """The form a person is filling in step by step."""
    form = unit.forms.of(person_id)
    facts = FACTS[form.kind](unit, form) if form and form.kind in FACTS else None
    if form is None or facts is None:
        return None
    kind = KINDS[form.kind]
    steps, step = kind.steps(form.answers), kind.step_of(form)
    number = steps.index(step) + 1 if step in steps else len(steps)
    return FormView(form, step, number, len(steps), facts)


def open_form(unit: Unit, person_id: int) -> OpenForm | None:
    """Whatever a person is being asked, of any kind."""
    form = unit.forms.of(person_id)
    return OpenForm(form.kind, form.stamp) if form else None
