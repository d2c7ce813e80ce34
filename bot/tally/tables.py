"""The tables of a tally, as narrow as the window: names are cut short, numbers never."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from bot.recount.tables import line
from bot.tally.columns import BETWEEN, Row, in_columns, width_of
from bot.tally.comparing import Other, backers, served
from bot.tally.counting import Tally
from bot.tally.paying import paid
from bot.tally.words import reasons

SHORTEST, NAME = 12, 26  # columns a name keeps, and has beside a sentence


def winners(tally: Tally, width: int) -> str:
    """What goes ahead, in order, with what its backers pay."""
    payments = {one.id: one for one in paid(tally)}
    support = backers(tally.poll)
    rows = []
    for turn, name in enumerate(tally.winners, start=1):
        purpose, how = tally.poll.purpose(name), payments.get(name)
        cells = ["from the pot", "", ""]
        if how is not None:
            price = amount(tally, tally.in_units(how.price))
            cells = [price, f"{how.in_full:,}", f"{how.less:,}"]
        rows.append([str(turn), purpose.name, amount(tally, purpose.cost), f"{support[name]:,}", *cells])
    return _table(("", "Goes ahead", _cost_head(tally), "Backers", "Price", "Pay it", "Pay less"), rows, 1, width)


def others(tally: Tally, width: int) -> str:
    """What does not go ahead, and why."""
    purposes = {name: tally.poll.purpose(name) for name in reasons(tally)}
    rows = [
        [purposes[name].name, amount(tally, purposes[name].cost), sentence] for name, sentence in reasons(tally).items()
    ]
    return _table(("Does not go ahead", _cost_head(tally), "Why"), rows, 0, width, why=True)


def compared(tally: Tally, other: Other, width: int) -> str:
    """What goes ahead by this rule, by the other, or by both."""
    mine, theirs, support = tally.won, frozenset(other.winners), backers(tally.poll)
    rows = []
    for purpose in tally.poll.purposes:
        if purpose.id in mine | theirs:
            signs = ["yes" if purpose.id in side else "-" for side in (mine, theirs)]
            rows.append([purpose.name, amount(tally, purpose.cost), f"{support[purpose.id]:,}", *signs])
    rows.append(["", "", "", "", ""])
    rows.append(["Purposes", "", "", *(f"{len(side):,}" for side in (mine, theirs))])
    rows.append(["Spent", "", "", *(amount(tally, _cost(tally, side)) for side in (mine, theirs))])
    reached = (f"{served(tally.poll, side):,}" for side in (mine, theirs))
    rows.append(["Members who back one", "", "", *reached])
    return _table(("Goes ahead", _cost_head(tally), "Backers", "Equal Shares", other.named), rows, 0, width)


def _table(heads: Row, rows: Sequence[Row], name: int, width: int, *, why: bool = False) -> str:
    """name: the column of names, which has what the others leave; why: the last one is a sentence, and wrapped."""
    clean = [list(map(line, row)) for row in rows]
    widths = [max(map(width_of, column)) for column in zip(heads, *clean, strict=True)]
    if why:
        widths[name], widths[-1] = min(widths[name], NAME), 0
    rest = width - sum(widths) - BETWEEN * (len(heads) - 1)
    if why:
        widths[-1] = rest
    else:
        widths[name] = max(SHORTEST, widths[name] + min(rest, 0))
    return in_columns(heads, clean, widths, [name, len(heads) - 1] if why else [name])


def _cost_head(tally: Tally) -> str:
    return f"Cost, {tally.poll.currency}" if tally.poll.currency else "Cost"


def _cost(tally: Tally, names: Iterable[str]) -> Fraction:
    return sum((tally.poll.purpose(name).cost for name in names), Fraction(0))


def amount(tally: Tally, given: Fraction) -> str:
    """Without its currency, which stands in the head."""
    digits = len(str(tally.poll.pennies)) - 1
    whole, rest = divmod(round(given * tally.poll.pennies), tally.poll.pennies)
    return f"{whole:,}.{rest:0{digits}}" if digits else f"{whole:,}"
