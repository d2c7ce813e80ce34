"""A form begins, and asks."""

from collections.abc import Mapping
from dataclasses import replace

from models.rules.refusals import Refusal
from models.store.forms import Form
from models.store.unit import Unit

ABOUT = ("purpose_id", "objection_id", "deposit_id")  # what a form is about, and nobody was asked


def begin(unit: Unit, form: Form, then: str = "", *, instead_of: int | None = None, why: Refusal | None = None) -> None:
    """Asks a form's first question, unless the person is in the middle of one.

    The same one goes on where it was. then: what this one is begun by in a link, where another has to be left first.
    instead_of: the stamp of an open form that is left for it; refused where another is open. why: what to say first.
    """
    open_ = unit.forms.of(form.person_id)
    if instead_of is not None and (open_ is None or open_.stamp != instead_of):
        raise Refusal("no_form")
    if instead_of is None and open_ is not None and _goes_on(open_, form):
        ask(unit, open_, still=True)
    elif instead_of is not None or not busy(unit, form, then):
        keep(unit, form, form.answers, **said(why))


def busy(unit: Unit, form: Form, then: str = "") -> bool:
    """Whether an open form holds answers that this one would take the place of.

    Then the person is told what is open, and how to go on with it or to leave it.
    """
    open_ = unit.forms.of(form.person_id)
    if open_ is None or not _holds(open_) or (_same(open_, form) and not _holds(form)):
        return False
    link = unit.communities.get(form.community_id).link  # the other one may be about another group
    unit.notices.reply("busy", open_.community_id, person_id=form.person_id, stamp=open_.stamp, then=then, link=link)
    return True


def written(unit: Unit, form: Form) -> bool:
    """Whether the person has written a reason or an answer already: it is shown again, to be posted or written anew."""
    open_ = unit.forms.of(form.person_id)
    if open_ is None or not _same(open_, form) or not _holds(open_):
        return False
    unit.notices.instead("look_over", form.community_id, person_id=form.person_id, still=True)
    return True


def ask(unit: Unit, form: Form, **how: object) -> None:
    """The question of a form as it stands."""
    unit.notices.instead("ask", form.community_id, person_id=form.person_id, stamp=form.stamp, **how)


def keep(unit: Unit, form: Form, answers: Mapping[str, object], **how: object) -> None:
    """Goes on with these answers, and asks what comes next."""
    stamp = unit.forms.keep(replace(form, answers=answers), unit.now)
    ask(unit, replace(form, answers=answers, stamp=stamp), **how)


def said(why: Refusal | None) -> dict[str, object]:
    """A refusal as the question that is asked again carries it."""
    return {"why": {"code": why.code, "values": why.told}} if why else {}


def _same(one: Form, other: Form) -> bool:
    return _about(one) == _about(other)


def _goes_on(open_: Form, form: Form) -> bool:
    """Whether to go on with the open one: it is of the same thing, or the new one brings nothing of its own."""
    return _same(open_, form) and (not _holds(form) or any(name in form.answers for name in ABOUT))


def _about(form: Form) -> tuple[object, ...]:
    return form.kind, form.community_id, *(form.answers.get(name) for name in ABOUT)


def _holds(form: Form) -> bool:
    """Whether the person has answered anything so far."""
    return not set(form.answers) <= set(ABOUT)
