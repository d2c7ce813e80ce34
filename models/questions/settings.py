"""Where something is said: whose language, which clock, which group."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from models.rules.admissions import Policy
from models.rules.people import Community
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """What any text may need. head: the journal's hash at the entry a numbered notice tells of.

    several: the one person who reads it has more than one group to do with. lets_in: a coordinator lets people in.
    by_code: a code does.
    """

    language: str
    zone: ZoneInfo
    title: str
    link: str
    now: datetime
    head: str = ""
    several: bool = False
    lets_in: bool = False
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """The communities a person may mean in private, and the one they said they mean."""

    meant: Community | None
    all: list[Community]


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What coordinators have set: how people join, how many days they wait before they count, and whose clock.

    codes: how many are unused.
    """

    policy: str
    codes: int
    wait: int
    zone: str


def settings_of(unit: Unit, community_id: int) -> SettingsView:
    """Everything that /settings shows."""
    community = unit.communities.get(community_id)
    return SettingsView(
        community.join_policy, unit.codes.unused(community_id), community.wait // 86400, community.timezone
    )


def setting(unit: Unit, community_id: int | None, number: int | None = None, person_id: int | None = None) -> Setting:
    """The setting of a community's chat, or of a person's; of nowhere in particular where there is no community yet."""
    if community_id is None:
        return Setting("en", ZoneInfo("UTC"), "", "", unit.now)
    community = unit.communities.get(community_id)
    head = unit.journal.hash_of(community_id, number) if number is not None else ""
    several = person_id is not None and len(unit.communities.all_of(person_id)) > 1
    lets_in, by_code = (community.join_policy == one for one in (Policy.APPROVE, Policy.CODE))
    here = community.language, community.zone, community.title, community.link
    return Setting(*here, unit.now, head, several, lets_in, by_code)


def community_of_chat(unit: Unit, chat_id: int) -> Community | None:
    """The community a group chat is."""
    return unit.communities.by_chat(chat_id)


def groups_of(unit: Unit, person_id: int) -> Groups:
    """The communities a person may mean in private. Whoever has only one means that."""
    every = unit.communities.all_of(person_id)
    meant = unit.communities.of_person(person_id)
    return Groups(every[0] if meant is None and len(every) == 1 else meant, every)


def community_of_form(unit: Unit, person_id: int) -> Community | None:
    """The community that what a person is asked now is about."""
    form = unit.forms.of(person_id)
    return None if form is None else unit.communities.get(form.community_id)


def what_waits(unit: Unit, person_id: int) -> str:
    """The command that goes on once the person has said which community they mean; empty where none does."""
    return unit.communities.waits(person_id) or ""


def community_by_link(unit: Unit, link: str) -> Community | None:
    """The community whose link this is."""
    return unit.communities.by_link(link)


def shut_out(unit: Unit, community_id: int) -> bool:
    """Whether the bot may not write in the group, or not pin there, as far as it knows."""
    return unit.communities.shut_out(community_id)
