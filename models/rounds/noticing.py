"""What a roll that is frozen now is like: kept for the record, and told to all who coordinate."""

from dataclasses import asdict

from models.rules.capture import Facts, facts
from models.rules.rounds import Round, noted
from models.store.unit import Unit


def notice(unit: Unit, its_round: Round, roll: int) -> None:
    """Keeps the facts; each coordinator reads in private those that matter. roll: in head-counts."""
    found = _facts(unit, its_round, roll)
    unit.rounds.change(its_round.id, facts=asdict(found))
    if not found.telling:
        return
    coordinators = [one.person_id for one, _ in unit.members.coordinators(its_round.community_id)]
    for person_id in unit.communities.can_write_to(coordinators):
        unit.notices.write_to(person_id, "facts", its_round.community_id, round_id=its_round.id)


def _facts(unit: Unit, its_round: Round, roll: int) -> Facts:
    community_id = its_round.community_id
    before = [noted(one.frozen_at) for one in unit.rounds.all(community_id) if one.frozen_at and one.id != its_round.id]
    since = max(before, default=None)
    arrivals = unit.arrivals.of_residents(community_id, its_round.known_by)
    pairs = unit.arrivals.pairs(community_id, since)
    return facts(arrivals, pairs, since, its_round.rule.people_needed(roll))
