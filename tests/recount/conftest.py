"""The streets of the verbs, and one small bundle for all tests that forge it."""

from collections.abc import Iterator

import pytest

from tests.databases import Databases, databases_of
from tests.recount.small import busy, small
from tests.verbs.house import Street


@pytest.fixture(scope="session")
def published() -> Iterator[bytes]:
    """The bundle of a small round."""
    with databases_of("sqlite") as databases:
        street = Street(databases.fresh())
        yield small(street)
        street.close()


@pytest.fixture(scope="session")
def longer() -> Iterator[bytes]:
    """The bundle of a round in which more happened."""
    with databases_of("sqlite") as databases:
        street = Street(databases.fresh())
        yield busy(street)
        street.close()


@pytest.fixture
def street(databases: Databases) -> Iterator[Street]:
    street = Street(databases.fresh())
    yield street
    street.close()
    databases.throw_away(street.url)
