"""Purposes come into a round, and may be taken out of it by who proposed them."""

from dataclasses import asdict

from models.purposes import interests
from models.rules.amendments import check_proposer
from models.rules.people import require_member
from models.rules.purposes import Proposal, Purpose, public_id
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Round, full_share
from models.store.unit import Unit


def check_time(unit: Unit, community_id: int) -> Round:
    """The round that takes purposes now. Refused without one, and from one ripening time before its decision."""
    current = unit.rounds.current(community_id)
    if current is None:
        raise Refusal("no_round")
    if not current.takes_texts(unit.now):
        raise Refusal("too_late_to_propose")
    return current


def reachable(unit: Unit, current: Round) -> int:
    """The most that all shares of a round can pay together, in pennies: a guess until the roll is frozen."""
    if current.frozen_at is not None:
        return (current.roll or 0) * (current.share or 0)
    residents, pot = unit.ledger.prospect(current.community_id, current.known_by)
    return residents * full_share(pot, residents, current.share_limit)


def propose(
    unit: Unit,
    community_id: int,
    person_id: int,
    proposal: Proposal,
    *,
    pays_me: bool = False,
    interested: bool = False,
) -> int:
    """A member puts a purpose to the round. pays_me: they would deliver it, so they neither back nor object.

    interested: somebody close to them would be paid, or they in another way.

    Refused to strangers, outside the time for purposes, and above what all shares can pay. Returns its id.
    """
    member = require_member(unit.members.of(community_id, person_id))
    current = check_time(unit, community_id)
    wanted = proposal.stripped
    wanted.check(reachable(unit, current), current.currency)
    number = unit.rounds.next_purpose(current.id)
    purpose_id = unit.purposes.add(
        community_id=community_id,
        round_id=current.id,
        number=number,
        **asdict(wanted),
        payee_member_id=member.id if pays_me else None,
        proposed_by=member.id,
        by_adviser=member.adviser,
        proposed_at=unit.now,
        asked_at=unit.now,
    )
    seal = unit.purposes.write_text(purpose_id, 1, wanted, unit.ids.token(), unit.now)
    facts = {"purpose": public_id(current, number), "cost": wanted.cost, "text": seal, "pays_proposer": pays_me}
    unit.journal.append(community_id, "proposed", by=member.code, adviser=member.adviser, **facts)
    unit.notices.post_card(community_id, "purpose", purpose_id)
    if interested:
        interests.record(unit, purpose_id, member)
    unit.notices.redraw(community_id, "round", current.id)
    return purpose_id


def ask_withdrawing(unit: Unit, purpose_id: int, person_id: int) -> None:
    """Asks the proposer once more, for it cannot be undone. Refused as withdrawing."""
    purpose, _ = _check_withdrawing(unit, purpose_id, person_id)
    unit.notices.instead("withdraw_ask", purpose.community_id, purpose_id=purpose.id)


def keep(unit: Unit, purpose_id: int, person_id: int) -> None:
    """The proposer does not withdraw it after all: nothing changes. Refused as withdrawing."""
    purpose, _ = _check_withdrawing(unit, purpose_id, person_id)
    unit.notices.instead("proposed", purpose.community_id, purpose_id=purpose.id)


def withdraw(unit: Unit, purpose_id: int, person_id: int) -> None:
    """The proposer takes a purpose out of the round. Refused to others, once it is activated, and after the close."""
    purpose, its_round = _check_withdrawing(unit, purpose_id, person_id)
    take_out(unit, purpose, its_round)
    unit.notices.instead("withdrawn_mine", purpose.community_id, purpose_id=purpose.id)


def take_out(unit: Unit, purpose: Purpose, its_round: Round) -> None:
    """It is no longer in the round, and the group is told."""
    unit.purposes.change(purpose.id, withdrawn_at=unit.now, ripens_at=None)
    unit.dues.drop("ripen", [purpose.id], unit.now)
    facts = {"purpose": public_id(its_round, purpose.number), "by": unit.members.get(purpose.proposed_by).code}
    number = unit.journal.append(purpose.community_id, "withdrawn", **facts)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)
    unit.notices.redraw(purpose.community_id, "round", its_round.id)
    unit.notices.tell_group(purpose.community_id, "withdrawn", number, purpose_id=purpose.id)


def _check_withdrawing(unit: Unit, purpose_id: int, person_id: int) -> tuple[Purpose, Round]:
    ballot = require_found(unit.stances.ballot(person_id, purpose_id))
    check_proposer(ballot)
    return ballot.purpose, ballot.round
