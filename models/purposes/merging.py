"""A purpose is merged into another, with both proposers' consent."""

from models.purposes import amending
from models.purposes.silencing import fall_silent
from models.rules.ballots import Ballot
from models.rules.mergers import Merger, answer_until, check_merging
from models.rules.purposes import Purpose, public_id
from models.rules.refusals import Refusal
from models.rules.rounds import Phase, Round
from models.store.unit import Unit


def choose(unit: Unit, purpose_id: int, person_id: int, after: int = 0) -> None:
    """Shows a proposer what theirs could be merged into. Refused as amending, and where there is nothing else."""
    purpose = amending.check(unit, purpose_id, person_id).purpose
    if not any(one.id != purpose_id for one in unit.purposes.undecided(purpose.round_id)):
        raise Refusal("nothing_to_merge")
    unit.notices.instead("merge_choose", purpose.community_id, purpose_id=purpose_id, after=after)


def consider(unit: Unit, purpose_id: int, into_id: int, person_id: int) -> None:
    """Shows what merging would do, before anybody is asked. Refused as asking."""
    ballot, other = _check_both(unit, purpose_id, into_id, person_id)
    _check_waiting(unit, ballot.purpose)
    values = {"purpose_id": purpose_id, "into_id": other.id}
    unit.notices.instead("merge_consider", ballot.purpose.community_id, **values)


def ask(unit: Unit, purpose_id: int, into_id: int, person_id: int) -> None:
    """Asks the other's proposer; who proposed both merges them at once.

    Refused where the two cannot be merged, while another answer is awaited, and where nobody could be asked.
    """
    ballot, other = _check_both(unit, purpose_id, into_id, person_id)
    purpose, community_id = ballot.purpose, ballot.purpose.community_id
    over = _check_waiting(unit, purpose)
    own = other.proposed_by == purpose.proposed_by
    if not own and not (asked := _reachable(unit, other)):
        raise Refusal("proposer_unreachable", title=other.title)
    if over is not None:
        _end(unit, over, "over")
    if own:
        _merge(unit, ballot.round, purpose, other)
        unit.notices.instead("merged_mine", community_id, purpose_id=purpose_id)
        return
    merger_id = unit.mergers.ask(purpose, other, unit.now)
    unit.dues.set(community_id, "unanswered", merger_id, answer_until(ballot.round, unit.now))
    unit.notices.instead("merge_waits", community_id, merger_id=merger_id)
    unit.notices.write_to(asked, "merge_offer", community_id, merger_id=merger_id)


def take_back(unit: Unit, merger_id: int, person_id: int) -> None:
    """Who asked does not want it any more. Refused to others, and once it has ended."""
    merger = _waiting(unit, merger_id)
    purpose = unit.purposes.get(merger.purpose_id)
    _check_proposer(unit, purpose, person_id)
    _end(unit, merger, "taken back")
    unit.notices.instead("proposed", purpose.community_id, purpose_id=purpose.id)


def agree(unit: Unit, merger_id: int, person_id: int) -> None:
    """The other's proposer agrees: the two are merged. Refused to others, and where they are not as they were."""
    merger = _waiting(unit, merger_id)
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    _check_proposer(unit, other, person_id)
    asked_by = unit.members.get(one.proposed_by)
    if asked_by.left_at is not None or not merger.stands(one, other):
        raise Refusal("merge_changed")
    ballot, _ = _check_both(unit, one.id, other.id, asked_by.person_id)
    _end(unit, merger, "agreed")
    _merge(unit, ballot.round, one, other)
    unit.notices.instead("merged_mine", one.community_id, purpose_id=one.id)
    if asker := _reachable(unit, one):
        unit.notices.write_to(asker, "merged_mine", one.community_id, purpose_id=one.id)


def decline(unit: Unit, merger_id: int, person_id: int) -> None:
    """The other's proposer would rather not. Refused as agreeing to others."""
    merger = _waiting(unit, merger_id)
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    _check_proposer(unit, other, person_id)
    _end(unit, merger, "declined")
    unit.notices.instead("merge_declined", one.community_id, merger_id=merger_id)
    _tell_asker(unit, one, merger_id)


def lapse(unit: Unit, merger_id: int) -> None:
    """Nobody answered in time: both stay as they are."""
    merger = unit.mergers.find(merger_id)
    if merger is None or merger.ended_at is not None:
        return
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    unit.mergers.end(merger.id, "lapsed", unit.now)
    if merger.stands(one, other) and unit.rounds.get(one.round_id).phase is not Phase.CLOSED:
        _tell_asker(unit, one, merger_id)


def _merge(unit: Unit, of: Round, one: Purpose, other: Purpose) -> None:
    """The one ends; what was said of the other stays, and who had spoken of the one is asked about the other."""
    spoken, heard = fall_silent(unit, one, "merged"), unit.stances.of_purpose(other.id)
    unit.purposes.change(one.id, withdrawn_at=unit.now, merged_into=other.id)
    names = {"purpose": public_id(of, one.number), "into": public_id(of, other.number)}
    entry = unit.journal.append(one.community_id, "merged", **names)
    unit.notices.tell_group(one.community_id, "merged", entry, purpose_id=one.id)
    unit.notices.redraw(one.community_id, "purpose", one.id)
    unit.notices.redraw(one.community_id, "round", of.id)
    asked = [member for member in spoken if member not in heard and member != other.payee_member_id]
    for member_id, person_id in unit.rolls.writable(asked):
        values = {"purpose_id": one.id, "said": spoken[member_id].value}
        unit.notices.write_to(person_id, "merged_asked", one.community_id, **values)


def _check_both(unit: Unit, purpose_id: int, into_id: int, person_id: int) -> tuple[Ballot, Purpose]:
    ballot, other = unit.stances.ballot(person_id, purpose_id), unit.purposes.find(into_id)
    if ballot is None or other is None:
        raise Refusal("no_such_thing")
    check_merging(ballot, other, unit.now)
    return ballot, other


def _check_waiting(unit: Unit, purpose: Purpose) -> Merger | None:
    """What was asked before and can come to nothing any more. Refused while an answer to it is awaited."""
    before = unit.mergers.waiting(purpose.id)
    if before is not None and before.stands(purpose, other := unit.purposes.get(before.into_id)):
        raise Refusal("merge_waits", title=other.title)
    return before


def _check_proposer(unit: Unit, purpose: Purpose, person_id: int) -> None:
    if unit.members.get(purpose.proposed_by).person_id != person_id:
        raise Refusal("not_the_proposer")


def _waiting(unit: Unit, merger_id: int) -> Merger:
    merger = unit.mergers.find(merger_id)
    if merger is None:
        raise Refusal("no_such_thing")
    if merger.ended_at is not None:
        raise Refusal("merge_over")
    return merger


def _reachable(unit: Unit, purpose: Purpose) -> int:
    """The person who proposed it, where they can be asked; nobody (0) otherwise."""
    proposer = unit.members.get(purpose.proposed_by)
    can = proposer.left_at is None and unit.communities.can_write_to([proposer.person_id])
    return proposer.person_id if can else 0


def _end(unit: Unit, merger: Merger, how: str) -> None:
    unit.mergers.end(merger.id, how, unit.now)
    unit.dues.drop("unanswered", [merger.id], unit.now)


def _tell_asker(unit: Unit, purpose: Purpose, merger_id: int) -> None:
    """That it came to nothing, in private, where the bot may write."""
    if asker := _reachable(unit, purpose):
        unit.notices.write_to(asker, "merge_unwanted", purpose.community_id, merger_id=merger_id)
