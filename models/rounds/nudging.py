"""Nudges: reminders from a closed catalogue that never favour a purpose."""

from models.rules.nudging import not_before
from models.rules.rounds import Phase
from models.store.unit import Unit

HALFWAY, LAST = "nudge_halfway", "nudge_last"


def nudge(unit: Unit, round_id: int, what: str) -> None:
    """Reminds the group once, and in private each resident who has said neither yes nor no and did not stop nudges.

    At most two of each in a round; at night they are held until the morning.
    """
    its_round = unit.rounds.get(round_id)
    if its_round.phase not in (Phase.GATHERING, Phase.ROLLED):
        return
    community = unit.communities.get(its_round.community_id)
    when = not_before(unit.now, community.zone)
    people = unit.members.silent(community.id, round_id)
    unit.journal.append(community.id, "nudged", round=its_round.number, which=what, people=len(people))
    unit.notices.nudge(what, community.id, when, [None, *people], round_id=round_id)
