"""The canary: somebody with a name and a number that nothing else could be, who leaves traces everywhere."""

import json
from datetime import timedelta

from bot.recount.counting import Recount
from bot.simulation import books
from models.funds import sketching
from models.people import bringing, coordinating, erasing, joining, settings
from models.purposes import interests, proposing
from models.rules.admissions import Policy
from models.rules.money import Money
from models.rules.purposes import Proposal
from models.store import inbox
from models.store.forms import Form
from models.store.notices import Asked
from models.store.unit import Unit
from tests.verbs.house import CHAT, FOUNDER, Street, ready
from tests.verbs.recounting import recount_of

CANARY, ID = "Wilhelmina Canary-Ödegård", 7_311_904_255
FOREVER = timedelta(days=60)


def known(street: Street) -> None:
    """The canary has joined, and I may write to them."""
    street.do(joining.join, street.community_id, ID, CANARY, privately=True)


def speaks(street: Street) -> tuple[int, int]:
    """They put two purposes to a round, one of them for themselves, and say something. Both purposes.

    They have an interest in the one that stays.
    """
    own = street.do(proposing.propose, street.community_id, ID, Proposal("Bench", "To sit", 4_00, CANARY), pays_me=True)
    other = street.do(proposing.propose, street.community_id, ID, Proposal("Lamp", f"{CANARY} says", 5_00, "Acme"))
    street.back(own, 2)
    street.back(other, 3, ID)
    street.do(interests.declare, other, ID)
    return own, other


def leaves_traces(street: Street) -> None:
    """Everything besides that a person leaves anywhere."""
    street.do(sketching.sketch, street.community_id, ID, Money(1_00, "GBP"), CANARY)
    street.do(settings.set_policy, street.community_id, ID, Policy.APPROVE)
    street.do(settings.set_policy, street.community_id, ID, Policy.OPEN)
    street.do(_comes_and_brings)
    street.do(_fills_in_a_form)
    street.do(_is_named_to_another)
    street.do(_something_was_put_aside)


def _comes_and_brings(unit: Unit) -> None:
    """They brought somebody, tried a wrong code, and were brought into a group they have not joined."""
    bringing.bring(unit, CHAT, ID, [8])
    unit.codes.guess(1, ID, unit.now)
    unit.arrivals.bring(1, ID, 2, unit.ids.token(8), unit.now)


def _fills_in_a_form(unit: Unit) -> None:
    unit.forms.keep(Form(ID, 1, "proposal", {"title": CANARY}), unit.now)


def _is_named_to_another(unit: Unit) -> None:
    unit.notices.write_to(2, "refusal", 1, code="others_may_agree", values={"names": [CANARY]})


def _something_was_put_aside(unit: Unit) -> None:
    body = json.dumps({"from": {"id": ID, "first_name": CANARY}}, ensure_ascii=False, separators=(",", ":"))
    inbox.keep(unit, [inbox.Kept(900_001, -100, body.replace("}}", '},"x":1}'), "unreadable")])


def erases(street: Street) -> None:
    """By their own tap in private, as the program would take it."""
    heard = street.hear()
    asked = Asked(heard.update_id, ID, None, 1)
    street.work(asked, lambda unit: erasing.erase(unit, ID))


def nowhere(url: str) -> None:
    """Neither name nor number stands in any row, but in the answer that still waits to be sent."""
    for table, rows in books.read(url).items():
        for row in rows:
            if table == "outbox" and row["what"] == "erased":
                continue
            text = json.dumps(row, ensure_ascii=False, default=str) + json.dumps(row, default=str)
            assert CANARY not in text, (table, row)
            assert json.dumps(CANARY)[1:-1] not in text, (table, row)
            assert str(ID) not in text, (table, row)


def recounted(street: Street) -> Recount:
    street.let_pass(FOREVER)
    return recount_of(street)


def lives(street: Street) -> Street:
    """Two rounds: one that is over, in which the canary paid; in the second they have spoken again."""
    ready(street, people=5)
    known(street)
    street.do(coordinating.appoint, 1, FOUNDER, ID)
    street.open(carries=True)
    first = street.propose(12_00, by=ID)
    street.back(first, ID, 2, 3, 4)
    street.let_pass(FOREVER)
    assert street.purpose(first).activated_at is not None
    street.open()
    speaks(street)
    leaves_traces(street)
    street.until("freeze")
    return street
