"""Who brings people into the Telegram group: kept until they join, for the facts about a roll."""

from collections.abc import Iterable

from models.store.unit import Unit


def bring(unit: Unit, chat_id: int, by_person: int, people: Iterable[int]) -> None:
    """Somebody brought these people into the group, by adding them or by a link of theirs. Who has joined stays."""
    community = unit.communities.by_chat(chat_id)
    if community is None:
        return
    for person_id in people:
        member = unit.members.of(community.id, person_id)
        if member is None or member.left_at is not None:
            unit.arrivals.bring(community.id, person_id, by_person, unit.ids.token(8), unit.now)
