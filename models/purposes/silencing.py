"""What was said ends: all of it on one purpose, or all that one member said."""

from models.purposes import ripening, turning
from models.rules.ballots import Stance
from models.rules.people import Member, voter_code
from models.rules.purposes import Purpose, public_id
from models.rules.rounds import Phase, Round
from models.store.unit import Unit


def fall_silent(unit: Unit, purpose: Purpose, how: str) -> dict[int, Stance]:
    """Ends its ripening, its backings and its objections (so: amended or merged); returns who had said what."""
    spoken = unit.stances.of_purpose(purpose.id)
    unit.dues.drop("lapse", unit.objections.end_all(purpose.id, how, unit.now), unit.now)
    unit.stances.forget(purpose.id)
    unit.dues.drop("ripen", [purpose.id], unit.now)
    unit.purposes.change(purpose.id, ripens_at=None)
    return spoken


def say_nothing(unit: Unit, current: Round, member: Member) -> None:
    """Everything a member says is taken back, on a frozen roll of undecided purposes only; what may go ahead without
    them begins to ripen.

    Before the freeze nobody can follow it: from then on they speak under another voter's code, and the old one will be
    on no roll. On a frozen roll the journal tells it under the code that the roll holds.
    """
    gathering = current.phase is Phase.GATHERING
    for purpose_id in unit.stances.by_member(current.id, member.id):
        ballot = unit.stances.ballot(member.person_id, purpose_id)
        if ballot is None or not (gathering or ballot.purpose.undecided):
            continue
        now_so = unit.stances.record(ballot, member.id, None, unit.now)
        unit.objections.end_standing(purpose_id, member.id, "taken back", unit.now)
        unit.notices.redraw_with_round(ballot.purpose)
        if not gathering:
            who, what = voter_code(member.salt, current.seed), public_id(current, ballot.purpose.number)
            unit.journal.append(current.community_id, "stance", voter=who, purpose=what, says="silent")
        ripening.consider(unit, current, now_so)
        turning.consider(unit, current, ballot.purpose, now_so)
    if gathering:
        unit.members.change(member.id, salt=unit.ids.token())
