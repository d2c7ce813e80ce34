"""People back, object, say why, answer, settle and take back."""

from collections.abc import Iterable
from functools import partial
from random import Random

from bot.simulation.group import Group
from models.purposes import backing, objecting


def back(group: Group, number: int, people: Iterable[int]) -> None:
    for person in people:
        verb = partial(backing.back, purpose_id=number, person_id=person)
        group.act("back", partial(group.plain.back, number, person), verb, (person, f"back:{number}"))


def some_back(group: Group, chance: Random) -> None:
    back(group, group.some_purpose(chance), {group.somebody(chance): None for _ in range(chance.randint(1, 6))})


def everyone_backs(group: Group, chance: Random) -> None:
    """And then some deadlines come."""
    back(group, group.some_purpose(chance), group.plain.residents())
    for _ in range(chance.randrange(3)):
        group.life.next_happens()


def somebody_takes_back(group: Group, chance: Random) -> None:
    number, person = group.some_purpose(chance), group.somebody(chance)
    take_back(group, number, person, sure=(number + person) % 3 > 0)


def somebody_objects(group: Group, chance: Random) -> None:
    number, person = group.some_purpose(chance), group.somebody(chance)
    object_to(group, number, person, sure=(number + person) % 3 > 0)


def take_back(group: Group, number: int, person: int, *, sure: bool) -> None:
    verb = partial(backing.take_back, purpose_id=number, person_id=person, sure=sure)
    plainly = partial(group.plain.take_back, number, person, sure=sure)
    group.act("take back", plainly, verb, None if sure else (person, f"silent:{number}"))


def object_to(group: Group, number: int, person: int, *, sure: bool) -> None:
    verb = partial(backing.object_to, purpose_id=number, person_id=person, sure=sure)
    plainly = partial(group.plain.object_to, number, person, sure=sure)
    group.act("object", plainly, verb, None if sure else (person, f"object:{number}"))


def an_objection_goes_on(group: Group, chance: Random) -> None:
    """Mostly said by who may say it; now and then of an objection that does not exist."""
    which, says = group.latest(chance, list(group.plain.objections)), chance.randrange(4)
    if which not in group.plain.objections:
        answer(group, which, group.somebody(chance))
        return
    objection = group.plain.objections[which]
    proposer = group.plain.purposes[objection["purpose"]]["by"]
    if says < 2:
        give_reason(group, objection["purpose"], group.somebody(chance, objection["by"]))
    if says in (1, 2):
        answer(group, which, group.somebody(chance, proposer))
    if says == 3:
        settle(group, which, group.somebody(chance, objection["by"]))


def give_reason(group: Group, number: int, person: int) -> None:
    verb = partial(objecting.give_reason, purpose_id=number, person_id=person, reason="Too bright")
    group.act("give a reason", partial(group.plain.give_reason, number, person), verb)


def answer(group: Group, which: int, person: int) -> None:
    verb = partial(objecting.answer, objection_id=which, person_id=person, text="We shade them")
    group.act("answer", partial(group.plain.answer, which, person), verb)


def settle(group: Group, which: int, person: int) -> None:
    verb = partial(objecting.settle, objection_id=which, person_id=person)
    group.act("settle", partial(group.plain.settle, which, person), verb)
