"""Every fault on the way, for everything that is said: no unmarked double, no silent loss, no nudge twice.

Each row is lived in one office, one cell after another; a cell is a column's word for what came of it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import Row, select

from bot.toasts import Toasts
from handlers.context import Toast
from models.people import reaching
from models.store.tables import cards, outbox
from models.store.unit import Unit
from tests.bot.conftest import Reopen
from tests.bot.fakes import FakeTelegram, Mood, bot_on
from tests.bot.office import GROUP, PERSON, Office, coordinated, put

NEW = -100400
METHODS = {"edit": "editmessagetext", "pin": "pinchatmessage"}  # the rest is sent

# once: it is read once. again: twice, the second marked as sent again. number: twice, under the same number. card: the
# first post may stand there twice, the later is kept true. never: not at all, and the outbox says why.
FAULTS = """
            lost    429     unanswered  reset   5xx     slow    crash   gone    cut
post        once    once    card        card    card    once    card    once    once
edit        once    once    once        once    once    once    once    once    once
pin         once    once    once        once    once    once    once    once    once
reply       once    once    again       again   again   once    again   once    once
result      once    once    number      number  number  once    number  once    once
receipt     once    once    number      number  number  once    number  once    once
nudge       once    once    once        once    once    once    once    never   never
toast       once    once    once        once    once    once    once    once    never
"""

# waits: read once when the bot is back, and the coordinator was told once. dropped: never read; the outbox says why.
# moved: read once, where the group is now. anew: posted once more, with the next change. stands: as it was, and the
# coordinator was told once.
PLACES = """
            kicked      muted       upgraded    deleted     unpinnable  blocked
