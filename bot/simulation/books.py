"""The books as they lie in the database, recounted in plain Python."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.simulation.shelf import Books as Books
from bot.simulation.shelf import Row as Row
from bot.simulation.shelf import shelf
from bot.simulation.violation import equal, need

ABOUT_PEOPLE = ("people", "forms")
BELOW = (
    *((name, "round_id", "rounds") for name in ("rolls", "voices", "lines")),
    *(
        (name, "purpose_id", "purposes")
        for name in ("texts", "words", "stances", "objections", "levels", "mergers", "interests")
    ),
)
WRITTEN = ("title", "why", "cost", "payee")


def read(url: str) -> Books:
    """The books of a database that is looked at once."""
    one = shelf(url)
    try:
        return one.read()
    finally:
        one.close()


def without_inbox(books: Books) -> Books:
    """What a refused tap may not touch: everything but the mark on its update."""
    return {name: rows for name, rows in books.items() if name != "inbox"}


def of(books: Books, community_id: int) -> Books:
    """One community's part of them."""
    mine = {
        name: [row for row in rows if row["community_id"] == community_id]
        for name, rows in books.items()
        if name not in ABOUT_PEOPLE and rows and "community_id" in rows[0]
    }
    for name, column, kept in (("communities", "id", None), *BELOW):
        wanted = {community_id} if kept is None else {row["id"] for row in mine.get(kept, ())}
        mine[name] = [row for row in books[name] if row[column] in wanted]
    return {name: mine.get(name, []) for name in books}


def changed(before: Books, after: Books) -> dict[str, list[Row]]:
    """What differs, by table: the rows that are only in one of the two."""
    differences = {}
    for name in before:
        if before[name] == after[name]:
            continue
        one, other = ([json.dumps(row, sort_keys=True) for row in books[name]] for books in (before, after))
        if different := sorted(set(one) ^ set(other)):
            differences[name] = [json.loads(row) for row in different]
    return differences


def balances(books: Books) -> dict[int, int]:
    """Pennies in every account, added up from the transfers."""
    sums = dict.fromkeys((account["id"] for account in books["accounts"]), 0)
    for transfer in books["transfers"]:
        sums[transfer["giver_id"]] -= transfer["amount"]
        sums[transfer["taker_id"]] += transfer["amount"]
    return sums


def held(books: Books, kind: str, **where: int | None) -> dict[int, int]:
    """Pennies by funder in accounts of a kind; those without any are left out."""
    found: Counter[int] = Counter()
    sums = balances(books)
    for account in books["accounts"]:
        if account["kind"] == kind and all(account[name] == value for name, value in where.items()):
            found[account["funder_id"]] += sums[account["id"]]
    return {funder: pennies for funder, pennies in found.items() if pennies}


def audit(books: Books) -> None:
    """All that must be so at every moment, whatever happened before."""
    money_is_kept(books)
    shares_are_kept(books)
    purposes_are_paid(books)
    counts_are_true(books)
    rolls_are_true(books)
    journal_is_whole(books)


def money_is_kept(books: Books) -> None:
    """Everything sums to nothing, for each funder too, and only funders are below nothing: by what they gave."""
    sums = balances(books)
    per_funder: Counter[int] = Counter()
    given: Counter[int] = Counter()
    for account in books["accounts"]:
        per_funder[account["funder_id"]] += sums[account["id"]]
        if account["kind"] == "funder":
            given[account["funder_id"]] -= sums[account["id"]]
        else:
            need(sums[account["id"]] >= 0, f"{account['name']} is overdrawn")
    equal("the sum of everything", sum(sums.values()), 0)
    need(not any(per_funder.values()), f"the accounts of a funder do not sum to nothing: {per_funder}")
    recorded = [(gift["funder_id"], gift["amount"]) for gift in books["deposits"]]
    equal("what funders gave", +given, +_added_up([*recorded, *_corrections(books)]))


def _corrections(books: Books) -> Iterable[tuple[int, int]]:
    """By how much each correction changed what a funder gave: the other way round takes off."""
    transfers = {row["id"]: row for row in books["transfers"]}
    funders = {row["id"]: row["funder_id"] for row in books["accounts"]}
    for row in books["transfers"]:
        wrong = transfers.get(row["corrects_id"])
        if wrong is not None:
            same_way = row["giver_id"] == wrong["giver_id"]
            yield funders[wrong["giver_id"]], row["amount"] if same_way else -row["amount"]


def shares_are_kept(books: Books) -> None:
    """The lines under the shares, the accounts above them and the roll tell one story."""
    for one in books["rounds"]:
        lines = _added_up((row["member_id"], row["amount"]) for row in books["lines"] if row["round_id"] == one["id"])
        left = {row["member_id"]: row["left"] for row in books["rolls"] if row["round_id"] == one["id"]}
        need(all(pennies >= 0 for pennies in left.values()), f"somebody on the roll of round {one['id']} is overdrawn")
        equal(f"lines and roll of round {one['id']}", +lines, +Counter(left))
        shares = sum(held(books, "shares", round_id=one["id"]).values())
        equal(f"roll and shares of round {one['id']}", sum(left.values()), shares)


