"""Compares calls, answers and updates with the Bot API as others tell it, and says what is wrong with each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.judge.model import Field, Model, Shape

Json = dict[str, Any]


def answer(model: Model, method: str, given: Any) -> Iterator[str]:
    """What is wrong with what the server answered. Apart from its number an update has exactly one part."""
    yield from value(model, model.gives(method), given, method)
    if method == "getUpdates":
        for update in given:
            if len(update) != 1 + 1:
                yield f"Update: holds {', '.join(sorted(update))}"


def call(model: Model, method: str, arguments: Json) -> Iterator[str]:
    """What is wrong with what the bot asked. A file may come as a part of its own, named by attach://."""
    takes = model.takes(method)
    if takes is None:
        yield f"{method}: there is no such method"
        return
    said = json.dumps(arguments)
    named = {name: given for name, given in arguments.items() if name in takes or f"attach://{name}" not in said}
    unpacked = {name: read(takes[name].shape, given) if name in takes else given for name, given in named.items()}
    yield from whole(model, takes, unpacked, method)


def read(shape: Shape, given: Any) -> Any:
    """An argument may come as a text where it is none."""
    if not isinstance(given, str) or shape.simple & {"string", "file"} or given in shape.literals:
        return given
    try:
        return json.loads(given)
    except ValueError:
        return given


def value(model: Model, shape: Shape, given: Any, at: str) -> Iterator[str]:
    """Nothing where the value is of this shape; else what is wrong, each with its place."""
    if isinstance(given, dict) and shape.objects:
        yield from closest(model, shape, given, at)
    elif isinstance(given, list) and shape.of is not None:
        for n, one in enumerate(given):
            yield from value(model, shape.of, one, f"{at}[{n}]")
    elif not fits(shape, given):
        yield f"{at}: {given!r} is not {shape}"


def fits(shape: Shape, given: Any) -> bool:
    """Whether it is one of the words or numbers allowed, or something simple of an allowed kind."""
    if any(given == one and type(given) is type(one) for one in shape.literals):
        return True
    match given:
        case bool():
            return "boolean" in shape.simple
        case int() | float():
            return "number" in shape.simple
        case str():
            return "string" in shape.simple
        case {"name": str(), "size": int()}:
            return "file" in shape.simple
    return False


def closest(model: Model, shape: Shape, given: Json, at: str) -> Iterator[str]:
    """An object may be one of several; it is judged as the one it is most like."""
    if len(shape.objects) == 1:
        yield from whole(model, model.fields(shape.objects[0]), given, at)
    else:
        each = (list(whole(model, model.fields(name), given, f"{at}({name})")) for name in shape.objects)
        yield from min(each, key=len)


def whole(model: Model, fields: Mapping[str, Field], given: Json, at: str) -> Iterator[str]:
    for name, field in fields.items():
        if field.needed and name not in given:
            yield f"{at}: {name} is missing"
    for name, one in given.items():
        if name in fields:
            yield from value(model, fields[name].shape, one, f"{at}.{name}")
        else:
            yield f"{at}: there is no {name}"
