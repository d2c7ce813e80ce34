"""The arithmetic a second time: head-counts, portions, and who goes first and pays what."""

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

Rule = tuple[Fraction, Fraction]


class Wish(NamedTuple):
    """A purpose as the rule sees it; backers by their codes."""

    name: str
    cost: int
    backers: frozenset[str]
    objectors: int


class Paid(NamedTuple):
    """A purpose that goes ahead: its price and every payment, by code."""

    name: str
    price: Fraction
    payments: dict[str, int]


def at_least(part: Fraction, of: int) -> int:
    """The fewest heads that are that part of so many."""
    return next(heads for heads in range(of + 1) if heads >= part * of)


def failed(wish: Wish, left: dict[str, int], rule: Rule, roll: int) -> str | None:
    """The first test a purpose fails, if any."""
    core, agreement = rule
    if sum(left[one] > 0 for one in wish.backers) < max(3, at_least(core, roll)):
        return "people"
    if len(wish.backers) < at_least(agreement, len(wish.backers) + wish.objectors):
        return "agreement"
    return "money" if sum(left[one] for one in wish.backers) < wish.cost else None


def settle(wishes: list[Wish], left: dict[str, int], rule: Rule, roll: int, seed: str) -> list[Paid]:
    """Again and again the purpose with the least price for its cost, in whole pennies."""
    left, rest, gone = dict(left), list(wishes), list[Paid]()
    while passing := [one for one in rest if failed(one, left, rule, roll) is None]:
        first = min(
            passing, key=lambda one: (price_of(one, left) / one.cost, -len(one.backers), one.cost, lot(seed, one.name))
        )
        price = price_of(first, left)
        payments = pay(first, price, left, seed)
        for one, pennies in payments.items():
            left[one] -= pennies
        rest.remove(first)
        gone.append(Paid(first.name, price, payments))
    return gone


def price_of(wish: Wish, left: dict[str, int]) -> Fraction:
    price = equal_price([left[one] for one in wish.backers], wish.cost)
    if price is None:
        raise LookupError(f"{wish.name} passes, and its backers cannot pay it")
    return price


def equal_price(purses: Iterable[Fraction | int], cost: Fraction | int) -> Fraction | None:
    """The q at which everyone gives q or all they have, and together the cost; the poorest give all."""
    poorest_first = sorted(purses)
    missing, givers = Fraction(cost), len(poorest_first)
    for purse in poorest_first:
        if missing / givers <= purse:
            return missing / givers
        missing, givers = missing - purse, givers - 1
    return None


def pay(wish: Wish, price: Fraction, left: dict[str, int], seed: str) -> dict[str, int]:
    """The price rounded down or all they have; then penny by penny from whoever has most, then by lot."""
    payments = {one: min(left[one], int(price)) for one in wish.backers}
    richest_first = sorted(wish.backers, key=lambda one: (-left[one], lot(seed, one)))
    for one in richest_first[: wish.cost - sum(payments.values())]:
        payments[one] += 1
    return {one: pennies for one, pennies in payments.items() if pennies}


def lot(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}{name}".encode()).hexdigest()


def parts(amount: int, among: dict[int, int]) -> dict[int, int]:
    """An amount in proportion to what each has, the largest remainders rounded up; the first known first."""
    whole = sum(among.values())
    exact = {one: Fraction(amount * among[one], whole) for one in sorted(among)} if amount else {}
    split = {one: int(part) for one, part in exact.items()}
    for one in sorted(exact, key=lambda one: split[one] - exact[one])[: amount - sum(split.values())]:
        split[one] += 1
    return {one: part for one, part in split.items() if part}
