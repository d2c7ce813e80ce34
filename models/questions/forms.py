"""What somebody is being asked in private, with what the question's words need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.forms.code import WRONG
from models.forms.correction import DEPOSIT
from models.forms.kinds import KINDS
from models.forms.plan import ends, plan_of
from models.forms.proposal import wanted
from models.forms.rewriting import PURPOSE
from models.forms.shape import CHANGING, DONE
from models.funds import correcting
from models.people import advising
from models.purposes import proposing
from models.questions.funds import givers
from models.questions.previews import PreviewView, plan_view
from models.questions.rounds import RoundView, round_view
from models.rules.amendments import Effect, effect
from models.rules.critical_mass import PRESETS
from models.rules.purposes import Purpose
from models.rules.refusals import Refusal
from models.rules.rounds import full_share
from models.store.deposits import Gift
from models.store.forms import Form
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class FormView:
    """A form in progress: what it asks now, and the facts its words need.

    number, of: this question's place among all. before: the step whose answer came just before it, if any.
    advises: who fills it in is an adviser who coordinates, and cannot do alone what it is for.
    """

    form: Form
    step: str
    number: int
    of: int
    before: str | None
    facts: Any
    advises: bool

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
    """The round a purpose is for, the most it can pay, and what its shares still hold: pennies. adviser: one asks.

    change: where the purpose is there already, and every answer too.
    """

    round: RoundView
    reachable: int
    held: int
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
    held = reachable
    if current.frozen_at is not None:
        held = sum(unit.ledger.by_funder(form.community_id, "shares", current.id).values())
    return ProposalFacts(round_view(unit, current.id), reachable, held, adviser, _change(unit, form))


def _change(unit: Unit, form: Form) -> Change | None:
    if PURPOSE not in form.answers:
        return None
    purpose = unit.purposes.get(form.answers[PURPOSE])
    text, myself = wanted(form)
    return Change(purpose, effect(purpose, text, pays_proposer=myself))


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a round could be about: its pot and the full share of it (pennies), and how many residents there are.

    needed: backers each ready-made rule asks of them. preview: what a finished form comes to; trouble: why not.
    ends: how long it would last, and until when, once that was said.
    """

    pot: int
    share: int
    residents: int
    currency: str
    needed: Mapping[str, int]
    preview: PreviewView | None
    trouble: Refusal | None
    ends: tuple[timedelta, datetime] | None


def plan_facts(unit: Unit, form: Form) -> PlanFacts:
    """With the preview once every question has its answer."""
    community = unit.communities.get(form.community_id)
    pot, residents = unit.ledger.pot(community.id), community.residents
    needed = {name.value: rule.people_needed(residents) for name, (rule, _) in PRESETS.items()}
    preview, trouble = None, None
    if KINDS[form.kind].step_of(form) == DONE:
        try:
            preview = plan_view(unit, community.id, plan_of(unit, form))
        except Refusal as refused:
            trouble = refused
    share = full_share(pot, residents, None)
    return PlanFacts(pot, share, residents, community.currency or "", needed, preview, trouble, _ends(unit, form))


def _ends(unit: Unit, form: Form) -> tuple[timedelta, datetime] | None:
    try:
        return ends(unit, form) if "length" in form.answers else None
    except Refusal:
        return None


@dataclass(frozen=True, slots=True)
class GiftFacts:
    """The currency of the pot, if it has one yet, and the funders that are known, by id."""

    currency: str | None
    funders: Mapping[int, str]


def gift_facts(unit: Unit, form: Form) -> GiftFacts:
    """What a deposit goes into."""
    return GiftFacts(unit.communities.get(form.community_id).currency, givers(unit, form.community_id))


@dataclass(frozen=True, slots=True)
class ZoneFacts:
    """The time zone as it is set."""

    zone: str


def zone_facts(unit: Unit, form: Form) -> ZoneFacts:
    """What the answer would take the place of."""
    return ZoneFacts(unit.communities.get(form.community_id).timezone)


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """The deposit that is to be put right, what is recorded of it by now, and what its funder still has in the pot:
    pennies. funders: all who gave something, by id.
    """

    gift: Gift
    before: int
    left: int
    funders: Mapping[int, str]


def correction_facts(unit: Unit, form: Form) -> CorrectionFacts:
    """What there is to put right."""
    deposit_id = form.answers[DEPOSIT]
    before = correcting.recorded(unit, form.community_id, deposit_id)
    gift = unit.deposits.get(deposit_id)
    return CorrectionFacts(gift, before, correcting.in_the_pot(unit, gift), givers(unit, form.community_id))


def wrong_codes(_unit: Unit, form: Form) -> int:
    """How many wrong codes were answered so far."""
    return int(form.answers.get(WRONG, 0))


FACTS: Mapping[str, Callable[[Unit, Form], object]] = {
    "amend": proposal_facts,
    "code": wrong_codes,
    "correct": correction_facts,
    "fund": gift_facts,
    "propose": proposal_facts,
    "round": plan_facts,
    "zone": zone_facts,
}


def asked(unit: Unit, person_id: int) -> FormView | None:
    """The form a person is filling in step by step."""
    form = unit.forms.of(person_id)
    facts = FACTS[form.kind](unit, form) if form and form.kind in FACTS else None
    if form is None or facts is None:
        return None
    kind = KINDS[form.kind]
    steps, step = kind.steps(form.answers), kind.step_of(form)
    number = steps.index(step) + 1 if step in steps else len(steps)
    before = steps[number - 2] if step in steps and number > 1 else None
    advises = advising.advises(unit.members.of(form.community_id, form.person_id))
    return FormView(form, step, number, len(steps), before, facts, advises)


def open_form(unit: Unit, person_id: int) -> OpenForm | None:
    """Whatever a person is being asked, of any kind."""
    form = unit.forms.of(person_id)
    return OpenForm(form.kind, form.stamp) if form else None
