"""One tap on a purpose: back it, object to it, or take that back."""

from dataclasses import dataclass

from models import ripening
from models.rules.ballots import Ballot, Stance, check_backing, check_objecting, check_open, reason_until, voter
from models.rules.critical_mass import people_to_carry
from models.rules.people import Member, voter_code
from models.rules.purposes import public_id
from models.rules.refusals import Refusal
from models.rules.rounds import full_share
from models.store.forms import Form
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Said:
    """What a tap came to. Head-counts and pennies; people and more: two sizes at which the backers carry the cost.

    covered: what the backers' shares hold once this one is among them, where not all of them are whole any more.
    """

    title: str
    cost: int
    currency: str
    people: int
    more: int
    covered: int | None
    changed: bool
    writable: bool = True


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
        _take(unit, ballot, member, Stance.BACKS)
    return _said(unit, ballot, changed=ballot.stance is not Stance.BACKS)


def object_to(unit: Unit, purpose_id: int, person_id: int) -> Said:
    """A resident objects: it counts at once and lapses without a reason. Refused as backing, and in a last quarter."""
    ballot = _ballot(unit, purpose_id, person_id)
    member = voter(ballot)
    check_objecting(ballot, unit.now)
    writable = bool(unit.communities.can_write_to([person_id]))
    if ballot.stance is not Stance.OBJECTS:
        lapses_at = reason_until(ballot, unit.now)
        raised = unit.objections.raise_(purpose_id, member.id, unit.ids.token(), lapses_at, unit.now)
        unit.dues.set(ballot.purpose.community_id, "lapse", raised, lapses_at)
        _take(unit, ballot, member, Stance.OBJECTS)
        if writable:
            ask_reason(unit, ballot, raised, person_id)
    return _said(unit, ballot, changed=ballot.stance is not Stance.OBJECTS, writable=writable)


def take_back(unit: Unit, purpose_id: int, person_id: int) -> Said:
    """A resident returns to silence. Refused only when the purpose is decided or was withdrawn."""
    ballot = _ballot(unit, purpose_id, person_id)
    member = voter(ballot)
    check_open(ballot)
    if ballot.stance is not None:
        if ballot.stance is Stance.OBJECTS:
            unit.objections.end_standing(purpose_id, member.id, "taken back", unit.now)
        _take(unit, ballot, member, None)
    return _said(unit, ballot, changed=ballot.stance is not None)


def ask_reason(unit: Unit, ballot: Ballot, objection_id: int, person_id: int) -> None:
    """Asks an objector in private for their reason, unless they are in the middle of another form."""
    purpose = ballot.purpose
    form = unit.forms.of(person_id)
    busy = form is not None and (form.kind, form.answers.get("purpose_id")) != ("reason", purpose.id)
    if not busy:
        unit.forms.keep(Form(person_id, purpose.community_id, "reason", {"purpose_id": purpose.id}), unit.now)
    unit.notices.write_to(person_id, "ask_reason", purpose.community_id, objection_id=objection_id, busy=busy)


def _ballot(unit: Unit, purpose_id: int, person_id: int) -> Ballot:
    ballot = unit.stances.ballot(person_id, purpose_id)
    if ballot is None:
        raise Refusal("no_such_thing")
    return ballot


def _take(unit: Unit, ballot: Ballot, member: Member, stance: Stance | None) -> None:
    purpose = ballot.purpose
    now_so = unit.stances.record(ballot, member.id, stance, unit.now)
    word = stance.value if stance else "silent"
    who, what = voter_code(member.salt, ballot.round.seed), public_id(ballot.round, purpose.number)
    unit.journal.append(purpose.community_id, "stance", voter=who, purpose=what, says=word)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)
    unit.notices.redraw(purpose.community_id, "round", ballot.round.id)
    ripening.consider(unit, ballot.round, now_so)


def _said(unit: Unit, ballot: Ballot, *, changed: bool, writable: bool = True) -> Said:
    its_round, purpose = ballot.round, ballot.purpose
    roll, share = its_round.roll, its_round.share
    if roll is None or share is None:
        roll, pot = unit.ledger.prospect(purpose.community_id)
        share = full_share(pot, roll, its_round.share_limit)
    people = people_to_carry(purpose.cost, max(share, 1), its_round.rule, roll)
    more = min(max(roll, people), -(-people * 5 // 3))
    covered = _covered(ballot, share) if changed else None
    return Said(purpose.title, purpose.cost, its_round.currency, people, more, covered, changed, writable)


def _covered(ballot: Ballot, share: int) -> int | None:
    """What the backers' shares hold with this one, in pennies; None while all of them are whole."""
    purpose, left = ballot.purpose, ballot.left
    if left is None or (left == share and purpose.covered == purpose.backers * share):
        return None
    return purpose.covered + left
