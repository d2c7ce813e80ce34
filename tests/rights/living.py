"""Lives through the table: everybody tries everything, in every state."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tests.databases import Databases
from tests.rights.acts import Act
from tests.rights.door import Door
from tests.rights.streets import ROLES, STATES
from tests.rights.table import Row
from tests.verbs.house import Street

Streets = dict[str, Street]


@contextmanager
def all_streets(databases: Databases) -> Iterator[Streets]:
    """A street in each state."""
    streets = {state: lives(Street(databases.fresh())) for state, lives in STATES.items()}
    yield streets
    for street in streets.values():
        street.close()
        databases.throw_away(street.url)


async def try_everything(door: Door, streets: Streets, act: Act, roles: Iterable[str] = tuple(ROLES)) -> dict[str, Row]:
    """What comes of one act, by role."""
    return {role: tuple([await door.tries(street, act, ROLES[role]) for street in streets.values()]) for role in roles}
