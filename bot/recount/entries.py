"""An entry of the journal as it must be written."""

import json
from typing import Any

from .basics import Entry, canonical, need

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
    entry: Entry = json.loads(line, parse_float=_no_number, parse_constant=_no_number)
    need(canonical(entry) == line, "it is not written as entries are")
    _check(entry)
    return entry


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no whole number")


def _check(facts: Entry) -> None:
    for name, value in facts.items():
        need((name, type(value)) in KINDS, f"{name!r} is not of its kind")
        need(type(value) is not int or abs(value) < MOST, f"{name} is out of all bounds")
        need(type(value) is not list or all(type(one) is str for one in value), f"{name} names no people")
        if type(value) is dict:
            _check(value)
