"""A proposer changes what they proposed: those who have spoken are asked again, unless it only costs less."""

from contextlib import suppress
from dataclasses import asdict, replace

from models.purposes import proposing, ripening
from models.purposes.silencing import fall_silent
from models.rules.amendments import Effect, check_amending, effect
from models.rules.ballots import Ballot, voter
from models.rules.purposes import Proposal, Purpose, public_id
from models.rules.refusals import Refusal, require_found
from models.store.unit import Unit


def check(unit: Unit, purpose_id: int, person_id: int) -> Ballot:
    """The purpose a person may amend now. Refused to others, out of time, and where it is withdrawn or activated."""
    ballot = require_found(unit.stances.ballot(person_id, purpose_id))
    check_amending(ballot, unit.now)
    return ballot


def amend(unit: Unit, purpose_id: int, person_id: int, proposal: Proposal, *, pays_me: bool = False) -> Effect:
    """Gives a purpose another text; the one before stays readable. pays_me: as in proposing.

    Refused as check, where nothing is changed, and above what all shares can pay. Any change but a lower cost ends its
    ripening, its backings and its objections.
    """
    ballot = check(unit, purpose_id, person_id)
    purpose, its_round = ballot.purpose, ballot.round
    wanted = proposal.stripped
    does = effect(purpose, wanted, pays_proposer=pays_me)
    if does is Effect.NOTHING:
        raise Refusal("nothing_changed")
    wanted.check(proposing.reachable(unit, its_round), its_round.currency)
    number = purpose.text + 1
    seal = unit.purposes.write_text(purpose.id, number, wanted, unit.ids.token(), unit.now)
    payee = purpose.proposed_by if pays_me else None
    fresh = {"text": number, "amended_at": unit.now, "payee_member_id": payee}
    unit.purposes.change(purpose.id, **asdict(wanted), **fresh)
    spoken: dict[int, str] = {}
    if does is Effect.ASKS_AGAIN:
        spoken = _settled(unit, purpose)
        spoken |= {one: said.value for one, said in fall_silent(unit, purpose, "amended").items()}
        unit.purposes.change(purpose.id, asked_at=unit.now)
    facts = {"purpose": public_id(its_round, purpose.number), "cost": wanted.cost, "text": seal}
    facts["by"] = unit.members.get(purpose.proposed_by).code
    entry = unit.journal.append(
        purpose.community_id, "amended", keeps=does is Effect.KEEPS, pays_proposer=pays_me, **facts
    )
    _tell(unit, ballot, number, does, entry)
    _tell_each(unit, ballot, number, {one: said for one, said in spoken.items() if one != payee})
    if does is Effect.KEEPS:
        ripening.consider(unit, its_round, replace(purpose, cost=wanted.cost))
    return does


def _tell(unit: Unit, ballot: Ballot, text: int, does: Effect, entry: int) -> None:
    purpose = ballot.purpose
    values = {"purpose_id": purpose.id, "text": text, "keeps": does is Effect.KEEPS}
    unit.notices.tell_group(purpose.community_id, "amended", entry, **values)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)
    unit.notices.redraw(purpose.community_id, "round", ballot.round.id)


def _settled(unit: Unit, purpose: Purpose) -> dict[int, str]:
    """Who said of this text that their objection was settled, and may speak of the next one. Not its proposer."""
    people = [unit.members.get(one).person_id for one in unit.objections.settled_by(purpose.id) - {purpose.proposed_by}]
    found = {}
    for ballot in filter(None, (unit.stances.ballot(person_id, purpose.id) for person_id in people)):
        with suppress(Refusal):  # of one who was removed, has left, or advises now
            found[voter(ballot).id] = "settled"
    return found


def _tell_each(unit: Unit, ballot: Ballot, text: int, spoken: dict[int, str]) -> None:
    """Who had spoken is asked again in private, where the bot may write. own: the proposer, who changed it."""
    purpose = ballot.purpose
    for member_id, person_id in unit.rolls.writable(list(spoken)):
        values = {"purpose_id": purpose.id, "text": text, "said": spoken[member_id]}
        values["own"] = member_id == purpose.proposed_by
        unit.notices.write_to(person_id, "asked_again", purpose.community_id, **values)
