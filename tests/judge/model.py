"""The Bot API as others tell it: which fields each type has, of which types they are, and which must be there."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.judge.reading import TABLE

Json = dict[str, Any]

PART = re.compile(r'\s*("(?:[^"\\]|\\.)*"|-?\d+|\w+|\[\]|[()|])')
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may be: one of a few words or numbers, something simple, an object by name, or a list."""

    literals: tuple[str | int | bool, ...] = ()
    simple: frozenset[str] = frozenset()
    objects: tuple[str, ...] = ()
    of: "Shape | None" = None

    def __or__(self, other: "Shape") -> "Shape":
        return Shape(
            self.literals + other.literals,
            self.simple | other.simple,
            self.objects + other.objects,
            self.of or other.of,
        )

    def __str__(self) -> str:
        lists = [f"a list of ({self.of})"] if self.of else []
        return " or ".join([*map(repr, self.literals), *sorted(self.simple), *self.objects, *lists]) or "nothing"


@dataclass(frozen=True, slots=True)
class Field:
    shape: Shape
    needed: bool


class Model:
    """The table of one version of the Bot API."""

    def __init__(self, told: Json) -> None:
        self.source: str = told["source"]
        self._types: Json = told["types"]
        self._methods: Json = told["methods"]
        self._fields: dict[str, Mapping[str, Field]] = {}
        self._read: dict[str, Shape] = {}

    def fields(self, name: str) -> Mapping[str, Field]:
        """What an object of this type has."""
        if name not in self._fields:
            told = self._types[name]
            self._fields[name] = {
                field.removesuffix("?"): Field(self.shape(kind), not field.endswith("?"))
                for field, kind in told.items()
            }
        return self._fields[name]

    def shape(self, kind: str) -> Shape:
        """A type as the table writes it: names, words, lists and alternatives."""
        if kind not in self._read:
            self._read[kind] = self._alternatives(iter(PART.findall(kind)))
        return self._read[kind]

    def takes(self, method: str) -> Mapping[str, Field] | None:
        """The parameters of a method; None where there is no such method."""
        if method not in self._methods:
            return None
        name = self._methods[method][0]
        return self.fields(name) if name else {}

    def gives(self, method: str) -> Shape:
        return self.shape(self._methods[method][1])

    def _alternatives(self, parts: Iterator[str]) -> Shape:
        found, last = Shape(), Shape()
        for part in parts:
            if part == ")":
                break
            if part == "|":
                found, last = found | last, Shape()
            elif part == "[]":
                last = Shape(of=last)
            else:
                last = self._alternatives(parts) if part == "(" else self._named(part)
        return found | last

    def _named(self, part: str) -> Shape:
        if part in ("true", "false") or part[0] == '"' or part[0].isdigit():
            return Shape(literals=(json.loads(part),))
        if part in ("string", "number", "boolean"):
            return Shape(simple=frozenset({part}))
        if part == "Blob":
            return Shape(simple=frozenset({"file"}))
        told = self._types[part]
        return self.shape(told) if isinstance(told, str) else Shape(objects=(part,))


@cache
def bot_api() -> Model:
    return Model(json.loads(TABLE.read_text("utf-8")))
