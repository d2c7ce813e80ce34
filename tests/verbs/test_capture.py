"""How a roll came together: kept when it is frozen, the same from the books and from the journal."""

from datetime import timedelta

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.container import unpack
from models.people import admitting, bringing, joining, leaving, seconding, settings
from models.questions.bundle import published
from models.questions.capture import facts_of
from models.rules.admissions import Policy
from models.rules.capture import Facts
from tests.verbs.house import CHAT, FOUNDER, Street, ready

DAY = timedelta(days=1)


def found(street: Street) -> Facts:
    view = street.ask(facts_of, street.round().id)
    assert view is not None
    return view.facts


def record(street: Street) -> str:
    """The page in plain words of the record of the latest round, which holds."""
    street.let_pass(40 * DAY)
    of = street.ask(published, street.round().id)
    assert of is not None
    data = bundle(of)
    verify(data, of.journal[-1].hash)
    return unpack(data)["result.txt"].decode()


def test_bursts_invitations_and_approvals_are_counted_over_two_rounds(street: Street) -> None:
    street.do(bringing.bring, CHAT, 2, [4, 5, 6, 7])
    street.do(bringing.bring, CHAT, 3, [8])
    street.do(bringing.bring, -999, 3, [9])
    ready(street, people=6).let_pass(DAY)
    street.do(bringing.bring, CHAT, 3, [4])
    street.residents(7)
    street.open(timedelta(days=3), carries=True)
    street.until("freeze")
    assert found(street) == Facts(7, need=3, hour=6, day=7, invited=4, let_in=0, two=0, pair=0)
    page = record(street)
    assert "6 of the 7 residents joined within one hour." in page
    assert "One person brought 4 of the 7 residents into the group." in page
    assert "let in" not in page

    street.do(settings.set_policy, street.community_id, FOUNDER, Policy.APPROVE)
    for number, person in enumerate((20, 21, 22), start=1):
        street.do(joining.join, street.community_id, person, "New")
        street.do(admitting.accept, number, FOUNDER)
    street.do(leaving.leave, street.community_id, 4)
    street.do(bringing.bring, CHAT, 3, [4])
    street.do(joining.join, street.community_id, 4, "Resident 4")
    street.do(admitting.accept, 4, FOUNDER)
    street.open(timedelta(days=3), carries=True)
    for act, values in (("extend", {"length": 86400}), ("appoint", {}), ("remove", {})):
        subject = street.round().id if act == "extend" else 5
        asked = street.do(seconding.ask, street.community_id, FOUNDER, act, subject, values)
        street.do(seconding.agree, asked.id, 2)
    street.until("freeze")
    assert found(street) == Facts(9, need=3, hour=4, day=4, invited=2, let_in=4, two=3, pair=3)
    page = record(street)
    assert "4 of the 9 residents joined within one hour." in page
    assert "The same coordinators let in 4 of the 9 residents." in page
    assert "The same two people did 3 of the 3 acts that needed two." in page
    assert "brought" not in page


def test_who_never_joins_is_forgotten_after_a_month_and_who_joins_at_once(street: Street) -> None:
    street.do(bringing.bring, CHAT, 2, [4, 5])
    street.do(joining.join, street.community_id, 4, "Four")
    kept = "SELECT count(*) FROM brought"
    with street.engine.connect() as connection:
        assert connection.exec_driver_sql(kept).scalar() == 1
    street.let_pass(31 * DAY)
    street.do(bringing.bring, CHAT, 2, [6])
    with street.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT person_id FROM brought").scalars().all() == [6]
