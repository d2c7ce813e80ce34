"""What two people do together."""

from functools import partial
from random import Random
from typing import Any

from bot.simulation.acts.money import FUNDERS
from bot.simulation.group import NOBODY, Group
from bot.simulation.plain.together import ABOUT_SOMEBODY, Together
from models.people import seconding

ACTS = ("correct", "correct", "extend", "extend", "close", "close", "cancel", "appoint", *ABOUT_SOMEBODY)


def ask(group: Group, person: int, act: str, subject: int, values: dict[str, Any]) -> None:
    """subject: a person, where the act is about one."""
    told, known = {**values, "why": "It is so", "before": 0}, subject
    if act in ABOUT_SOMEBODY:
        known = group.plain.members.get(subject, {}).get("id", NOBODY)
    verb = partial(seconding.ask, community_id=group.id, person_id=person, act=act, subject_id=known, values=told)
    group.act(f"ask to {act}", partial(group.plain.ask, person, act, known, **values), verb)


def second(group: Group, number: int, person: int) -> None:
    verb = partial(seconding.agree, request_id=number, person_id=person)
    group.act("agree", partial(group.plain.second, number, person), verb, (person, f"agree:{number}"))


def two_people(group: Group, chance: Random) -> None:
    """Mostly coordinators, about what there is now, and mostly agreed to at once."""
    act, asked = chance.choice(ACTS), len(group.plain.requests)
    size = chance.choice((0, 1, 30, 100))  # percent of a deposit, or of a round's length
    asker, other = group.somebody(chance, *group.plain.coordinators), group.somebody(chance, *group.plain.coordinators)
    values: dict[str, Any] = {}
    if act in ABOUT_SOMEBODY:
        subject = group.somebody(chance, *whom(group.plain, act))
    elif act == "correct":
        subject = group.latest(chance, list(group.plain.deposits))
        values = a_correction(group, chance, subject, size * 3)
    else:
        subject = group.latest(chance, list(group.plain.rounds)[-1:])
        values = {"length": size * 6 * 3600} if act == "extend" else {}
    ask(group, asker, act, subject, values)
    if chance.randrange(4) and len(group.plain.requests) > asked:
        second(group, max(group.plain.requests), other)


def a_correction(group: Group, chance: Random, deposit: int, amount: int) -> dict[str, Any]:
    """Of the amount, of the funder, or of both; now and then to what it is already."""
    if not chance.randrange(2):
        return {"amount": amount}
    known = group.plain.deposits.get(deposit, {}).get("amount", amount)
    return {"amount": chance.choice((known, known, amount)), "funder": chance.choice((*FUNDERS, "Mayor")), "terms": ""}


def whom(plain: Together, act: str) -> list[int]:
    """Whom an act can be about."""
    if act == "dismiss":
        return plain.coordinators
    wanted = {"readmit": "removed", "remove": "adviser"}.get(act)
    if wanted is None:
        return [person for person in plain.residents() if person not in plain.coordinators]
    return [person for person, one in plain.members.items() if one[wanted]]


def a_request_is_agreed_to(group: Group, chance: Random) -> None:
    second(group, group.latest(chance, list(group.plain.requests)), group.somebody(chance, *group.plain.coordinators))


def a_request_is_called_off(group: Group, chance: Random) -> None:
    number, person = group.latest(chance, list(group.plain.requests)), group.somebody(chance, *group.plain.coordinators)
    verb = partial(seconding.call_off, request_id=number, person_id=person)
    group.act("call off", partial(group.plain.call_off, number, person), verb, (person, f"off:{number}"))
