"""What all tests share: how large the samples are, a database each, and a word on what was left out."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.browser import chromium
from tests.databases import Databases, databases_of
from tests.rules import left_out

# A busy machine is not a fault of the rule: no example is timed. A small run draws the same lives each time, so that a
# change is judged by what it changed; a large one draws new ones.
settings.register_profile("small", deadline=None, derandomize=True)
settings.register_profile("large", deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--samples", choices=["small", "large"], default="small", help="how many random lives are tried")
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite", help="on which kind tests run")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(config.getoption("--samples"))
    chromium.left_out()  # refuses the run at once where a browser is required


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about the other kind of database is not collected."""
    kind = config.getoption("--database")
    others = [item for item in items if (mark := item.get_closest_marker("on")) and mark.args != (kind,)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in (*left_out.left_out(), *chromium.left_out()):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session", autouse=True)
def _no_data_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is written where whoever runs the tests keeps a bot of their own."""
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def samples(request: pytest.FixtureRequest) -> tuple[int, int]:
    """How many examples, and how many steps in each, a state machine is given; a server is slower to ask."""
    if request.config.getoption("--samples") == "large":
        return (10_000, 50)
    return (60, 25) if request.config.getoption("--database") == "sqlite" else (12, 20)


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    with databases_of(request.config.getoption("--database")) as databases:
        yield databases


@pytest.fixture
def database(databases: Databases) -> Iterator[str]:
    """A fresh one, by its address."""
    url = databases.fresh()
    yield url
    databases.throw_away(url)