def purposes_are_paid(books: Books) -> None:
    """A purpose is activated exactly if all its payments are there; then they and its accounts are its cost."""
    for purpose in books["purposes"]:
        lines = [row for row in books["lines"] if row["purpose_id"] == purpose["id"]]
        money = sum(held(books, "purpose", purpose_id=purpose["id"]).values())
        cost = purpose["cost"] if purpose["activated_at"] else 0
        about = f"purpose {purpose['id']}"
        equal(f"lines and account of {about}", (-sum(row["amount"] for row in lines), money), (cost, cost))
        need(all(row["amount"] < 0 for row in lines), f"a payment for {about} is none")
        backers = {row["member_id"] for row in _stances(books, purpose["id"], "backs")}
        need({row["member_id"] for row in lines} <= backers, f"somebody paid for {about} who does not back it")
        need(not (purpose["activated_at"] and purpose["withdrawn_at"]), f"{about} went ahead and was withdrawn")
        (text,) = (row for row in books["texts"] if (row["purpose_id"], row["number"]) == _its_text(purpose))
        (said,) = (row for row in books["words"] if (row["purpose_id"], row["number"]) == _its_text(purpose))
        told = {**said, **text}
        equal(f"text of {about}", [told[name] for name in WRITTEN], [purpose[name] for name in WRITTEN])


def counts_are_true(books: Books) -> None:
    """Every count that acts keep, recounted from stances and rolls. What is decided keeps the counts it had then."""
    rounds = {one["id"]: one for one in books["rounds"]}
    for purpose in books["purposes"]:
        backers, about = _stances(books, purpose["id"], "backs"), f"of purpose {purpose['id']}"
        equal(f"backers {about}", purpose["backers"], len(backers))
        equal(f"objectors {about}", purpose["objectors"], len(_stances(books, purpose["id"], "objects")))
        its_round = rounds[purpose["round_id"]]
        if not (purpose["activated_at"] or purpose["withdrawn_at"] or its_round["closed_at"]):
            left = {row["member_id"]: row["left"] for row in books["rolls"] if row["round_id"] == its_round["id"]}
            purses = [left[row["member_id"]] for row in backers] if its_round["frozen_at"] else []
            equal(f"payers {about}", purpose["payers"], sum(pennies > 0 for pennies in purses))
            equal(f"money {about}", purpose["covered"], sum(purses))
            levels = {row["left"]: row["backers"] for row in books["levels"] if row["purpose_id"] == purpose["id"]}
            equal(f"levels {about}", +Counter(levels), Counter(purses))
    standing = Counter((row["purpose_id"], row["member_id"]) for row in books["objections"] if not row["ended_at"])
    objecting = Counter((row["purpose_id"], row["member_id"]) for row in books["stances"] if row["stance"] == "objects")
    equal("standing objections", standing, objecting)


def rolls_are_true(books: Books) -> None:
    """Head-counts: residents now, N at the freeze, and who has backed or objected at least once."""
    (community,) = books["communities"]
    absent = ("left_at", "adviser_since", "resting_since")
    residents = sum(not any(row[name] for name in absent) for row in books["members"])
    equal("residents", community["residents"], residents)
    for one in books["rounds"]:
        roll = {row["member_id"] for row in books["rolls"] if row["round_id"] == one["id"]}
        spoken = {row["member_id"] for row in books["voices"] if row["round_id"] == one["id"]}
        equal(f"who spoke in round {one['id']}", one["acted"], len(spoken & roll if one["frozen_at"] else spoken))
        equal(f"roll of round {one['id']}", one["roll"] or 0, len(roll))
        equal(f"freeze of round {one['id']}", bool(one["frozen_at"]), bool(roll))


def journal_is_whole(books: Books) -> None:
    """Each entry names the hash before it and is sealed itself; the community's head is the last."""
    before, number = "0" * 64, 0
    for number, row in enumerate(sorted(books["journal"], key=lambda row: row["number"]), start=1):
        entry = json.loads(row["entry"])
        equal(f"entry {number}", (entry["before"], entry["number"], row["number"]), (before, number, number))
        before = hashlib.sha256(row["entry"].encode()).hexdigest()
        equal(f"hash of entry {number}", row["hash"], before)
    (community,) = books["communities"]
    equal("head of the journal", (community["entries"], community["head"]), (number, before))


def _its_text(purpose: Row) -> tuple[int, int]:
    return purpose["id"], purpose["text"]


def _stances(books: Books, purpose_id: int, word: str) -> list[Row]:
    return [row for row in books["stances"] if row["purpose_id"] == purpose_id and row["stance"] == word]


def _added_up(amounts: Iterable[tuple[int, int]]) -> Counter[int]:
    sums: dict[int, int] = defaultdict(int)
    for key, amount in amounts:
        sums[key] += amount
    return Counter({key: amount for key, amount in sums.items() if amount})
