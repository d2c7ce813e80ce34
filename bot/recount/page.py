"""The round in plain words."""

from collections.abc import Iterator

from .capture import telling
from .counting import Recount
from .rule import Purpose, Rule
from .tables import line, money

ENDED = {"activated": "It goes ahead", "withdrawn": "It was withdrawn."}


def page(found: Recount) -> str:
    """What was asked, what goes ahead and what does not, where the money is, and the seal."""
    lines = [f"Round {found.round.number}: {line(found.facts['question'])}", "", *_gifts(found), "", _shares(found)]
    lines += [*_facts(found), ""]
    for one in found.purposes:
        title, cost = line(found.title(one)), money(one.cost, found.currency)
        lines += [f"{one.id} {title}, {cost}.", *_interested(one), _how(found, one), *_erased(found, one), ""]
    seal = f"The journal holds {found.replay.number} entries. Its seal; compare it with the one in the group:"
    lines += [*_money(found), "", seal, found.replay.head]
    return "\n".join(lines) + "\n"


def _gifts(found: Recount) -> Iterator[str]:
    """What was given by the end of the round, as it was put right."""
    for gift, (funder, pennies) in found.replay.gifts.items():
        if pennies:
            yield f"{line(found.funder(funder))} gave {money(pennies, found.currency)}.{_terms(found, gift)}"


def _terms(found: Recount, gift: int) -> str:
    words = found.facts["terms"].get(str(gift))
    return f" Its terms: {line(words)}" if words else ""


def _shares(found: Recount) -> str:
    if not found.round.share:
        return "The round ended before anybody had a share."
    each = money(found.round.share, found.currency)
    return f"{found.round.rule.roll} residents had {each} each to give.\n{_rule(found.round.rule)}"


def _rule(rule: Rule) -> str:
    """What a purpose needed."""
    ratio = rule.agreement / (1 - rule.agreement)
    against = f"{ratio} for each person who objected"
    if ratio.denominator > 1:
        against = f"at least {rule.agreement} of those who backed or objected"
    return f"A purpose needed at least {rule.people} backers, and {against}."


def _facts(found: Recount) -> list[str]:
    """How those who decided came together, where that matters."""
    told = telling(found.facts["facts"]) if found.facts["facts"] else []
    return ["", "When joining closed:", *told, "There may be a good reason for it, such as a meeting."] if told else []


def _interested(one: Purpose) -> list[str]:
    people, proposer = one.interested
    said = "said that they, or somebody close to them, would be paid by it."
    by_proposer = [f"Its proposer {said}"] if proposer else []
    return by_proposer + ([f"{people} {'person' if people == 1 else 'people'} {said}"] if people else [])


def _erased(found: Recount, one: Purpose) -> list[str]:
    """What nobody can check is told where it is read."""
    unsealed = not all(text["salt"] for text in found.facts["purposes"][one.id])
    said = "Its proposer has erased themselves, and a name was taken out of its words. So nobody can check the rest."
    later = "That was after what is told here: the record of the next round tells it."
    return [said, *([later] if one.id in found.facts["erased_since"] else [])] if unsealed else []


def _how(found: Recount, one: Purpose) -> str:
    settled = f", {one.settled} objected and settled it" if one.settled else ""
    said = f"{len(one.backers)} backed it, {len(one.objectors)} objected{settled}"
    if one.state == "merged":
        return f"It was merged into {one.into}."
    if one.state == "activated":
        return f"{ENDED[one.state]}: {said}, and {len(one.payments)} shares paid for it."
    if one.state in ENDED:
        return ENDED[one.state]
    if not found.round.share:
        return "It does not go ahead."
    return f"It does not go ahead: {said}.{_why(found, one)}"


def _why(found: Recount, one: Purpose) -> str:
    failure = found.round.last.failures.get(one.id) if found.round.last else None
    if failure is None:
        return ""
    if failure.test == "money":
        return f" Its backers had {money(failure.have, found.currency)} left."
    if failure.test == "people":
        left = "" if failure.have == len(one.backers) else f" Of them {failure.have} had something left of their share."
        return f"{left} It needed {failure.need}."
    return f" Against {len(one.objectors)} it needed {failure.need} backers."


def _money(found: Recount) -> Iterator[str]:
    books, number = found.replay.books, found.round.number
    places = {f"purpose {one.id}": f"for {one.id} {line(found.title(one))}" for one in found.purposes}
    places |= {f"returned {number}": "was not used and goes back", "pot": "is in the pot"}
    for place, words in places.items():
        for funder, pennies in books.of(place).items():
            if pennies:
                yield f"{line(found.funder(funder))}: {money(pennies, found.currency)} {words}."
