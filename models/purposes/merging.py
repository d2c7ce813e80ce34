"""A purpose is merged into another, with both proposers' consent."""

from models.purposes import amending
from models.purposes.keeping_both import check_proposer, end, names, reachable, waiting
from models.purposes.silencing import fall_silent
from models.rules.ballots import Ballot
from models.rules.mergers import Merger, answer_until, check_merging
from models.rules.purposes import Purpose
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Round
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
    if not own and not (asked := reachable(unit, other)):
        raise Refusal("proposer_unreachable", title=other.title)
    if over is not None:
        end(unit, over, "over")
    if own:
        _merge(unit, ballot.round, purpose, other)
        unit.notices.instead("merged_mine", community_id, purpose_id=purpose_id)
        return
    merger_id = unit.mergers.ask(purpose, other, unit.now)
    unit.dues.set(community_id, "unanswered", merger_id, answer_until(ballot.round, unit.now))
    unit.journal.append(community_id, "merger asked", **names(ballot.round, purpose, other))
    unit.notices.instead("merge_waits", community_id, merger_id=merger_id)
    unit.notices.write_to(asked, "merge_offer", community_id, merger_id=merger_id)


def agree(unit: Unit, merger_id: int, person_id: int) -> None:
    """The other's proposer agrees: the two are merged. Refused to others, and where they are not as they were."""
    merger = waiting(unit, merger_id)
    one, other = unit.purposes.get(merger.purpose_id), unit.purposes.get(merger.into_id)
    check_proposer(unit, other, person_id)
    asked_by = unit.members.get(one.proposed_by)
    if asked_by.left_at is not None or not merger.stands(one, other):
        raise Refusal("merge_changed")
    ballot, _ = _check_both(unit, one.id, other.id, asked_by.person_id)
    unit.mergers.end(merger.id, "agreed", unit.now)
    unit.dues.drop("unanswered", [merger.id], unit.now)
    _merge(unit, ballot.round, one, other)
    unit.notices.instead("merged_mine", one.community_id, purpose_id=one.id)
    if asker := reachable(unit, one):
        unit.notices.write_to(asker, "merged_mine", one.community_id, purpose_id=one.id)


def _merge(unit: Unit, of: Round, one: Purpose, other: Purpose) -> None:
    """The one ends; what was said of the other stays, and who had spoken of the one is asked about the other."""
    spoken, heard = fall_silent(unit, one, "merged"), unit.stances.of_purpose(other.id)
    unit.purposes.change(one.id, withdrawn_at=unit.now, merged_into=other.id)
    entry = unit.journal.append(one.community_id, "merged", **names(of, one, other))
    unit.notices.tell_group(one.community_id, "merged", entry, purpose_id=one.id)
    unit.notices.redraw(one.community_id, "purpose", one.id)
    unit.notices.redraw(one.community_id, "round", of.id)
    asked = [member for member in spoken if member not in heard and member != other.payee_member_id]
    for member_id, person_id in unit.rolls.writable(asked):
        values = {"purpose_id": one.id, "said": spoken[member_id].value}
        unit.notices.write_to(person_id, "merged_asked", one.community_id, **values)


def _check_both(unit: Unit, purpose_id: int, into_id: int, person_id: int) -> tuple[Ballot, Purpose]:
    ballot = require_found(unit.stances.ballot(person_id, purpose_id))
    other = require_found(unit.purposes.find(into_id))
    check_merging(ballot, other, unit.now)
    return ballot, other


def _check_waiting(unit: Unit, purpose: Purpose) -> Merger | None:
    """What was asked before and can come to nothing any more. Refused while an answer to it is awaited."""
    before = unit.mergers.waiting(purpose.id)
    if before is not None and before.stands(purpose, other := unit.purposes.get(before.into_id)):
        raise Refusal("merge_waits", title=other.title)
    return before
