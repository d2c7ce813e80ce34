"""A wish to merge comes to nothing: both purposes stay as they are."""

from models.rules.mergers import Merger
from models.rules.purposes import Purpose, public_id
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Phase, Round
from models.store.unit import Unit


def take_back(unit: Unit, merger_id: int, person_id: int) -> None:
    """Who asked does not want it any more. Refused to others, and once it has ended."""
    merger = waiting(unit, merger_id)
    purpose = unit.purposes.get(merger.purpose_id)
    check_proposer(unit, purpose, person_id)
    end(unit, merger, "taken back")
    unit.notices.instead("proposed", purpose.community_id, purpose_id=purpose.id)


def decline(unit: Unit, merger_id: int, person_id: int) -> None:
    """The other's proposer would rather not. Refused as agreeing to others."""
    merger = waiting(unit, merger_id)
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    check_proposer(unit, other, person_id)
    end(unit, merger, "declined")
    unit.notices.instead("merge_declined", one.community_id, merger_id=merger_id)
    _tell_asker(unit, one, merger_id)


def lapse(unit: Unit, merger_id: int) -> None:
    """Nobody answered in time."""
    merger = unit.mergers.find(merger_id)
    if merger is not None and merger.ended_at is None:
        _come_to_nothing(unit, merger, "lapsed")


def _come_to_nothing(unit: Unit, merger: Merger, how: str) -> None:
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    end(unit, merger, how)
    if merger.stands(one, other) and unit.rounds.get(one.round_id).phase is not Phase.CLOSED:
        _tell_asker(unit, one, merger.id)


def give_up_on(unit: Unit, person_id: int) -> None:
    """Who was asked cannot be written to any more, so nobody would answer."""
    for merger in unit.mergers.asked_of(person_id):
        _come_to_nothing(unit, merger, "unreachable")


def end(unit: Unit, merger: Merger, how: str) -> None:
    """It ends so, and the journal tells it."""
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    unit.mergers.end(merger.id, how, unit.now)
    unit.dues.drop("unanswered", [merger.id], unit.now)
    ids = names(unit.rounds.get(one.round_id), one, other)
    unit.journal.append(one.community_id, "merger ended", how=how, **ids)


def names(of: Round, one: Purpose, other: Purpose) -> dict[str, str]:
    """What the journal calls the two."""
    return {"purpose": public_id(of, one.number), "into": public_id(of, other.number)}


def waiting(unit: Unit, merger_id: int) -> Merger:
    """The wish, where it waits for an answer. Refused once it has ended."""
    merger = require_found(unit.mergers.find(merger_id))
    if merger.ended_at is not None:
        raise Refusal("merge_over")
    return merger


def check_proposer(unit: Unit, purpose: Purpose, person_id: int) -> None:
    """Refused to everybody but whoever proposed it."""
    if unit.members.get(purpose.proposed_by).person_id != person_id:
        raise Refusal("not_the_proposer")


def reachable(unit: Unit, purpose: Purpose) -> int:
    """The person who proposed it, where they can be asked; nobody (0) otherwise."""
    proposer = unit.members.get(purpose.proposed_by)
    can = proposer.left_at is None and unit.communities.can_write_to([proposer.person_id])
    return proposer.person_id if can else 0


def _tell_asker(unit: Unit, purpose: Purpose, merger_id: int) -> None:
    """That it came to nothing, in private, where the bot may write."""
    if asker := reachable(unit, purpose):
        unit.notices.write_to(asker, "merge_unwanted", purpose.community_id, merger_id=merger_id)
