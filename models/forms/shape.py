"""The shape of a private form: named steps, what answers each takes, and what it all comes to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from models.forms.written import Written
from models.store.forms import Form
from models.store.unit import Unit

CHANGING, DONE = "changing", "done"

Answers = Mapping[str, Any]


def left(unit: Unit, form: Form) -> None:
    """What is said once a form was cancelled."""
    unit.notices.instead("form_left", form.community_id, kind=form.kind)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of form.

    steps: what is asked, in order, going by what was answered so far. ground: refuses where the form can lead nowhere
    any more. read and tap: the answers that a message or a button gives at a step (None takes one away); they refuse
    what does not fit. finish: does what the form is for, once every step has its answer. left: tells of its cancelling.
    at_once: the last answer finishes it, without a look at all of them. there: answers that nobody is asked for, and
    that can be changed at the end.
    """

    steps: Callable[[Answers], tuple[str, ...]]
    ground: Callable[[Unit, Form], None]
    read: Callable[[Unit, Form, str, Written], Answers]
    tap: Callable[[Unit, Form, str, str], Answers]
    finish: Callable[[Unit, Form], None]
    left: Callable[[Unit, Form], None] = left
    at_once: bool = False
    there: tuple[str, ...] = ()

    def step_of(self, form: Form) -> str:
        """What the form asks now; DONE when it has all its answers."""
        missing = (step for step in self.steps(form.answers) if step not in form.answers)
        return str(form.answers.get(CHANGING) or next(missing, DONE))

    def given(self, form: Form) -> list[str]:
        """The steps that have their answer, in order."""
        return [step for step in self.steps(form.answers) if step in form.answers]


def fixed(*steps: str) -> Callable[[Answers], tuple[str, ...]]:
    """Always the same steps."""
    return lambda _answers: steps
