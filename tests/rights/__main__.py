"""Writes the table of rights anew: read what changed before you keep it."""

import asyncio

from tests.databases import databases_of
from tests.rights.acts import every_act
from tests.rights.door import Door, started
from tests.rights.living import all_streets, try_everything
from tests.rights.streets import STATES
from tests.rights.table import FILE, written


async def main() -> None:
    with databases_of("sqlite") as databases, all_streets(databases) as streets:
        door = await started(Door())
        cells = {str(act): await try_everything(door, streets, act) for act in every_act()}
        await door.application.shutdown()
    FILE.write_text(written(cells, list(STATES)), "utf-8")


asyncio.run(main())
