"""A fresh database for every street."""

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.overhearing import Overheard
from tests.verbs.house import Street


@pytest.fixture(autouse=True)
def verbs_log_nothing() -> Iterator[None]:
    """Whatever people give a verb, nothing of it can reach a log, for a verb has none.

    filelock speaks of the tests' own folders; psycopg of a pipeline that ended by a constraint, without its values.
    """
    overheard = Overheard.everything()
    yield
    theirs = " filelock: ", " psycopg: error ignored terminating "
    assert [line for line in overheard.ended() if not any(words in line for words in theirs)] == []


@pytest.fixture
def new_street(databases: Databases) -> Iterator[Callable[..., Street]]:
    streets: list[Street] = []

    def build(**values: object) -> Street:
        streets.append(Street(databases.fresh(), **values))  # type: ignore[arg-type]  # as Street takes them
        return streets[-1]

    yield build
    for street in streets:
        street.close()
        databases.throw_away(street.url)


@pytest.fixture
def street(new_street: Callable[..., Street]) -> Street:
    return new_street()
