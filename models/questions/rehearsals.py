"""Rehearsals: what an answer needs that takes a moment to work out, step by step, so that nobody waits for it."""

from collections.abc import Generator
from dataclasses import replace
from functools import lru_cache

from models.questions.forms import FormView, PlanFacts
from models.questions.previews import PreviewView
from models.rules.rehearsal import Rehearsed, Stage, rehearsing

LATELY = 64  # stages whose rehearsal is at hand
Steps = Generator[None, None, PreviewView]


def rehearsed(view: PreviewView) -> Steps:
    """The preview of a round, with what a rehearsal of its rule comes to. One that was opened needs none.

    What was played lately is not played again: a preview is looked at again and again while a round is put together.
    """
    if view.opened:
        return view
    at_hand = _at_hand(view.stage)
    if not at_hand:
        at_hand.append((yield from rehearsing(view.stage)))
    return replace(view, rehearsed=at_hand[0])


@lru_cache(LATELY)
def _at_hand(_stage: Stage) -> list[Rehearsed]:
    """Where the rehearsal of a stage is kept, once it was played to its end: always the same one for the same stage."""
    return []


def form_rehearsed(view: FormView) -> Generator[None, None, FormView]:
    """The same for a form that has come to the preview of a round; any other stays as it is."""
    facts = view.facts
    if not isinstance(facts, PlanFacts) or facts.preview is None:
        return view
    preview = yield from rehearsed(facts.preview)
    return replace(view, facts=replace(facts, preview=preview))
