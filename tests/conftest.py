"""What all tests share: how large the samples are."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--samples", choices=["small", "large"], default="small", help="how many random lives are tried")


@pytest.fixture(scope="session")
def samples(request: pytest.FixtureRequest) -> tuple[int, int]:
    """How many examples, and how many steps in each, a state machine is given."""
    return (10_000, 50) if request.config.getoption("--samples") == "large" else (200, 30)
