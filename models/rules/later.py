"""Mappings that are made when somebody looks into them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Later(Mapping[str, Value], Generic[Value]):
    """A mapping that is made when it is first looked into."""

    def __init__(self, make: Callable[[], dict[str, Value]]) -> None:
        self._make: Callable[[], dict[str, Value]] = make

    @cached_property
    def _made(self) -> dict[str, Value]:
        return self._make()

    def __getitem__(self, key: str) -> Value:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __repr__(self) -> str:
        return repr(self._made)


class Payments(Later[Value]):
    """Who pays what. How many pay how much, the most first, is known without making it."""

    def __init__(self, make: Callable[[], dict[str, Value]], count: Callable[[], list[tuple[Value, int]]]) -> None:
        super().__init__(make)
        self._count: Callable[[], list[tuple[Value, int]]] = count

    def amounts(self) -> list[tuple[Value, int]]:
        return self._count()
