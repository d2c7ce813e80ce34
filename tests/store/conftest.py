"""A writer and a reader on a fresh database."""

from collections.abc import AsyncIterator
from itertools import count

import pytest

from models.store.engine import reading_engine, writing_engine
from models.store.readers import Reader
from models.store.writer import Writer


class Counted:
    """Ids that only count: every run is the same."""

    def __init__(self) -> None:
        self.next = count(1)

    def token(self, length: int = 16) -> str:
        return f"{next(self.next):0{length * 2}x}"


@pytest.fixture
async def writer(database: str) -> AsyncIterator[Writer]:
    engine = writing_engine(database)
    writer = Writer(engine, Counted())
    yield writer
    await writer.close()
    engine.dispose()


@pytest.fixture
async def reader(database: str) -> AsyncIterator[Reader]:
    reader = Reader(reading_engine(database), Counted())
    yield reader
    await reader.close()
