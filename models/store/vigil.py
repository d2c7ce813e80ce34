"""When Telegram was last heard, so that a long silence is known after a restart."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from models.store.tables import vigil
from models.store.unit import Unit
from models.store.upserts import upsert


def heard(unit: Unit) -> None:
    """Telegram answered just now."""
    row = upsert(vigil).values(id=1, heard_at=unit.now)
    unit.connection.execute(row.on_conflict_do_update(index_elements=["id"], set_={"heard_at": unit.now}))


def heard_again(unit: Unit, silence: Callable[[Unit, datetime], object], since: datetime) -> None:
    """Telegram answers after a long silence. What follows from it is done in the same commit, and so only once.

    Also where that commit was made and its answer lost: whoever tries again finds that Telegram was heard since.
    """
    if (last_heard(unit) or since) > since:
        return
    silence(unit, since)
    heard(unit)


def last_heard(unit: Unit) -> datetime | None:
    """A question: when Telegram last answered; None before the first time."""
    return unit.connection.execute(select(vigil.c.heard_at)).scalar()
