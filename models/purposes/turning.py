"""Between the first result and the last: what a purpose gains or loses is told to who proposed it."""

from models.rules.purposes import Purpose
from models.rules.rounds import Phase, Round
from models.store.unit import Unit


def consider(unit: Unit, its_round: Round, before: Purpose, now_so: Purpose) -> None:
    """After a change of what is said of a purpose: tells its proposer if it has enough support no more, or again."""
    if its_round.phase is not Phase.PROVISIONAL:
        return
    if before.standing(its_round).passed == now_so.standing(its_round).passed:
        return
    for _, person_id in unit.rolls.writable([before.proposed_by]):
        unit.notices.write_to(person_id, "turned", before.community_id, purpose_id=before.id)
