"""Asking for faults, and seeing which were met."""

from typing import Any

from bot.playground.errors import SimError
from bot.playground.faults import Fault, Kind
from bot.playground.methods import METHODS
from bot.playground.sim.asking import Asked

Json = dict[str, Any]

A_DAY = 24 * 60 * 60
SECONDS = {Kind.REFUSE: 5, Kind.SLOW: 3}


def arm(asked: Asked) -> Json:
    """One fault for the next calls of the bot, or for the next of one method."""
    kind = kind_of(asked.text("kind"))
    times, seconds = asked.number("times", 1), asked.number("seconds", SECONDS.get(kind, 0))
    if times < 1:
        raise SimError("times counts from 1")
    if not (1 if kind in SECONDS else 0) <= seconds <= A_DAY:
        raise SimError("seconds is a whole number from 1, up to a day")
    asked.world.faults.arm(Fault(kind, method(asked), times, seconds))
    return state(asked)


def kind_of(given: str) -> Kind:
    try:
        return Kind(given)
    except ValueError:
        raise SimError(f"kind must be one of {', '.join(Kind)}") from None


def method(asked: Asked) -> str | None:
    """The method's own spelling; any case will do."""
    given = asked.maybe("method")
    if given is None or given.lower() == "getupdates":
        return given and "getUpdates"
    if given.lower() not in METHODS:
        raise SimError(f"there is no method {given}")
    return METHODS[given.lower()][0]


def state(asked: Asked) -> Json:
    return asked.world.faults.view()


def clear(asked: Asked) -> Json:
    asked.world.faults.clear()
    return state(asked)
