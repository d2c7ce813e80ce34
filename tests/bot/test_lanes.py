"""Updates of one chat go in order, chats go side by side, and not too many at once."""

import asyncio

from bot.lanes import Lanes, Placed
from models.store.inbox import Kept


class Desk:
    """Work that ends when it is told to."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.open: dict[int, asyncio.Event] = {}
        self.placed: dict[int, Placed] = {}

    async def work(self, kept: Kept, placed: Placed) -> None:
        self.begun.append(kept.update_id)
        self.placed[kept.update_id] = placed
        self.open[kept.update_id] = asyncio.Event()
        await self.open[kept.update_id].wait()

    def end(self, *numbers: int) -> None:
        for number in numbers:
            self.open[number].set()


async def soon() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def update(number: int, chat: int = 1) -> Kept:
    return Kept(number, chat, "{}")


async def test_the_next_of_a_chat_goes_when_the_act_has_its_place_not_when_it_is_done() -> None:
    desk = Desk()
    lanes = Lanes(desk.work)
    for number in (1, 2, 3):
        lanes.put(update(number))
    await soon()
    assert desk.begun == [1]
    desk.placed[1]()
    await soon()
    assert desk.begun == [1, 2]
    desk.end(2)  # it ended without an act
    await soon()
    assert desk.begun == [1, 2, 3]
    desk.end(1, 3)
    await lanes.idle()


async def test_chats_do_not_wait_for_each_other() -> None:
    desk = Desk()
    lanes = Lanes(desk.work)
    for number in range(6):
        lanes.put(update(number, chat=number % 3))
    await soon()
    assert desk.begun == [0, 1, 2]
    desk.end(0, 1, 2)
    await soon()
    desk.end(3, 4, 5)
    await lanes.idle()
    assert lanes.pending == 0


async def test_no_more_than_the_bound_are_in_work() -> None:
    desk = Desk()
    lanes = Lanes(desk.work, bound=4)
    for number in range(10):
        lanes.put(update(number, chat=number))
    await soon()
    assert len(desk.begun) == 4
    desk.end(0)
    await soon()
    assert len(desk.begun) == 5
    while len(desk.begun) < 10:
        desk.end(*desk.begun)
        await soon()
    desk.end(*desk.begun)
    await lanes.idle()


async def test_an_update_in_a_lane_is_not_put_there_twice() -> None:
    desk = Desk()
    lanes = Lanes(desk.work)
    lanes.put(update(1))
    lanes.put(update(1))
    await soon()
    desk.end(1)
    await lanes.idle()
    assert desk.begun == [1]


async def test_closing_starts_no_more_and_waits_for_what_is_in_work() -> None:
    desk = Desk()
    lanes = Lanes(desk.work)
    for number in (1, 2):
        lanes.put(update(number))
    await soon()
    closing = asyncio.create_task(lanes.close())
    await soon()
    assert not closing.done()
    desk.end(1)
    await closing
    assert desk.begun == [1]
