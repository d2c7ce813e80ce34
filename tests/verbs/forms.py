"""Buttons under what a form asks now."""

from collections.abc import Callable

from models.store.unit import Unit
from tests.verbs.moments import PROPOSER


def press(
    verb: Callable[[Unit, int, int, str], None], value: str = "", person: int = PROPOSER
) -> Callable[[Unit], None]:
    """A tap on a button of the newest question."""

    def pressed(unit: Unit) -> None:
        form = unit.forms.of(person)
        verb(unit, person, form.stamp if form else 0, value)

    return pressed
