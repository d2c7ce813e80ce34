"""What a deposit's announcement promises is what was so when it was recorded, however late it is sent."""

from sqlalchemy import select

from models.store.tables import outbox
from models.store.unit import Unit
from tests.verbs.house import Street, ready


def promised(unit: Unit) -> list[bool]:
    """Whether each deposit was said to wait for the next round."""
    told = select(outbox.c["values"]).where(outbox.c.what == "deposited").order_by(outbox.c.id)
    return [values["waits"] for values in unit.connection.execute(told).scalars()]


def test_a_gift_waits_for_the_next_round_only_between_freeze_and_close(street: Street) -> None:
    ready(street).open()
    street.fund(10_00)
    street.until("freeze")
    street.fund(10_00)
    street.until("close")
    street.fund(10_00)
    assert street.ask(promised) == [False, False, True, False]


def test_a_funders_name_may_grow_when_its_capitals_are_left_aside(street: Street) -> None:
    ready(street)
    for name in ("ΐ" * 80, "ΐ" * 80):
        street.fund(10_00, name)
    assert len(street.ask(lambda unit: unit.deposits.names(street.community_id))) == 2
