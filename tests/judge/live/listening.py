"""Loaded into python-telegram-bot's own tests: sends their bots to our server, and notes what each test asked of it."""

import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from telegram.request import HTTPXRequest

TELEGRAM = "https://api.telegram.org"
SERVER, NOTES = os.environ["JUDGED_SERVER"], Path(os.environ["JUDGED_NOTES"])
LONGEST = 300
BAD = 400

asked: list[list[str]] = []
before: dict[str, list[list[str]]] = {}
to_telegram = HTTPXRequest.do_request


async def to_us(self: HTTPXRequest, url: str, *given: Any, **more: Any) -> tuple[int, bytes]:
    made = ["" if "/file/" in url else url.rpartition("/")[2], ""]
    asked.append(made)
    status, body = await to_telegram(self, url.replace(TELEGRAM, SERVER), *given, **more)
    if status >= BAD:
        made[1] = body.decode(errors="replace")[:LONGEST]
    return status, body


HTTPXRequest.do_request = to_us  # type: ignore[method-assign]  # the library's tests know Telegram's address only


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
