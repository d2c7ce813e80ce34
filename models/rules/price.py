"""What one purpose costs each of its backers."""

from collections.abc import Mapping
from fractions import Fraction

from models.rules.draw import lot
from models.rules.outcomes import Amount


def price(levels: Mapping[Amount, int], cost: int) -> Fraction | None:
    """The equal price, exact; a backer with less left pays all they have. None when not affordable.

    levels: what is left -> how many backers have that. The smallest q at which the sum of min(left, q) is the cost
    (Method of Equal Shares). Refuses (ValueError) a cost that is not above nothing.
    """
    if cost <= 0:
        raise ValueError(f"a purpose costs something, not {cost}")
    missing: int | Fraction = cost
    payers = sum(levels.values())
    for left in sorted(levels):
        if left * payers >= missing:
            return Fraction(missing, payers)
        missing -= left * levels[left]
        payers -= levels[left]
    return None


def payments(price: Fraction, cost: int, left: Mapping[str, int], seed: str) -> dict[str, int]:
    """Who pays how many pennies at this price: all they have left, or the price rounded down; together the cost.

    left: pennies each backer has. Pennies still missing are paid one each by those with the most left, then by lot.
    Only those who pay something are named, in the order of their ids.
    """
    whole = int(price)
    pays = {member: min(pennies, whole) for member, pennies in sorted(left.items())}
    missing = cost - sum(pays.values())
    if missing:
        for member in sorted(pays, key=lambda member: (-left[member], lot(seed, member)))[:missing]:
            pays[member] += 1
    return {member: pennies for member, pennies in pays.items() if pennies}


def parts(price: Fraction, left: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Who pays what in exact fractions: the price, or all they have left; in the order of ids."""
    return {member: min(has, price) for member, has in sorted(left.items()) if has}
