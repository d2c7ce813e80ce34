"""Whether the books tell the same story as the plain dictionaries."""

from datetime import UTC, datetime
from fractions import Fraction

from bot.simulation.books import Books, balances
from bot.simulation.plain.erasing import NOBODY, Erasing
from bot.simulation.violation import equal


def moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def same(plain: Erasing, books: Books) -> None:
    """Compares everything the plain model knows with what was written. books: of its community alone."""
    persons = {row["id"]: row["person_id"] for row in books["members"]}
    same_people(plain, books, persons)
    same_money(plain, books)
    same_ballots(plain, books, persons)
    same_rounds(plain, books, persons)
    same_requests(plain, books, persons)
    same_agenda(plain, books)
    same_notices(plain, books)


def same_people(plain: Erasing, books: Books, persons: dict[int, int]) -> None:
    advisers = {row["person_id"]: bool(row["adviser_since"]) for row in books["members"]}
    equal("advisers", advisers, {person: one["adviser"] for person, one in plain.members.items()})
    left = {row["person_id"] for row in books["members"] if row["left_at"]}
    equal("who left", left, {person for person, one in plain.members.items() if one["left"]})
    resting = {row["person_id"] for row in books["members"] if row["resting_since"]}
    equal("who rests", resting, {person for person, one in plain.members.items() if one["resting"]})
    steer = {persons[row["member_id"]] for row in books["coordinators"] if not row["dismissed_at"]}
    equal("coordinators", steer, set(plain.coordinators))
    removed = {row["person_id"] for row in books["members"] if row["removed_at"]}
    equal("who was removed", removed, {person for person, one in plain.members.items() if one["removed"]})

    equal("unused codes", len(books["codes"]), len(plain.unused))
    asked = {row["id"]: (row["person_id"], row["reply"]) for row in books["admissions"]}
    equal("who asked to join", asked, {which: (one["person"], one["reply"]) for which, one in plain.admissions.items()})


def same_money(plain: Erasing, books: Books) -> None:
    """Every place's money, funder by funder."""
    written: dict[object, dict[int, int]] = {}
    sums = balances(books)
    for one in books["accounts"]:
        if sums[one["id"]]:
            place = (one["kind"], one["round_id"], one["purpose_id"])
            written.setdefault(place, {})[one["funder_id"]] = sums[one["id"]]
    shown = {row["id"]: (max(row["made_by"], NOBODY), bool(row["ended_at"])) for row in books["gift_drafts"]}
    equal("gifts that were shown", shown, {which: (one["by"], one["over"]) for which, one in plain.gifts.items()})
    equal("money", written, {place: money for place in plain.money if (money := plain.at(place))})


def same_ballots(plain: Erasing, books: Books, persons: dict[int, int]) -> None:
    """Stances, purposes and their payments, objections."""
    stances = {(row["purpose_id"], persons[row["member_id"]]): row["stance"] for row in books["stances"]}
    said = {(number, who): word for number, one in plain.purposes.items() for who, word in one["stances"].items()}
    equal("stances", stances, said)
    paid = {
        (row["purpose_id"], persons[row["member_id"]]): -row["amount"] for row in books["lines"] if row["purpose_id"]
    }
    pays = {(number, who): pence for number, one in plain.purposes.items() for who, pence in one["payments"].items()}
    equal("payments", paid, pays)
    interested = {(row["purpose_id"], persons[row["member_id"]]) for row in books["interests"]}
    equal(
        "interests", interested, {(number, who) for number, one in plain.purposes.items() for who in one["interested"]}
    )
    same_purposes(plain, books)
    same_objections(plain, books)


