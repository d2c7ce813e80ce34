"""How a database is opened: durable, strict, one writer, readers beside it. What differs by kind is in databases."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from models.store.databases import kind_of
from models.store.databases.refusing import UnusableDatabase
from models.store.outage import outage


def writing_engine(url: str) -> Engine:
    """The writer's engine: synchronous, and no two transactions on it can act on the same money at once."""
    return kind_of(url).writing_engine(make_url(url))


def reading_engine(url: str) -> AsyncEngine:
    """The readers' engine: connections of their own that cannot write, each question on one snapshot."""
    return kind_of(url).reading_engine(make_url(url))


def place_of(url: str) -> str:
    """The database as words name it, without a password."""
    return kind_of(url).place(make_url(url))


@contextmanager
def in_words(url: str) -> Iterator[None]:
    """What the driver says against this database becomes UnusableDatabase, with the next step."""
    place = place_of(url)
    try:
        yield
    except DBAPIError as problem:
        raise UnusableDatabase(kind_of(url).words(problem.orig, place)) from problem


@contextmanager
def outages_in_words(url: str) -> Iterator[None]:
    """The same where it cannot write, or be reached, just now. An act that is wrong stays an error."""
    try:
        yield
    except DBAPIError as problem:
        if outage(problem) is None:
            raise
        with in_words(url):
            raise


@contextmanager
def opened(url: str) -> Iterator[Connection]:
    """A connection that may write, let go at the end."""
    engine = writing_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def dangers(url: str) -> list[str]:
    """What is not wrong with a database that is up to date, yet should be put right: in words, with the next step."""
    with in_words(url), opened(url) as connection:
        return kind_of(url).dangers(connection)