post        waits       waits       moved       -           -           -
edit        waits       waits       moved       anew        -           -
pin         waits       waits       moved       anew        stands      -
reply       dropped     dropped     moved       -           -           -
result      waits       waits       moved       -           -           -
nudge       dropped     dropped     moved       -           -           -
private     -           -           -           -           -           dropped
receipt     -           -           -           -           -           dropped
"""

IN_THE_WAY = {
    "kicked": (403, "Forbidden: bot was kicked from the supergroup chat"),
    "muted": (400, "Bad Request: not enough rights to send text messages to the chat"),
    "unpinnable": (400, "Bad Request: not enough rights to manage pinned messages in the chat"),
    "blocked": (403, "Forbidden: bot was blocked by the user"),
}

Table = dict[str, dict[str, str]]


def read(table: str) -> Table:
    head, *rows = [line.split() for line in table.strip().splitlines()]
    return {row[0]: dict(zip(head, row[1:], strict=True)) for row in rows}


@pytest.fixture
async def office(reopen: Reopen) -> Office:
    office = await reopen()
    await office.act(coordinated)
    return office


async def ask_for(office: Office, row: str) -> None:
    """Lets something wait to be said, as a verb asks for it."""
    match row:
        case "post" | "edit":
            await office.act(put, "card")
        case "pin":
            await office.act(lambda unit: unit.notices.post_card(1, "round", 3))
        case "private":
            await office.act(lambda unit: unit.notices.write_to(PERSON, "pool", 1))
        case _:
            await office.act(put, row)
    if row in METHODS:
        if row == "pin":
            await office.look()
        else:
            await office.deliver()
        office.state[3] = f"at {office.clock.at}"
        await office.act(lambda unit: unit.notices.redraw(1, "purpose", 3))
    if row == "pin":
        office.telegram.carried.clear()


def letter(unit: Unit) -> Row[tuple[object, ...]]:
    return list(unit.connection.execute(select(outbox).where(outbox.c.what != "away").order_by(outbox.c.id)))[-1]


def card(unit: Unit) -> Row[tuple[object, ...]]:
    return unit.connection.execute(select(cards).where(cards.c.kind != "join")).one()


def forget(unit: Unit) -> None:
    unit.connection.execute(cards.delete())


async def next_cell(office: Office) -> None:
    """A day later: nothing of the cell before is left."""
    await office.act(forget)
    office.clock.forward(timedelta(days=1).total_seconds())
    office.telegram.forget()
    office.state.clear()


async def verdict(office: Office, row: str) -> str:
    """What came of it."""
    texts = [text for text in office.telegram.seen.values() if text != "reply away No. None"]
    if row in METHODS:
        drawn = await office.act(card)
        assert (drawn.stale_at, drawn.sending_at) == (None, None)
        true = row == "pin" or texts == [f"purpose 3: {office.state[3]}"]
        return "once" if true and METHODS[row] in office.telegram.carried else f"{texts}"
    if row == "post":
        assert (await office.act(card)).message_id == max(office.telegram.seen)
        return {1: "once", 2: "card"}[len(texts)]
    said = await office.act(letter)
    assert said.sent_at is not None or said.problem, "lost silently"
    if len(texts) < 2:
        return "once" if texts else "never"
    assert len(texts) == 2
    return "number" if texts[0] == texts[1] and "No. 12" in texts[0] else "again" if texts[1].endswith("again") else "!"


async def lives_through(office: Office, row: str, mood: Mood, reopen: Reopen) -> Office:
    office.telegram.feel(METHODS.get(row, "sendmessage"), mood)
    if mood in ("crash", "cut"):
        office.clock.forward(5)
        await office.hang()
        office = await reopen()
    office.telegram.go_on.set()
    await office.deliver()
    return office


@pytest.mark.parametrize("row", [row for row in read(FAULTS) if row != "toast"])
async def test_whatever_the_network_does(office: Office, reopen: Reopen, row: str) -> None:
    came_of_it = {}
    for mood in get_args(Mood):
        await ask_for(office, row)
        office = await lives_through(office, row, mood, reopen)
        came_of_it[mood] = await verdict(office, row)
        await next_cell(office)
    assert came_of_it == read(FAULTS)[row]


@pytest.mark.parametrize("row", ["post", "edit", "pin", "reply", "result", "receipt"])
async def test_whatever_waits_while_telegram_fails_for_minutes_arrives_once(office: Office, row: str) -> None:
    await ask_for(office, row)
    office.telegram.bad_gateway = True
    await office.deliver(longest=timedelta(minutes=10))
    tried = [name for name, *_ in office.telegram.calls if name != "getme"]
    office.telegram.bad_gateway = False
    await office.deliver()
    assert await verdict(office, row) == "once"
    assert row in METHODS or len(tried) == 1


async def test_whatever_the_network_does_to_a_toast() -> None:
    async def cell(mood: Mood) -> str:
        telegram = FakeTelegram(retry_after=1)
        telegram.go_on.set()
        telegram.feel("answercallbackquery", mood)
        toasts = Toasts(await bot_on(telegram))
        toasts.send("1", Toast("Noted."))
        if mood in ("crash", "cut"):
            await telegram.hanging.wait()
        await toasts.close(patience=0 if telegram.hanging.is_set() and mood != "slow" else 10)
        return "once" if "answercallbackquery" in telegram.carried else "never"

    moods = get_args(Mood)
    came_of_it = dict(zip(moods, await asyncio.gather(*map(cell, moods)), strict=True))
    assert came_of_it == read(FAULTS)["toast"]


async def after_it_is_over(office: Office, place: str) -> None:
    """The bot is let in again."""
    office.telegram.shut.clear()
    await office.act(reaching.take_in, GROUP, "Our street", None, "Europe/London")
    await office.deliver()


async def verdict_of_place(office: Office, row: str, place: str) -> str:
    """What came of it where the place itself has changed."""
    chat = PERSON if place == "blocked" else NEW if place == "upgraded" else GROUP
    told = office.telegram.read_in(PERSON)
    if place in ("kicked", "muted"):
        assert told == ["reply away No. None"]
        assert row in METHODS or office.telegram.read_in(GROUP) == []
        office.telegram.seen.clear()
        await after_it_is_over(office, place)
    if place == "unpinnable":
        assert told == ["reply cannot_pin No. None"]
        return "stands" if len(office.telegram.read_in(GROUP)) == 1 else "!"
    texts = [text for text in office.telegram.read_in(chat) if not text.startswith(("join", "result back"))]
    if place == "upgraded":
        return "moved" if len(texts) == 1 else f"{texts}"
    if place == "deleted":
        return "anew" if len(texts) == 1 and (row == "edit") != ("pinchatmessage" in office.telegram.carried) else "!"
    if texts:
        return "waits" if len(texts) == 1 else f"{texts}"
    if row in METHODS:
        return "waits" if set(METHODS.values()) & set(office.telegram.carried) else "never"
    assert (await office.act(letter)).problem
    return "dropped"


Arrange = Callable[[Office], Awaitable[None]]


def get_in_the_way(telegram: FakeTelegram, place: str, row: str) -> None:
    match place:
        case "upgraded":
            telegram.migrations[GROUP] = NEW
        case "deleted":
            telegram.seen.clear()
        case "unpinnable":
            telegram.refusals[METHODS[row]] = IN_THE_WAY[place]
        case "blocked":
            telegram.shut[PERSON] = IN_THE_WAY[place]
        case _:
            telegram.shut[GROUP] = IN_THE_WAY[place]


CELLS = [(row, place) for row, cells in read(PLACES).items() for place, word in cells.items() if word != "-"]


@pytest.mark.parametrize(("row", "place"), CELLS)
async def test_whatever_becomes_of_the_place(office: Office, row: str, place: str) -> None:
    if row == "nudge":
        await office.act(lambda unit: unit.notices.nudge("halfway", 1, unit.now, [None]))
    else:
        await ask_for(office, row)
    get_in_the_way(office.telegram, place, row)
    await office.deliver()
    if place == "deleted":
        office.state[3] = "as it is later"
        await office.act(lambda unit: unit.notices.redraw(1, "round" if row == "pin" else "purpose", 3))
        await office.deliver()
    assert await verdict_of_place(office, row, place) == read(PLACES)[row][place]


def test_every_cell_says_something() -> None:
    words = {word for table in (FAULTS, PLACES) for cells in read(table).values() for word in cells.values()}
    known = "once again number card never waits dropped moved anew stands -"
    assert words == set(known.split())
