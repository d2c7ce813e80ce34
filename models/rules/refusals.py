"""A refusal: an ordinary answer that changes nothing. A code and values, never a sentence."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Protocol, TypeVar


class Refusal(Exception):
    """What a rule says no to. The code names the reason; the values are what its sentence needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    @property
    def told(self) -> object:
        """Its values as a notice keeps them."""
        return plain(self.values)


class Owned(Protocol):
    """What belongs to one community."""

    @property
    def community_id(self) -> int: ...


Thing = TypeVar("Thing")
OwnedThing = TypeVar("OwnedThing", bound=Owned)


def require_found(thing: Thing | None) -> Thing:
    """What a number names. Refused where it names nothing: a button may be old, or forged."""
    if thing is None:
        raise Refusal("no_such_thing")
    return thing


def require_own(community_id: int, thing: OwnedThing | None) -> OwnedThing:
    """The same, where it is this community's."""
    found = require_found(thing)
    if found.community_id != community_id:
        raise Refusal("no_such_thing")
    return found


def plain(value: object) -> object:
    """A refusal's value as JSON can hold it: a moment becomes {"at": ISO}, a fraction its text.

    Refuses (TypeError) what words could not be made of.
    """
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be kept in a notice")
