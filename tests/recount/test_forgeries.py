"""Whoever changes what happened, and then makes every hash and file anew, is still found out."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.recount.__main__ import main, verify
from bot.recount.basics import Wrong, canonical, seal
from bot.recount.container import contents, pack, unpack
from tests.recount.small import Entries, Facts, Forgery, first, forged

SOMEBODY = seal("somebody")[:16]


def a_stance_is_moved(entries: Entries, facts: Facts) -> None:
    said = first(entries, "stance", says="backs", purpose="1.1")
    said["voter"] = first(entries, "stance", says="backs", purpose="1.2")["voter"]


def a_stance_is_left_out(entries: Entries, facts: Facts) -> None:
    entries.remove(first(entries, "stance", says="backs", purpose="1.1"))


def a_stance_is_made_up(entries: Entries, facts: Facts) -> None:
    entries.insert(entries.index(first(entries, "ripening")), {**first(entries, "stance"), "voter": SOMEBODY})


def a_stance_is_turned(entries: Entries, facts: Facts) -> None:
    first(entries, "stance", says="backs", purpose="1.1")["says"] = "objects"


def a_member_is_added_to_the_roll(entries: Entries, facts: Facts) -> None:
    facts["roll"] = sorted([*facts["roll"], SOMEBODY])
    first(entries, "frozen").update(residents=7, roll=seal(canonical(facts["roll"])), share=6000 // 7)


def a_member_takes_anothers_place(entries: Entries, facts: Facts) -> None:
    facts["roll"] = sorted([*facts["roll"][1:], SOMEBODY])
    first(entries, "frozen")["roll"] = seal(canonical(facts["roll"]))


def a_payment_is_shifted_by_a_penny(entries: Entries, facts: Facts) -> None:
    voters = sorted({one["voter"] for one in entries if one["act"] == "stance" and one["purpose"] == "1.1"})
    pays = [[voter, 750] for voter in voters[:4]]
    pays[0][1], pays[1][1] = 751, 749
    first(entries, "activated")["payments"] = seal(canonical(pays))


def the_price_is_another(entries: Entries, facts: Facts) -> None:
    first(entries, "activated")["price"] = "1000"


def it_goes_ahead_without_waiting(entries: Entries, facts: Facts) -> None:
    first(entries, "activated")["at"] = first(entries, "ripening")["at"]


def it_goes_ahead_before_its_time_in_the_journal(entries: Entries, facts: Facts) -> None:
    done = first(entries, "activated")
    entries.remove(done)
    entries.insert(entries.index(first(entries, "ripening")), done)


def another_goes_ahead(entries: Entries, facts: Facts) -> None:
    first(entries, "activated").update(purpose="1.2", cost=2000)


def support_is_passed_over(entries: Entries, facts: Facts) -> None:
    entries.remove(first(entries, "ripening"))


def a_deposit_is_enlarged(entries: Entries, facts: Facts) -> None:
    first(entries, "deposited")["amount"] += 1000


def less_goes_back(entries: Entries, facts: Facts) -> None:
    first(entries, "closed")["returned"] -= 1


def the_rest_stays_in_the_pot(entries: Entries, facts: Facts) -> None:
    first(entries, "closed")["carries"] = True


def an_objection_comes_too_late(entries: Entries, facts: Facts) -> None:
    done = first(entries, "activated")
    late = {**first(entries, "stance", says="objects"), "at": done["at"]}
    entries.insert(entries.index(done), late)


def an_objection_is_settled_that_nobody_raised(entries: Entries, facts: Facts) -> None:
    first(entries, "settled")["voter"] = first(entries, "stance", says="backs", purpose="1.1")["voter"]


def a_purpose_has_other_words(entries: Entries, facts: Facts) -> None:
    facts["purposes"]["1.1"][0]["payee"] = "My brother"


def a_funder_has_another_name(entries: Entries, facts: Facts) -> None:
    facts["funders"]["1"] = "Somebody else"


def the_question_was_another(entries: Entries, facts: Facts) -> None:
    facts["question"] = "What would help me?"


def a_stranger_opens_the_round(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["by"] = [SOMEBODY]


def a_resident_opens_the_round(entries: Entries, facts: Facts) -> None:
    codes = [one["member"] for one in entries if one["act"] == "joined"]
    first(entries, "opened")["by"] = codes[-1:]


def the_rule_is_easier(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["rule"]["core"] = "1/50"


def the_rule_asks_for_fewer_people(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["rule"] |= {"agreement": "9/10", "core": "9/10"}


def the_seed_is_chosen_afterwards(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["seed"] = "chosen"


def the_roll_closes_early(entries: Entries, facts: Facts) -> None:
    frozen, opened = first(entries, "frozen"), first(entries, "opened")
    frozen["at"] = opened["at"]


def the_decision_comes_early(entries: Entries, facts: Facts) -> None:
    first(entries, "decided")["at"] = first(entries, "activated")["at"]


def the_outcome_is_final_at_once(entries: Entries, facts: Facts) -> None:
    first(entries, "closed")["at"] = first(entries, "decided")["at"]


def somebody_joins_twice(entries: Entries, facts: Facts) -> None:
    entries.insert(3, dict(first(entries, "joined")))


def one_agrees_with_oneself(entries: Entries, facts: Facts) -> None:
    code = first(entries, "appointed")["member"]
    opened = first(entries, "opened")
    longer = {"act": "extended", "at": opened["at"], "by": [code, code], "round": 1, "length": 60}
    entries.insert(
        entries.index(opened) + 1, {**longer, "dates": opened["dates"] | {"decides": "2027-01-01T00:00:00+00:00"}}
    )


def an_act_is_made_up(entries: Entries, facts: Facts) -> None:
    entries.insert(2, {"act": "blessed", "at": entries[1]["at"]})


FORGERIES: list[Forgery] = [
    a_stance_is_moved,
    a_stance_is_left_out,
    a_stance_is_made_up,
    a_stance_is_turned,
    a_member_is_added_to_the_roll,
    a_member_takes_anothers_place,
    a_payment_is_shifted_by_a_penny,
    the_price_is_another,
    it_goes_ahead_without_waiting,
    it_goes_ahead_before_its_time_in_the_journal,
    another_goes_ahead,
    support_is_passed_over,
    a_deposit_is_enlarged,
    less_goes_back,
    the_rest_stays_in_the_pot,
    an_objection_comes_too_late,
    an_objection_is_settled_that_nobody_raised,
    a_purpose_has_other_words,
    a_funder_has_another_name,
    the_question_was_another,
    a_stranger_opens_the_round,
    a_resident_opens_the_round,
    the_rule_is_easier,
    the_rule_asks_for_fewer_people,
    the_seed_is_chosen_afterwards,
    the_roll_closes_early,
    the_decision_comes_early,
    the_outcome_is_final_at_once,
    somebody_joins_twice,
    one_agrees_with_oneself,
    an_act_is_made_up,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_forgery_is_found(published: bytes, forgery: Forgery) -> None:
    with pytest.raises(Wrong):
        forged(published, forgery)


def test_what_nobody_changed_is_believed_when_it_is_made_anew(published: bytes) -> None:
    assert forged(published, lambda _entries, _facts: None).replay.number == verify(published).replay.number


def test_a_journal_made_anew_is_found_by_any_seal_the_group_was_told(published: bytes) -> None:
    """A penny more in the pot, of which nobody has a share: it could have been so, but was not."""

    def a_penny_more(entries: Entries, _facts: Facts) -> None:
        first(entries, "deposited")["amount"] += 1

    told = [seal(line) for line in unpack(published)["journal.txt"].decode().splitlines()]
    assert verify(published, told[-1])
    assert verify(published, told[9])
    since = first([json.loads(line) for line in unpack(published)["journal.txt"].splitlines()], "deposited")["number"]
    assert not set(told[since - 1 :]) & set(forged(published, a_penny_more).hashes)
    with pytest.raises(Wrong, match="made anew"):
        verify(published, seal("another"))


@pytest.mark.parametrize("name", ["ledger.csv", "payments.csv", "result.txt", "round.pb", "tally.csv"])
def test_a_file_that_does_not_follow_is_found_and_its_line_named(published: bytes, name: str) -> None:
    files = unpack(published)
    lines = files[name].split(b"\n")
    lines[1] += b"0"
    files[name] = b"\n".join(lines)
    with pytest.raises(Wrong, match=f"{name}, line 2"):
        verify(pack(files | {"contents.txt": contents(files)}))


def test_every_change_of_one_byte_is_found(published: bytes, samples: tuple[int, int]) -> None:
    """All of them where samples are large; else all but of the program in it, of which some."""
    program = published.index(b"recount.pyz")
    ends = published.index(b"result.txt", program)
    every = 1 if samples[0] > 1000 else 97
    places = [place for place in range(len(published)) if not program < place < ends or place % every == 0]
    unnoticed = [
        place for place in places if holds(published[:place] + other(published, place) + published[place + 1 :])
    ]
    assert not unnoticed


def other(data: bytes, place: int) -> bytes:
    return bytes([data[place] ^ (1 << place % 8)])


def holds(data: bytes) -> bool:
    try:
        verify(data)
    except Wrong:
        return False
    return True


def test_a_receipt_leads_to_its_entry(published: bytes, tmp_path: Path, capsys: Any) -> None:
    (bundle := tmp_path / "round.zip").write_bytes(published)
    lines = unpack(published)["journal.txt"].decode().splitlines()
    number = next(place for place, line in enumerate(lines, start=1) if json.loads(line)["act"] == "stance")
    code = f"{number}-{seal(lines[number - 1])[:12]}"
    assert main([str(bundle), "--receipt", code]) == 0
    assert f"The receipt {code} is in the journal: act stance" in capsys.readouterr().out
    assert main([str(bundle), "--receipt", f"{number + 1}-{code.partition('-')[2]}"]) == 1
    assert "no entry for the receipt" in capsys.readouterr().err


def test_what_is_no_bundle_is_refused_in_words(tmp_path: Path, capsys: Any) -> None:
    (bundle := tmp_path / "round.zip").write_bytes(b"PK")
    assert main([str(bundle)]) == 1
    assert "It does not hold: this is not a whole zip file" in capsys.readouterr().err
    assert main([str(tmp_path / "nothing.zip")]) == 1
