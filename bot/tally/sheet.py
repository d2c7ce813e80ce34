"""A tally as CSV: a row for each purpose, for a spreadsheet."""

from fractions import Fraction

from bot.recount.tables import line, table
from bot.tally.comparing import backers
from bot.tally.counting import Tally
from bot.tally.paying import paid
from bot.tally.tables import amount
from bot.tally.words import sentences

HEADS = ("turn", "purpose", "title", "cost", "backers", "objectors", "outcome", "price", "pay_it", "pay_less", "words")


def as_csv(tally: Tally) -> str:
    """What goes ahead first, in its order. Nothing in it is a formula."""
    payments, support = {one.id: one for one in paid(tally)}, backers(tally.poll)
    turns = {name: turn for turn, name in enumerate(tally.winners, start=1)}
    rows = []
    for name, sentence in sentences(tally).items():
        purpose, how = tally.poll.purpose(name), payments.get(name)
        outcome = "shares" if how is not None else "pot" if name in turns else "no"
        price = ("", "", "") if how is None else (_plain(tally, tally.in_units(how.price)), how.in_full, how.less)
        counts = (support[name], purpose.objectors, outcome, *price)
        rows.append((turns.get(name, ""), name, line(purpose.title), _plain(tally, purpose.cost), *counts, sentence))
    return table(HEADS, rows)


def _plain(tally: Tally, given: Fraction) -> str:
    """As a spreadsheet takes a number."""
    return amount(tally, given).replace(",", "")
