"""Which community somebody means in private, where they have several to do with."""

from collections.abc import Callable

from models.rules.refusals import Refusal
from models.store.unit import Unit


def meet(unit: Unit, community_id: int, person_id: int, name: str, *, privately: bool = False) -> None:
    """A person has to do with a community. privately: they came by its link, and so said that they mean it.

    Who meets a second one otherwise is asked which they mean when they next write in private.
    """
    known = unit.communities.all_of(person_id)
    first = all(one.id == community_id for one in known)
    unit.communities.meet(person_id, name, community_id if privately or first else None)
    if not privately and not first and all(one.id != community_id for one in known):
        unit.communities.mean(person_id, None)


def ask(unit: Unit, person_id: int, name: str, words: str) -> None:
    """Asks which community is meant. words: the command that goes on when that is said; empty where there is none."""
    unit.communities.meet(person_id, name, None)
    unit.communities.writable(person_id, yes=True)
    meant = unit.communities.of_person(person_id)
    unit.communities.mean(person_id, meant.id if meant else None, words or None)
    unit.notices.instead("which_group", None, person_id=person_id)


def choose(unit: Unit, community_id: int, person_id: int) -> None:
    """The person says which community they mean. Refused for one they have nothing to do with."""
    go_on(unit, _nothing, community_id=community_id, person_id=person_id)


def go_on(unit: Unit, verb: Callable[..., object], *values: object, community_id: int, person_id: int) -> None:
    """The same, and what they had asked for is done. Where that is refused, the choice stands and the refusal is said.

    The verb asks before it writes, so a refusal of its own left nothing behind. Its answer may take the tapped
    message's place after the choice has.
    """
    if all(one.id != community_id for one in unit.communities.all_of(person_id)):
        raise Refusal("not_your_group")
    unit.communities.mean(person_id, community_id)
    unit.notices.instead("chosen", community_id)
    try:
        verb(unit, *values)
    except Refusal as refusal:
        unit.notices.reply("refusal", community_id, code=refusal.code, values=refusal.told)


def _nothing(_unit: Unit) -> None:
    """No command waits."""
