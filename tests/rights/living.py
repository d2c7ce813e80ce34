"""Lives through the table: everybody tries everything, in every state."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from models.store.migrations import upgrade
from tests.rights.acts import Act
from tests.rights.door import Door
from tests.rights.streets import ROLES, STATES
from tests.rights.table import Row
from tests.verbs.house import Street

Streets = dict[str, Street]


@contextmanager
def all_streets() -> Iterator[Streets]:
    """A street in each state."""
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.sqlite"
        upgrade(f"sqlite:///{empty}")
        streets = {
            state: lives(Street(Path(shutil.copy(empty, Path(folder) / f"{number}.sqlite"))))
            for number, (state, lives) in enumerate(STATES.items())
        }
        yield streets
        for street in streets.values():
            street.close()


async def try_everything(door: Door, streets: Streets, act: Act, roles: Iterable[str] = tuple(ROLES)) -> dict[str, Row]:
    """What comes of one act, by role."""
    return {
        role: tuple([await door.tries(street, act, ROLES[role], _link(street)) for street in streets.values()])
        for role in roles
    }


def _link(street: Street) -> str:
    return street.ask(lambda unit: unit.communities.get(street.community_id).link)
