"""Where something is said: whose language, which clock, which group."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from models.rules.people import Community
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """What any text may need. head: the journal's hash at the entry a numbered notice tells of."""

    language: str
    zone: ZoneInfo
    title: str
    link: str
    now: datetime
    head: str = ""


def setting(unit: Unit, community_id: int | None, number: int | None = None) -> Setting:
    """The setting of a community's chat; of nowhere in particular where there is no community yet."""
    if community_id is None:
        return Setting("en", ZoneInfo("UTC"), "", "", unit.now)
    community = unit.communities.get(community_id)
    head = unit.journal.hash_of(community_id, number) if number is not None else ""
    return Setting(community.language, community.zone, community.title, community.link, unit.now, head)


def community_of_chat(unit: Unit, chat_id: int) -> Community | None:
    """The community a group chat is."""
    return unit.communities.by_chat(chat_id)


def community_of_person(unit: Unit, person_id: int) -> Community | None:
    """The community a person means in private: the one they joined or spoke from last."""
    return unit.communities.of_person(person_id)


def community_by_link(unit: Unit, link: str) -> Community | None:
    """The community whose link this is."""
    return unit.communities.by_link(link)
