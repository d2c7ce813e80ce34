"""One tap on a purpose: back it, object to it, or take that back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil

from models.purposes import ripening, turning
from models.rules.ballots import (
    Ballot,
    Stance,
    check_backing,
    check_objecting,
    check_open,
    holds_last_yes,
    reason_until,
    voter,
)
from models.rules.critical_mass import people_to_carry
from models.rules.people import Member, voter_code
from models.rules.price import price
from models.rules.purposes import Purpose, public_id
from models.rules.refusals import require_found
from models.rules.rounds import Phase, full_share
from models.store.forms import Form
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Said:
    """What a tap came to. sealed: nobody sees it yet; last: nobody can give a yes any more; gone: theirs is lost.

    busy: they are writing something else, and are not asked for their reason before that is done.
    enough: after the first result, the purpose has enough support by it. asked: nothing has changed; they are asked
    first, as their yes could not be given again. objects: nothing has changed; they have no yes to give up, but object.
    """

    title: str
    changed: bool
    writable: bool = True
    means: "Means | None" = None
    sealed: bool = False
    last: bool = False
    gone: bool = False
    busy: bool = False
    enough: bool = False
    asked: bool = False
    objects: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """What backing a purpose means for one's share. Head-counts and pennies.

    people: the fewest whole shares that carry the cost. pays: what this share, with left in it, would pay if the
    purpose went ahead with those who back it now; None where they cannot pay, or too few of them have anything left.
    covered: what the backers' shares hold, where not all of them are whole any more. missing: how many more backers
    with something left it takes. None of them in a sealed round, as they would tell how many back it.
    """

    cost: int
    currency: str
    people: int
    left: int | None = None
    pays: int | None = None
    covered: int | None = None
    missing: int = 0


def back(unit: Unit, purpose_id: int, person_id: int) -> Said:
    """A resident backs a purpose; nothing is spent.

    Refused to strangers, advisers, the payee and who is not on the roll; on a purpose that is withdrawn or activated;
    after the decision.
    """
    ballot = _ballot(unit, purpose_id, person_id)
    member = voter(ballot)
    check_backing(ballot)
    if ballot.stance is not Stance.BACKS:
        if ballot.stance is Stance.OBJECTS:
            unit.objections.end_standing(purpose_id, member.id, "changed", unit.now)
            _ask_no_more(unit, purpose_id, person_id)
        now_so = _take(unit, ballot, member, Stance.BACKS)
        return Said(ballot.purpose.title, changed=True, means=_means(unit, ballot, now_so), sealed=ballot.round.hides)
    return Said(ballot.purpose.title, changed=False)


def object_to(unit: Unit, purpose_id: int, person_id: int, *, sure: bool = False) -> Said:
    """A resident objects: it counts at once and lapses without a reason. Refused as backing, and in a last quarter.

    sure: they give up for good a yes that could not be given again; otherwise they are asked first.
    """
    ballot = _ballot(unit, purpose_id, person_id)
    member = voter(ballot)
    check_objecting(ballot, unit.now)
    if holds_last_yes(ballot) and not sure:
        return _ask_first(unit, ballot, person_id)
    writable, busy = bool(unit.communities.can_write_to([person_id])), False
    if ballot.stance is not Stance.OBJECTS:
        lapses_at = reason_until(ballot, unit.now)
        raised = unit.objections.raise_(purpose_id, member.id, unit.ids.token(), lapses_at, unit.now)
        unit.dues.set(ballot.purpose.community_id, "lapse", raised, lapses_at)
        _take(unit, ballot, member, Stance.OBJECTS)
        if writable:
            busy = ask_reason(unit, ballot, raised, person_id)
    said = _without_a_yes(ballot, changed=ballot.stance is not Stance.OBJECTS, writable=writable)
    return replace(said, busy=busy)


def take_back(unit: Unit, purpose_id: int, person_id: int, *, sure: bool = False) -> Said:
    """A resident returns to silence. Refused only when the purpose is decided or was withdrawn.

    sure: as objecting. An objection stays: it is no yes, and what they tapped said nothing of it.
    """
    ballot = _ballot(unit, purpose_id, person_id)
    member = voter(ballot)
    check_open(ballot)
    if holds_last_yes(ballot) and not sure:
        return _ask_first(unit, ballot, person_id)
    if sure and ballot.stance is Stance.OBJECTS:
        return Said(ballot.purpose.title, changed=False, objects=True)
    if ballot.stance is not None:
        if ballot.stance is Stance.OBJECTS:
            unit.objections.end_standing(purpose_id, member.id, "taken back", unit.now)
            _ask_no_more(unit, purpose_id, person_id)
        now_so = _take(unit, ballot, member, None)
        said = _without_a_yes(ballot, changed=True)
        return replace(said, enough=said.last and now_so.standing(ballot.round).passed)
    return _without_a_yes(ballot, changed=False)


def here(verb: Callable[[Unit, int, int], Said], unit: Unit, purpose_id: int, person_id: int) -> Said:
    """One of the three by a tap in private: the purpose is shown there as it is then."""
    said = verb(unit, purpose_id, person_id)
    if not said.asked:
        unit.notices.instead("purpose_alone", unit.purposes.get(purpose_id).community_id, purpose_id=purpose_id)
    return said


def ask_reason(unit: Unit, ballot: Ballot, objection_id: int, person_id: int) -> bool:
    """Asks an objector in private for their reason; whether they are in the middle of another form, and asked later."""
    purpose = ballot.purpose
    form = unit.forms.of(person_id)
    busy = form is not None and not _is_over(unit, form)
    if not busy:
        answers = {"purpose_id": purpose.id, "objection_id": objection_id}
        unit.forms.keep(Form(person_id, purpose.community_id, "reason", answers), unit.now)
    gone = ballot.stance is Stance.BACKS
    unit.notices.write_to(
        person_id, "ask_reason", purpose.community_id, objection_id=objection_id, busy=busy, gone=gone
    )
    return busy


def _is_over(unit: Unit, form: Form) -> bool:
    """Whether it is about an objection that has ended."""
    objection = unit.objections.find(form.answers.get("objection_id", 0))
    return objection is not None and objection.ended_at is not None


def _ask_no_more(unit: Unit, purpose_id: int, person_id: int) -> None:
    """An objection is taken back: the question for its reason goes, and swallows nothing that is written next."""
    form = unit.forms.of(person_id)
    if form is None or (form.kind, form.answers.get("purpose_id")) != ("reason", purpose_id):
        return
    unit.forms.leave(person_id)
    about = {"objection_id": form.answers["objection_id"]}
    unit.notices.in_place_of("ask_reason", person_id, about, "reason_unasked", form.community_id)


def _ballot(unit: Unit, purpose_id: int, person_id: int) -> Ballot:
    return require_found(unit.stances.ballot(person_id, purpose_id))


def _ask_first(unit: Unit, ballot: Ballot, person_id: int) -> Said:
    """Nothing changes. The purpose is shown in private, where the buttons say what is given up."""
    writable = bool(unit.communities.can_write_to([person_id]))
    if writable:
        purpose = ballot.purpose
        unit.notices.write_to(person_id, "purpose_alone", purpose.community_id, purpose_id=purpose.id)
    return Said(ballot.purpose.title, changed=False, writable=writable, asked=True)


def _without_a_yes(ballot: Ballot, *, changed: bool, writable: bool = True) -> Said:
    last = ballot.round.phase is Phase.PROVISIONAL
    return Said(
        ballot.purpose.title, changed, writable, last=last, gone=last and changed and ballot.stance is Stance.BACKS
    )


def _take(unit: Unit, ballot: Ballot, member: Member, stance: Stance | None) -> Purpose:
    """Returns the purpose as it is counted then."""
    purpose = ballot.purpose
    now_so = unit.stances.record(ballot, member.id, stance, unit.now)
    word = stance.value if stance else "silent"
    who, what = voter_code(member.salt, ballot.round.seed), public_id(ballot.round, purpose.number)
    unit.journal.append(purpose.community_id, "stance", voter=who, purpose=what, says=word)
    unit.notices.redraw_with_round(purpose)
    ripening.consider(unit, ballot.round, now_so)
    turning.consider(unit, ballot.round, purpose, now_so)
    return now_so


def _means(unit: Unit, ballot: Ballot, now_so: Purpose) -> Means:
    """Read from counts that are kept, so that it costs the same in a group of any size."""
    its_round, purpose, left = ballot.round, ballot.purpose, ballot.left
    roll, share = its_round.roll, its_round.share
    if roll is None or share is None:
        roll, pot = unit.ledger.prospect(purpose.community_id, its_round.known_by)
        share = full_share(pot, roll, its_round.share_limit)
    people = people_to_carry(purpose.cost, max(share, 1), its_round.rule, roll)
    if left is None or its_round.hides:
        return Means(purpose.cost, its_round.currency, people)
    levels = unit.purposes.levels(purpose.id)
    whole = set(levels) <= {share}
    now = now_so.standing(its_round)
    equal = price(levels, purpose.cost) if now.people.passed else None
    pays = None if equal is None else min(left, ceil(equal))
    covered = None if whole else now.money.have
    return Means(purpose.cost, its_round.currency, people, left, pays, covered, now.people.missing)
