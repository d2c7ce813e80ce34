"""Whether the books tell the same story as the plain dictionaries."""

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction

from tests.verbs.books import Books, balances
from tests.verbs.plain.together import Together


def moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def same(plain: Together, books: Books) -> None:
    """Compares everything the plain model knows with what was written."""
    persons = {row["id"]: row["person_id"] for row in books["members"]}
    same_people(plain, books, persons)
    same_money(plain, books)
    same_ballots(plain, books, persons)
    same_rounds(plain, books, persons)
    same_requests(plain, books, persons)
    same_agenda(plain, books)
    same_notices(plain, books, persons)


def same_people(plain: Together, books: Books, persons: dict[int, int]) -> None:
    assert {row["person_id"]: bool(row["adviser_since"]) for row in books["members"]} == {
        person: one["adviser"] for person, one in plain.members.items()
    }
    left = {row["person_id"] for row in books["members"] if row["left_at"]}
    assert left == {person for person, one in plain.members.items() if one["left"]}
    resting = {row["person_id"] for row in books["members"] if row["resting_since"]}
    assert resting == {person for person, one in plain.members.items() if one["resting"]}
    steer = {persons[row["member_id"]] for row in books["coordinators"] if not row["dismissed_at"]}
    assert steer == set(plain.coordinators)
    removed = {row["person_id"] for row in books["members"] if row["removed_at"]}
    assert removed == {person for person, one in plain.members.items() if one["removed"]}


def same_money(plain: Together, books: Books) -> None:
    """Every place's money, funder by funder."""
    written: dict[object, dict[int, int]] = {}
    sums = balances(books)
    for one in books["accounts"]:
        if sums[one["id"]]:
            place = (one["kind"], one["round_id"], one["purpose_id"])
            written.setdefault(place, {})[one["funder_id"]] = sums[one["id"]]
    assert written == {place: money for place in plain.money if (money := plain.at(place))}


def same_ballots(plain: Together, books: Books, persons: dict[int, int]) -> None:
    """Stances, purposes and their payments, objections."""
    stances = {(row["purpose_id"], persons[row["member_id"]]): row["stance"] for row in books["stances"]}
    assert stances == {
        (number, person): word for number, one in plain.purposes.items() for person, word in one["stances"].items()
    }
    paid = {
        (row["purpose_id"], persons[row["member_id"]]): -row["amount"] for row in books["lines"] if row["purpose_id"]
    }
    assert paid == {
        (number, person): pennies
        for number, one in plain.purposes.items()
        for person, pennies in one["payments"].items()
    }
    for row in books["purposes"]:
        one = plain.purposes[row["id"]]
        gone = "merged" if row["merged_into"] else "withdrawn"
        written = gone if row["withdrawn_at"] else "activated" if row["activated_at"] else "undecided"
        assert (written, moment(row["ripens_at"])) == (one["state"], one["ripens_at"]), f"purpose {row['id']}"
        assert (row["price"] and Fraction(row["price"])) == one["price"]
    texts = {(row["purpose_id"], row["number"]): (row["title"], row["cost"]) for row in books["texts"]}
    assert texts == {
        (number, which): text
        for number, one in plain.purposes.items()
        for which, text in enumerate(one["texts"], start=1)
    }
    mergers = {row["id"]: (row["purpose_id"], row["into_id"], row["ended"]) for row in books["mergers"]}
    assert mergers == {which: (one["one"], one["into"], one["ended"]) for which, one in plain.mergers.items()}
    for row in books["objections"]:
        objection = plain.objections[row["id"]]
        assert row["ended"] == objection["ended"]
        assert (row["reason"] is None, row["answer"] is None) == (
            objection["reason"] is None,
            objection["answer"] is None,
        )


def same_rounds(plain: Together, books: Books, persons: dict[int, int]) -> None:
    """Phases, dates, and each one's share."""
    rolls: dict[int, dict[int, int]] = {number: {} for number in plain.rounds}
    for row in books["rolls"]:
        rolls[row["round_id"]][persons[row["member_id"]]] = row["left"]
    assert rolls == {number: one["roll"] for number, one in plain.rounds.items()}
    for row in books["rounds"]:
        one = plain.rounds[row["id"]]
        ends = ("closed_at", "closed"), ("decided_at", "provisional"), ("frozen_at", "rolled")
        assert next((phase for column, phase in ends if row[column]), "gathering") == one["phase"]
        for date in ("freeze_at", "propose_until", "decide_at", "close_at"):
            assert moment(row[date]) == one[date], date
        assert (row["share"], bool(row["put_off_at"])) == (one["share"], one["put_off"])


def same_requests(plain: Together, books: Books, persons: dict[int, int]) -> None:
    """Who asked for what, and how it ended."""
    written = {row["id"]: (row["act"], persons[row["asked_by"]], row["ended"]) for row in books["requests"]}
    assert written == {number: (one["act"], one["by"], one["ended"]) for number, one in plain.requests.items()}


def same_agenda(plain: Together, books: Books) -> None:
    """The deadlines that wait, in the order in which they come."""
    waiting = [row for row in books["due"] if not row["done_at"] and not row["dropped_at"]]
    in_order = sorted((row["at"], row["id"], row["act"], row["subject_id"]) for row in waiting)
    expected = [(at, act, subject) for at, _, act, subject in sorted(plain.agenda)]
    assert [(moment(at), act, subject) for at, _, act, subject in in_order] == expected


def same_notices(plain: Together, books: Books, persons: dict[int, int]) -> None:
    """Each nudge and each receipt once."""
    by: Callable[[tuple[object, ...]], str] = repr
    nudges = [(row["what"], row["chat_id"]) for row in books["outbox"] if row["kind"] == "nudge"]
    assert sorted(nudges, key=by) == sorted(plain.nudges, key=by)
    receipts = [row["chat_id"] for row in books["outbox"] if row["kind"] == "receipt"]
    assert sorted(receipts) == sorted(person for person, _ in plain.receipts)
