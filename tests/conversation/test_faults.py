"""Whatever becomes of a call, an act counts once, cards become true, and a reply comes: at most twice, and marked."""

import logging
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.conversation.street import Street
from tests.conversation.town import Town, a_town
from tests.databases import Databases

EXPECTED = ("nothing comes in", "may or may not", "Telegram wants a pause", "health is")
REPEATED = (
    "editMessageText: Bad Request: message is not modified",
    "answerCallbackQuery: Bad Request: query is too old",
)
AGAIN = "(sent again)"

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(databases: Databases) -> AsyncIterator[Town]:
    """A town in which an edit and the answer to a tap are made once more where nobody knows of the first."""
    database = databases.fresh()
    async with a_town(database) as town:
        yield town
        assert [one for one in await town.refused_calls() if not one.startswith(REPEATED)] == []
    databases.throw_away(database)


@pytest.fixture(autouse=True)
def nothing_fails_unseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Here things do go wrong, and the log says which; nothing else may."""
    yield
    told = [one.getMessage() for one in caplog.get_records("call") if one.levelno >= logging.WARNING]
    assert [one for one in told if not any(words in one for words in EXPECTED)] == []


async def meets(street: Street, kind: str, *methods: str) -> None:
    """The next call of each of these meets a fault."""
    seconds = {"seconds": 1} if kind in ("slow", "refuse") else {}
    for method in methods:
        await street.town.simulation.ask("faults", kind=kind, method=method, **seconds)


async def all_met(street: Street) -> bool:
    return not (await street.town.simulation.see("faults"))["armed"]


@pytest.mark.parametrize(
    ("kind", "replies", "marked"),
    [("lose", 2, True), ("fail", 1, True), ("reset", 1, True), ("refuse", 1, False), ("slow", 1, False)],
)
async def test_nothing_is_lost_and_nothing_doubled_unmarked(
    street: Street, kind: str, replies: int, marked: bool
) -> None:
    await street.has_a_round()
    await street.has_a_purpose()

    await meets(street, kind, "getUpdates", "answerCallbackQuery", "editMessageText")
    assert "You back “Lights”." in (await street.taps("Dev", "I back this", "Lights")).text
    assert await all_met(street)
    [card] = [one for one in await street.reads() if "Lights" in one.text and one.buttons]
    assert "Backed by 1." in card.text
    assert "already" in (await street.taps("Dev", "I back this", "Lights")).text

    await meets(street, kind, "sendMessage")
    before = len(await street.reads("Ben"))
    said = await street.says("Ben", "/pool")
    assert await all_met(street)
    assert len(await street.reads("Ben")) - before == 1 + replies
    assert (AGAIN in said) is marked
    assert "Given: £120.00" in said
