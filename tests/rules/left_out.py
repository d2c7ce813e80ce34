"""Says in one line that the real votes were left out. Taken up by the conftest.py on top, which xdist's head reads."""

import os

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if "PABULIB" not in os.environ:
        terminalreporter.write_line("Left out: twelve real city votes (PABULIB names no folder with them).")
