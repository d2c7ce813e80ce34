"""What every private form is made of: a page for each question, and buttons that answer no other."""

from typing import NamedTuple

from handlers.words.speech import Label, Speech
from models.questions.forms import FormView


class Page(NamedTuple):
    """A form's question, or all answers to look at; rows: the buttons that answer it; out: the way out, by its name."""

    text: str
    rows: list[list[Label]] = []  # noqa: RUF012  # nobody changes it
    out: str | None = None


def button(view: FormView, label: str, what: str, value: str = "") -> Label:
    """A form's button. It carries the form's stamp, so that it does nothing once something else is asked."""
    data = f"form:{view.form.stamp}-{what}"
    return label, f"{data}-{value}" if value else data


def numbered(speech: Speech, view: FormView, question: str) -> str:
    """The question with its place among all."""
    if view.changing:
        return question
    return speech.say("{n} of {of}. {question}", n=view.number, of=view.of, question=question)


def asks_first(speech: Speech, view: FormView) -> str | None:
    """To an adviser, who cannot do alone what this form is for."""
    if not view.advises:
        return None
    return speech.say("As you are an adviser, this asks the group. A resident must agree before it is done.")