def same_purposes(plain: Erasing, books: Books) -> None:
    """How each stands, its texts, and who asked to merge."""
    for row in books["purposes"]:
        one = plain.purposes[row["id"]]
        gone = "merged" if row["merged_into"] else "withdrawn"
        written = gone if row["withdrawn_at"] else "activated" if row["activated_at"] else "undecided"
        found = written, moment(row["ripens_at"]), row["price"] and Fraction(row["price"])
        equal(f"purpose {row['id']}", found, (one["state"], one["ripens_at"], one["price"]))
    costs = {(row["purpose_id"], row["number"]): row["cost"] for row in books["texts"]}
    titles = {(row["purpose_id"], row["number"]): row["title"] for row in books["words"]}
    texts = {key: (titles[key], cost) for key, cost in costs.items()}
    wanted = {
        (number, which): text for number, one in plain.purposes.items() for which, text in enumerate(one["texts"], 1)
    }
    equal("texts", texts, wanted)
    mergers = {row["id"]: (row["purpose_id"], row["into_id"], row["ended"]) for row in books["mergers"]}
    equal("mergers", mergers, {which: (one["one"], one["into"], one["ended"]) for which, one in plain.mergers.items()})


def same_objections(plain: Erasing, books: Books) -> None:
    """Whether each has a reason and an answer, and how it ended."""
    names = ("reason", "answer")
    found = {row["id"]: (row["ended"], *(row[name] is None for name in names)) for row in books["objections"]}
    told = {which: (one["ended"], *(one[name] is None for name in names)) for which, one in plain.objections.items()}
    equal("objections", found, told)


def same_rounds(plain: Erasing, books: Books, persons: dict[int, int]) -> None:
    """Phases, dates, and each one's share."""
    rolls: dict[int, dict[int, int]] = {number: {} for number in plain.rounds}
    for row in books["rolls"]:
        rolls[row["round_id"]][persons[row["member_id"]]] = row["left"]
    equal("rolls", rolls, {number: one["roll"] for number, one in plain.rounds.items()})
    for row in books["rounds"]:
        one = plain.rounds[row["id"]]
        ends = ("closed_at", "closed"), ("decided_at", "provisional"), ("frozen_at", "rolled")
        about, phase = f"round {row['id']}", next((phase for column, phase in ends if row[column]), "gathering")
        equal(f"{about}", (phase, row["share"], bool(row["put_off_at"])), (one["phase"], one["share"], one["put_off"]))
        kept = row["wait"], bool(row["sealed"])
        equal(f"wait and seal of {about}", kept, (one["wait"].total_seconds(), one["sealed"]))
        for date in ("freeze_at", "propose_until", "decide_at", "close_at"):
            equal(f"{date} of {about}", moment(row[date]), one[date])


def same_requests(plain: Erasing, books: Books, persons: dict[int, int]) -> None:
    """Who asked for what, and how it ended."""
    written = {row["id"]: (row["act"], persons[row["asked_by"]], row["ended"]) for row in books["requests"]}
    equal(
        "requests", written, {number: (one["act"], one["by"], one["ended"]) for number, one in plain.requests.items()}
    )


def same_agenda(plain: Erasing, books: Books) -> None:
    """The deadlines that wait, in the order in which they come."""
    waiting = [row for row in books["due"] if not row["done_at"] and not row["dropped_at"]]
    in_order = sorted((row["at"], row["id"], row["act"], row["subject_id"]) for row in waiting)
    expected = [(at, act, subject) for at, _, act, subject in sorted(plain.agenda)]
    equal("deadlines", [(moment(at), act, subject) for at, _, act, subject in in_order], expected)


def same_notices(plain: Erasing, books: Books) -> None:
    """Each nudge and each receipt once. Of what somebody was told who erased themselves, the number stays."""
    nudges = [(row["what"], row["chat_id"] or NOBODY) for row in books["outbox"] if row["kind"] == "nudge"]
    equal("nudges", sorted(nudges), sorted((what, person or NOBODY) for what, person in plain.nudges))
    receipts = [row["chat_id"] for row in books["outbox"] if row["kind"] == "receipt"]
    equal("receipts", sorted(receipts), sorted(person for person, _ in plain.receipts))
