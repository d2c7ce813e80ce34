"""The decision: the rule runs over everything undecided, and its outcome is provisional for one ripening time."""

from models.rounds.counting import count, recorded
from models.rules.rounds import Phase
from models.store.journal import canonical, sealed
from models.store.unit import Unit


def decide(unit: Unit, round_id: int) -> None:
    """Counts once and announces; nothing is paid yet. Backers may still take back, objectors object or settle."""
    its_round = unit.rounds.get(round_id)
    if its_round.phase is not Phase.ROLLED:
        return
    undecided = unit.purposes.undecided(round_id)
    outcome = recorded(count(unit, its_round, undecided))
    for purpose in undecided:
        if purpose.ripens_at is not None:
            unit.purposes.change(purpose.id, ripens_at=None)
    unit.dues.drop("ripen", [purpose.id for purpose in undecided], unit.now)
    close_at = unit.now + its_round.ripens_for
    unit.rounds.change(round_id, decided_at=unit.now, close_at=close_at, outcome=outcome)
    unit.dues.set(its_round.community_id, "close", round_id, close_at)
    seal = sealed(canonical(outcome))
    number = unit.journal.append(its_round.community_id, "decided", round=its_round.number, outcome=seal)
    unit.notices.tell_group(its_round.community_id, "provisional", number, round_id=round_id)
    unit.notices.redraw(its_round.community_id, "round", round_id)
    unit.notices.redraw_all(undecided)
