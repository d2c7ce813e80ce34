"""What all tests share: how large the samples are, and a word on what was left out."""

import pytest
from hypothesis import settings

from tests.rules.left_out import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

# A busy machine is not a fault of the rule: no example is timed.
settings.register_profile("commonpot", deadline=None)
settings.load_profile("commonpot")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--samples", choices=["small", "large"], default="small", help="how many random lives are tried")


@pytest.fixture(scope="session")
def samples(request: pytest.FixtureRequest) -> tuple[int, int]:
    """How many examples, and how many steps in each, a state machine is given."""
    return (10_000, 50) if request.config.getoption("--samples") == "large" else (200, 30)
