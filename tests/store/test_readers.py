"""Questions: whoever asks may give up at any moment."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import text

from models.store.engine import reading_engine
from models.store.readers import Reader
from models.store.unit import Unit
from tests.store.conftest import Counted

NOW = datetime(2027, 6, 1, tzinfo=UTC)


async def test_a_question_given_up_in_the_middle_ends_before_its_connection_is_let_go(database: str) -> None:
    reader = Reader(reading_engine(database), Counted())
    begun, told = asyncio.Event(), list[str]()

    def question(unit: Unit) -> None:
        begun.set()
        unit.connection.execute(text("SELECT 1"))
        told.append("ended")

    asked = asyncio.ensure_future(reader.ask(question, now=NOW))
    await begun.wait()
    asked.cancel()
    await asyncio.wait({asked})
    await reader.close()
    assert (asked.cancelled(), told) == (True, ["ended"])
