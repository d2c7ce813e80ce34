"""Nudges: reminders from a closed catalogue that never favour a purpose."""

from datetime import datetime

from models.rules.nudging import Nudge, not_before
from models.rules.rounds import Phase
from models.store.unit import Unit


def nudge(unit: Unit, round_id: int, what: Nudge) -> None:
    """Reminds the group once, and in private each resident who has said neither yes nor no and did not stop nudges.

    At night it is held until the morning, and takes the place of one that waits.
    """
    its_round = unit.rounds.get(round_id)
    if its_round.phase not in (Phase.GATHERING, Phase.ROLLED):
        return
    community = unit.communities.get(its_round.community_id)
    when = not_before(unit.now, community.zone)
    people = unit.members.silent(its_round)
    unit.journal.append(community.id, "nudged", round=its_round.number, which=what, people=len(people))
    unit.notices.drop_nudges(community.id)
    unit.notices.nudge(what, community.id, when, [None, *people], round_id=round_id)


def held_until(unit: Unit, community_id: int) -> datetime | None:
    """A question: the morning a nudge must wait for where it is night by now; None where it may leave."""
    morning = not_before(unit.now, unit.communities.get(community_id).zone)
    return morning if morning > unit.now else None
