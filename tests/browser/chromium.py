"""Which Chromium this machine has, if any, and what is said when it has none."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
LEFT_OUT = "Browser tests were left out: no Chromium on this machine."


def chromium() -> str | None:
    """The program's path: the one that CHROMIUM names, else the first of the usual names."""
    named = os.environ.get("CHROMIUM")
    names = (named,) if named else NAMES
    return next((path for path in map(shutil.which, names) if path), None)


def left_out() -> list[str]:
    """What the end of a run says about browser tests; refused where a browser is required or named and is missing."""
    if chromium():
        return []
    if named := os.environ.get("CHROMIUM"):
        raise pytest.UsageError(f"CHROMIUM names {named}, and there is no such program.")
    if os.environ.get("BROWSER") == "required":
        raise pytest.UsageError("The browser tests are required (BROWSER), and there is no Chromium on this machine.")
    return [LEFT_OUT]
