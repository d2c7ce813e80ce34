"""Those who have erased themselves, by marks that lead to nobody: what a restore of an older backup needs to know."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import bindparam, exists, select, update

from models.store.tables import erasures, outbox
from models.store.unit import Unit

PATIENCE = timedelta(minutes=10)

_told = ~exists().where(outbox.c.what == "erased", outbox.c.chat_id != 0)
_unfinished = select(erasures.c.mark).where(
    erasures.c.finished_at.is_(None), _told | (erasures.c.at < bindparam("long_ago"))
)


def marks(unit: Unit) -> list[str]:
    """A question: all of them."""
    return list(unit.connection.execute(select(erasures.c.mark).order_by(erasures.c.at, erasures.c.mark)).scalars())


def unfinished(unit: Unit) -> list[str]:
    """A question: those whose marks are not in the list yet, or whose rows may still be read in the file.

    Not while they wait to be told, for that is the last row with their number in it; but then not for long.
    """
    return list(unit.connection.execute(_unfinished, {"long_ago": unit.now - PATIENCE}).scalars())


def finished(unit: Unit, done: Sequence[str]) -> None:
    """Nothing is left to do for these."""
    unit.connection.execute(update(erasures).where(erasures.c.mark.in_(done)).values(finished_at=unit.now))
