"""Who steers: the first coordinators."""

from models.rules.people import require_member
from models.rules.refusals import Refusal
from models.store.unit import Unit


def appoint(unit: Unit, community_id: int, by_person: int, person_id: int) -> None:
    """The Telegram admin who added the bot appoints a member as one of the first coordinators.

    Refused to anyone else, for someone who is no member, and once a round has been opened.
    """
    community = unit.communities.get(community_id)
    if community.added_by != by_person:
        raise Refusal("not_who_added_the_bot")
    if unit.rounds.latest(community_id) is not None:
        raise Refusal("first_round_was_opened")
    chosen = unit.members.of(community_id, person_id)
    if chosen is None or chosen.left_at is not None:
        raise Refusal("chosen_is_no_member")
    member = require_member(chosen)
    if member.coordinates:
        raise Refusal("coordinates_already")
    unit.members.appoint(member, by_person, unit.now)
    number = unit.journal.append(community_id, "appointed", member=member.code)
    unit.notices.tell_group(
        community_id, "appointed", number, person_id=person_id, by=by_person, adviser=member.adviser
    )
