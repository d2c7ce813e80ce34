"""Rehearsals: what an answer needs that takes a moment to work out, step by step, so that nobody waits for it."""

from collections.abc import Generator
from dataclasses import replace

from models.questions.forms import FormView, PlanFacts
from models.questions.rounds import PreviewView
from models.rules.rehearsal import rehearsing

Steps = Generator[None, None, PreviewView]


def rehearsed(view: PreviewView) -> Steps:
    """The preview of a round, with what a rehearsal of its rule comes to. One that was opened needs none."""
    return view if view.opened else replace(view, rehearsed=(yield from rehearsing(view.stage)))


def form_rehearsed(view: FormView) -> Generator[None, None, FormView]:
    """The same for a form that has come to the preview of a round; any other stays as it is."""
    facts = view.facts
    if not isinstance(facts, PlanFacts) or facts.preview is None:
        return view
    preview = yield from rehearsed(facts.preview)
    return replace(view, facts=replace(facts, preview=preview))
