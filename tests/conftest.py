"""What all tests share: how large the samples are, and a word on what was left out."""

import pytest
from hypothesis import settings

from tests.browser import chromium
from tests.rules import left_out

# A busy machine is not a fault of the rule: no example is timed. A small run draws the same lives each time, so that a
# change is judged by what it changed; a large one draws new ones.
settings.register_profile("small", deadline=None, derandomize=True)
settings.register_profile("large", deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--samples", choices=["small", "large"], default="small", help="how many random lives are tried")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(config.getoption("--samples"))
    chromium.left_out()  # refuses the run at once where a browser is required


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in (*left_out.left_out(), *chromium.left_out()):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def samples(request: pytest.FixtureRequest) -> tuple[int, int]:
    """How many examples, and how many steps in each, a state machine is given."""
    return (10_000, 50) if request.config.getoption("--samples") == "large" else (200, 30)
