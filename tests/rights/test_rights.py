"""Rights as one table: everybody tries every button and every command, in every state of a round."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from handlers.registering import IN_GROUP, IN_PRIVATE
from tests.databases import Databases
from tests.rights.acts import DATA, Act, every_act
from tests.rights.door import Door, started
from tests.rights.living import Streets, all_streets, try_everything
from tests.rights.streets import ROLES, STATES
from tests.rights.table import FILE, acts, block, written

pytestmark = pytest.mark.asyncio(loop_scope="module")
RENEW = "read the difference, and if it is meant: python -m tests.rights"


@pytest.fixture(scope="module")
def streets(databases: Databases) -> Iterator[Streets]:
    with all_streets(databases) as streets:
        yield streets


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def door() -> AsyncIterator[Door]:
    door = await started(Door())
    yield door
    await door.application.shutdown()


@pytest.mark.parametrize("act", every_act(), ids=str)
async def test_nobody_does_what_the_table_does_not_let_them(door: Door, streets: Streets, act: Act) -> None:
    lived = {str(act): await try_everything(door, streets, act)}
    assert block(written(lived, list(STATES)), str(act)) == block(FILE.read_text("utf-8"), str(act)), RENEW


async def test_a_button_that_stands_elsewhere_is_forged(door: Door, streets: Streets) -> None:
    brought = [Act("button", name, "here") for name in IN_PRIVATE if name not in IN_GROUP]
    taken = [Act("button", name, "private") for name in IN_GROUP if name not in IN_PRIVATE]
    for act in brought + taken:
        for row in (await try_everything(door, {"rolled": streets["rolled"]}, act)).values():
            assert row == ("no_such_thing",), act


async def test_a_button_written_by_hand_does_nothing_to_anybody(door: Door, streets: Streets) -> None:
    about_oneself = {"join", "nudges"}
    for name in {*IN_GROUP, *IN_PRIVATE}:
        for rest in ("", "0", "-1", "999999", "9" * 40, "²", "x", "1-1", "post-reason-999", "<b>"):
            act = Act("button", name, "here" if name in IN_GROUP else "private", f"{name}:{rest}")
            row = await try_everything(door, {"rolled": streets["rolled"]}, act, ("resident", "outsider"))
            done = {role for role, (word,) in row.items() if word == "YES"}
            assert not done or name in about_oneself, f"{act.data}: {done}"


async def test_the_table_has_a_row_for_each_act_and_no_other() -> None:
    assert list(acts(FILE.read_text("utf-8"))) == [str(act) for act in every_act()], RENEW
    assert set(DATA) <= {*IN_GROUP, *IN_PRIVATE}
    assert len(ROLES) * len(STATES) * len(every_act()) > 5_000
