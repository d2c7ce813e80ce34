"""An entry of the journal as it must be written."""

import json
from typing import Any

from .basics import Entry, Wrong, canonical, need

MOST = 2**63
NAMES: dict[type, str] = {
    bool: "adviser again carries code keeps outside pays_proposer proposer resident sealed stopped",
    dict: "dates rule",
    int: "amount anew codes community cost deposit funder length limit number objection payers people request "
    "residents returned ripening round seconds share wait was",
    list: "by words",
    str: "act agreement at before by core currency decides freeze how into member name outcome payments policy price "
    "purpose question request roll says seed terms test text through timezone timing until voter what which why",
    type(None): "limit",
}
KINDS = {(name, kind) for kind, names in NAMES.items() for name in names.split()}


def parsed(line: str) -> Entry:
    """The entry of a line. Refused where one line could be read as two entries, or the other way round."""
    entry: Entry = _READER.decode(line)
    need(canonical(entry) == line, "it is not written as entries are")
    _check(entry)
    return entry


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no whole number")


_READER = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number)


def _check(facts: Entry) -> None:
    for name, value in facts.items():
        if wrong := _wrong(name, value):
            raise Wrong(wrong)


def _wrong(name: str, value: Any) -> str:
    """What is wrong with a value, or nothing."""
    kind = type(value)
    if (name, kind) not in KINDS:
        return f"{name!r} is not of its kind"
    if kind is int:
        return "" if abs(value) < MOST else f"{name} is out of all bounds"
    if kind is list:
        return "" if all(type(one) is str for one in value) else f"{name} names no people"
    if kind is dict:
        _check(value)
    return ""
