"""Loaded into the tests of others: notes what each of them asked of the server, and what came of it."""

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

SERVER, NOTES = os.environ["JUDGED_SERVER"], Path(os.environ["JUDGED_NOTES"])
LONGEST = 300
BAD = 400

asked: list[list[str]] = []
before: dict[str, list[list[str]]] = {}


def ask(url: str) -> list[str]:
    """One call more; of a file that is fetched the method has no name."""
    asked.append(["" if "/file/" in url else url.rpartition("/")[2], ""])
    return asked[-1]


def answer(call: list[str], status: int, text: str) -> None:
    if status >= BAD:
        call[1] = text[:LONGEST]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "setup":
        before[item.nodeid] = list(asked)
    if report.when == "call" or report.outcome != "passed":
        told = before[item.nodeid] + (asked if report.when == "call" else [])
        why = f"{call.excinfo.typename}: {call.excinfo.value}"[:LONGEST] if call.excinfo else ""
        note(item.nodeid, "skipped" if hasattr(report, "wasxfail") else report.outcome, told, why)
    if report.when != "teardown":
        asked.clear()
    return report


def note(test: str, outcome: str, told: list[list[str]], why: str) -> None:
    with NOTES.open("a", encoding="utf-8") as notes:
        notes.write(json.dumps({"test": test, "outcome": outcome, "asked": told, "why": why}) + "\n")
