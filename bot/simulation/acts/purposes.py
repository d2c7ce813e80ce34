"""Purposes are proposed, changed, merged and withdrawn."""

from functools import partial
from random import Random

from bot.simulation.group import Group
from models.purposes import amending, interests, keeping_both, merging, proposing
from models.rules.purposes import Proposal

MERGERS = {"agree": merging.agree, "decline": keeping_both.decline, "take back": keeping_both.take_back}


def propose(
    group: Group, person: int, percent: int, more: int = 0, *, pays_me: bool = False, interested: bool = False
) -> None:
    """percent: of what all shares together can pay."""
    cost = group.plain.reachable() * percent // 100 + more
    proposal = Proposal("Lights", "It is dark", cost, "Acme")
    named = partial(proposing.propose, community_id=group.id, person_id=person, proposal=proposal)
    plainly = partial(group.plain.propose, person, cost, pays_me=pays_me, interested=interested)
    group.act("propose", plainly, partial(named, pays_me=pays_me, interested=interested))


def somebody_proposes(group: Group, chance: Random) -> None:
    percent, more = chance.choice((0, 20, 30, 50, 70, 100)), chance.choice((0, 1))
    person, pays_me, interested = group.somebody(chance), chance.random() < 0.5, not chance.randrange(4)
    propose(group, person, percent, more, pays_me=pays_me, interested=interested)


def a_purpose_is_withdrawn(group: Group, chance: Random) -> None:
    """Mostly by its proposer."""
    number = group.some_purpose(chance)
    person = group.somebody(chance, group.plain.purposes[number]["by"])
    verb = partial(proposing.withdraw, purpose_id=number, person_id=person)
    group.act("withdraw", partial(group.plain.withdraw, number, person), verb)


def a_purpose_is_amended(group: Group, chance: Random) -> None:
    """Mostly by its proposer, and often nothing but the cost."""
    number = group.some_purpose(chance)
    purpose = group.plain.purposes[number]
    person, cost = group.somebody(chance, purpose["by"]), purpose["cost"] - chance.choice((0, 1, 10, -1))
    title = chance.choice(("Lights", "Lights", "Lights", "Lamps"))
    myself = chance.choice((purpose["payee"] is not None, True, False))
    proposal = Proposal(title, "It is dark", cost, "Acme")
    verb = partial(amending.amend, purpose_id=number, person_id=person, proposal=proposal, pays_me=myself)
    group.act("amend", partial(group.plain.amend, number, person, title, cost, pays_me=myself), verb)


def somebody_asks_to_merge(group: Group, chance: Random) -> None:
    """Mostly the proposer of the one."""
    number, into = group.some_purpose(chance), group.some_purpose(chance)
    person = group.somebody(chance, group.plain.purposes[number]["by"])
    verb = partial(merging.ask, purpose_id=number, into_id=into, person_id=person)
    group.act("ask to merge", partial(group.plain.merge, number, into, person), verb)


def a_merger_is_answered(group: Group, chance: Random) -> None:
    """Mostly the latest, by who may."""
    which, word = group.latest(chance, list(group.plain.mergers)), chance.choice(("agree", *MERGERS))
    person = group.somebody(chance)
    if which in group.plain.mergers:
        merger = group.plain.mergers[which]
        whose = merger["one"] if word == "take back" else merger["into"]
        person = group.somebody(chance, group.plain.purposes[whose]["by"])
    verb = partial(MERGERS[word], merger_id=which, person_id=person)
    group.act(f"{word} (merger)", partial(group.plain.answer_merger, which, person, word), verb)


def somebody_says_an_interest(group: Group, chance: Random) -> None:
    """Or takes it back."""
    number, yes = group.some_purpose(chance), chance.random() < 0.6
    person = group.somebody(chance, *(() if yes else sorted(group.plain.purposes[number]["interested"])))
    verb = partial(interests.declare if yes else interests.take_back, purpose_id=number, person_id=person)
    what = "say an interest" if yes else "take an interest back"
    group.act(what, partial(group.plain.say_interested, number, person, yes=yes), verb)
