"""Whoever changes what happened, and then makes every hash and file anew, is still found out."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.bundle import bundle
from bot.recount.__main__ import main, verify
from bot.recount.basics import Wrong, canonical, moment, seal
from bot.recount.container import contents, pack, unpack
from bot.recount.counting import recount
from models.people import seconding
from models.questions.bundle import published as published_of
from tests.recount.small import Entries, Facts, Forgery, first, forged, given_anew
from tests.verbs.house import FOUNDER, Street, ready

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


def a_gift_has_other_terms(entries: Entries, facts: Facts) -> None:
    facts["terms"]["2"] = "for anything"


def a_gift_loses_its_terms(entries: Entries, facts: Facts) -> None:
    del facts["terms"]["2"]


def words_that_stand_are_called_erased(entries: Entries, facts: Facts) -> None:
    facts["erased_since"] = ["1.1"]


def words_of_no_purpose_are_called_erased(entries: Entries, facts: Facts) -> None:
    facts["erased_since"] = ["7.1"]


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


def behind(entries: Entries, act: str, *more: dict[str, Any]) -> None:
    """More entries behind the first of an act, at its moment."""
    place = entries.index(first(entries, act)) + 1
    entries[place:place] = [{"at": entries[place - 1]["at"], **one} for one in more]


def coordinators(entries: Entries) -> list[str]:
    return [one["member"] for one in entries if one["act"] == "appointed"]


def agreed(what: str, by: list[str], number: int = 99) -> list[dict[str, Any]]:
    asked = {"act": "asked", "what": what, "request": number, "by": by[0]}
    return [asked, {**asked, "act": "agreed", "by": by[1]}]


def longer_by_a_week(entries: Entries, **dates: str) -> dict[str, Any]:
    """In a round of 14 days, opened on 22 November."""
    when = {"freeze": "2026-11-29", "until": "2026-12-12", "decides": "2026-12-13"} | dates
    stamps = {name: f"{day}T18:00:00.000+00:00" for name, day in when.items()}
    return {"act": "extended", "by": coordinators(entries), "round": 1, "length": 7 * 86400, "dates": stamps}


def nobody_agreed(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", longer_by_a_week(entries))


def something_else_was_agreed_to(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", *agreed("cancel", coordinators(entries)), longer_by_a_week(entries))


def what_was_agreed_to_is_not_done(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", *agreed("cancel", coordinators(entries)))


def it_is_made_longer_than_was_agreed(entries: Entries, facts: Facts) -> None:
    late = longer_by_a_week(entries, until="2026-12-13", decides="2026-12-14")
    behind(entries, "opened", *agreed("extend", coordinators(entries)), late)


def a_reason_did_not_help(entries: Entries, facts: Facts) -> None:
    done, settled = first(entries, "activated"), first(entries, "settled")
    entries.remove(settled)
    entries.insert(entries.index(done), {**settled, "act": "lapsed", "at": done["at"]})


def an_objection_counts_without_a_reason(entries: Entries, facts: Facts) -> None:
    entries.remove(first(entries, "reason"))
    entries.remove(first(entries, "settled"))


def a_reason_comes_from_nowhere(entries: Entries, facts: Facts) -> None:
    behind(entries, "ripening", {**first(entries, "reason"), "objection": 7})


def a_purpose_is_merged_away(entries: Entries, facts: Facts) -> None:
    behind(entries, "ripening", {"act": "merged", "purpose": "1.2", "into": "1.1"})


def a_purpose_is_merged_away_after_the_decision(entries: Entries, facts: Facts) -> None:
    pair = {"purpose": "1.2", "into": "1.1"}
    behind(entries, "ripening", {"act": "merger asked", **pair})
    behind(entries, "decided", {"act": "merged", **pair})


def one_appoints_alone_after_the_first_round(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", {"act": "appointed", "member": entries[6]["member"]})


def a_coordinator_leaves_and_coordinates(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", {"act": "left", "member": coordinators(entries)[0]})


def the_last_coordinators_step_down(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", *({"act": "stepped down", "member": one} for one in coordinators(entries)))


def a_silence_is_made_up(entries: Entries, facts: Facts) -> None:
    behind(entries, "ripening", {"act": "silence", "round": 1, "seconds": 3 * 86400})


def a_short_silence_moves_everything(entries: Entries, facts: Facts) -> None:
    behind(entries, "opened", {"act": "silence", "round": 1, "seconds": 3600})


def somebody_rests_before_two_rounds(entries: Entries, facts: Facts) -> None:
    behind(entries, "deposited", {"act": "rested", "people": 1})


def the_currency_steers_the_window_it_is_shown_in(entries: Entries, facts: Facts) -> None:
    for one in (*entries, facts):
        if "currency" in one:
            one["currency"] = "GBP\x1b[2J\nAll of it holds"


def a_gift_is_in_a_second_currency(entries: Entries, facts: Facts) -> None:
    behind(entries, "ripening", {**first(entries, "deposited"), "deposit": 2, "currency": "EUR"})


def a_gift_is_no_whole_number(entries: Entries, facts: Facts) -> None:
    first(entries, "deposited")["amount"] = 6000.0


def a_gift_is_without_end(entries: Entries, facts: Facts) -> None:
    first(entries, "deposited")["amount"] = float("inf")


def a_moment_is_of_no_place(entries: Entries, facts: Facts) -> None:
    entries[0]["at"] = entries[0]["at"].removesuffix("+00:00")


def joining_closes_sooner_than_it_must(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["dates"]["freeze"] = "2026-11-24T18:00:00.000+00:00"


def it_is_put_off_without_need(entries: Entries, facts: Facts) -> None:
    frozen = first(entries, "frozen")
    off = {"act": "put off", "at": frozen["at"], "round": 1, "dates": {"freeze": "2026-12-02T18:00:00.000+00:00"}}
    entries.insert(entries.index(frozen), off)


def one_says_the_same_again(entries: Entries, facts: Facts) -> None:
    said = first(entries, "stance")
    behind(entries, "stance", {name: said[name] for name in ("act", "purpose", "says", "voter")})


def a_community_is_set_up_again(entries: Entries, facts: Facts) -> None:
    behind(entries, "frozen", {"act": "set up", "community": 1})


def the_rule_takes_for_ever_to_read(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["rule"]["core"] = "1e999999999"


FORGERIES: list[Forgery] = [
    nobody_agreed,
    something_else_was_agreed_to,
    what_was_agreed_to_is_not_done,
    it_is_made_longer_than_was_agreed,
    a_reason_did_not_help,
    an_objection_counts_without_a_reason,
    a_reason_comes_from_nowhere,
    a_purpose_is_merged_away,
    a_purpose_is_merged_away_after_the_decision,
    one_appoints_alone_after_the_first_round,
    a_coordinator_leaves_and_coordinates,
    the_last_coordinators_step_down,
    a_silence_is_made_up,
    a_short_silence_moves_everything,
    somebody_rests_before_two_rounds,
    a_gift_is_in_a_second_currency,
    the_currency_steers_the_window_it_is_shown_in,
    a_gift_is_no_whole_number,
    a_gift_is_without_end,
    a_moment_is_of_no_place,
    joining_closes_sooner_than_it_must,
    it_is_put_off_without_need,
    one_says_the_same_again,
    a_community_is_set_up_again,
    the_rule_takes_for_ever_to_read,
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
    a_gift_has_other_terms,
    a_gift_loses_its_terms,
    words_that_stand_are_called_erased,
    words_of_no_purpose_are_called_erased,
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


def more_people_have_an_interest_than_there_are(entries: Entries, facts: Facts) -> None:
    behind(entries, "proposed", {"act": "interest", "purpose": "1.1", "people": 7, "proposer": False})


FORGERIES.append(more_people_have_an_interest_than_there_are)


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_forgery_is_found(published: bytes, forgery: Forgery) -> None:
    with pytest.raises(Wrong):
        forged(published, forgery)


def the_later_goes_first(entries: Entries, facts: Facts) -> None:
    one, other = (one for one in entries if one["act"] == "activated")
    entries.remove(one)
    entries.insert(entries.index(other) + 1, {**one, "at": other["at"]})


def what_was_said_is_kept_for_other_words(entries: Entries, facts: Facts) -> None:
    text = facts["purposes"]["1.1"][1]
    text["payee"] = "My brother"
    words = canonical([text["title"], text["why"], text["payee"]])
    first(entries, "amended")["text"] = seal(text["salt"] + words)


def anothers_purpose_is_merged(entries: Entries, facts: Facts) -> None:
    first(entries, "proposed", purpose="1.3")["by"] = first(entries, "proposed", purpose="1.1")["by"]


def a_resident_agrees_where_a_coordinator_could(entries: Entries, facts: Facts) -> None:
    resident = first(entries, "proposed")["by"]
    first(entries, "agreed")["by"] = resident
    first(entries, "extended")["by"][1] = resident


def it_is_made_longer_twice(entries: Entries, facts: Facts) -> None:
    again = {**first(entries, "extended"), "length": 86400}
    again["dates"] = again["dates"] | {
        "until": "2026-12-13T18:00:00.000+00:00",
        "decides": "2026-12-14T18:00:00.000+00:00",
    }
    behind(entries, "extended", *agreed("extend", again["by"]), again)


def another_changes_it(entries: Entries, facts: Facts) -> None:
    first(entries, "amended")["by"] = SOMEBODY


def another_withdraws_it(entries: Entries, facts: Facts) -> None:
    changed = first(entries, "amended")
    behind(entries, "amended", {"act": "withdrawn", "purpose": changed["purpose"], "by": SOMEBODY})


def somebody_comes_in_whom_nobody_let_in(entries: Entries, facts: Facts) -> None:
    behind(entries, "policy", {"act": "joined", "member": SOMEBODY})


def newcomers_count_at_once(entries: Entries, facts: Facts) -> None:
    first(entries, "opened")["wait"] = 0


def newcomers_are_on_the_roll_before_their_time(entries: Entries, facts: Facts) -> None:
    first(entries, "wait")["seconds"] = first(entries, "opened")["wait"] = 7 * 86400


def somebody_comes_in_by_a_code_that_nobody_made(entries: Entries, facts: Facts) -> None:
    behind(entries, "policy", {"act": "joined", "member": SOMEBODY, "code": True})


def codes_are_taken_back_that_nobody_made(entries: Entries, facts: Facts) -> None:
    behind(entries, "policy", {"act": "codes taken back", "by": first(entries, "policy")["by"], "codes": 3})


def fewer_joined_at_once(entries: Entries, facts: Facts) -> None:
    facts["facts"]["hour"] -= 1


def nobody_tells_how_the_roll_came_together(entries: Entries, facts: Facts) -> None:
    facts["facts"] = {}


@pytest.mark.parametrize(
    "forgery",
    [
        somebody_comes_in_by_a_code_that_nobody_made,
        codes_are_taken_back_that_nobody_made,
        fewer_joined_at_once,
        nobody_tells_how_the_roll_came_together,
        newcomers_count_at_once,
        newcomers_are_on_the_roll_before_their_time,
        the_later_goes_first,
        what_was_said_is_kept_for_other_words,
        anothers_purpose_is_merged,
        a_resident_agrees_where_a_coordinator_could,
        it_is_made_longer_twice,
        another_changes_it,
        somebody_comes_in_whom_nobody_let_in,
    ],
    ids=lambda forgery: forgery.__name__,
)
def test_a_forgery_of_a_longer_round_is_found(longer: bytes, forgery: Forgery) -> None:
    assert forged(longer, lambda _entries, _facts: None).round.number == 1
    with pytest.raises(Wrong):
        forged(longer, forgery)


def test_only_the_proposer_withdraws_a_purpose(longer: bytes) -> None:
    with pytest.raises(Wrong, match="only its proposer withdraws it"):
        forged(longer, another_withdraws_it)


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
    """All of them where samples are large, but one a byte in the program; else one a byte, and of the program some."""
    with zipfile.ZipFile(io.BytesIO(published)) as held:
        program, ends = (held.getinfo(name).header_offset for name in ("recount.pyz", "result.txt"))
    large = samples[0] > 1000
    unnoticed = []
    for place, true in enumerate(published):
        inside = program < place < ends
        if inside and not large and place % 97:
            continue
        others = set(range(256)) - {true} if large and not inside else {true ^ (1 << place % 8)}
        unnoticed += [(place, other) for other in others if holds(changed(published, place, other))]
    assert not unnoticed


def changed(data: bytes, place: int, other: int) -> bytes:
    return data[:place] + bytes([other]) + data[place + 1 :]


def holds(data: bytes) -> bool:
    try:
        verify(data)
    except Wrong:
        return False
    return True


def test_a_seal_may_be_copied_with_blanks_and_capitals(published: bytes) -> None:
    told = seal(unpack(published)["journal.txt"].decode().splitlines()[-1])
    assert verify(published, f" {told.upper()}\n")
    for nothing in ("", told[:12]):
        with pytest.raises(Wrong, match="not a whole seal"):
            verify(published, nothing)


@pytest.mark.parametrize("receipt", ["", "1", "²-000000000000", "1-", f"{'9' * 5000}-000000000000", "0-000000000000"])
def test_what_is_no_receipt_is_refused_in_words(published: bytes, tmp_path: Path, capsys: Any, receipt: str) -> None:
    (bundle := tmp_path / "round.zip").write_bytes(published)
    assert main([str(bundle), f"--receipt={receipt}"]) == 1
    assert "It does not hold: " in capsys.readouterr().err


def a_file_twice(files: dict[str, bytes], zipped: zipfile.ZipFile) -> None:
    zipped.writestr("journal.txt", files["journal.txt"])


def a_file_outside(files: dict[str, bytes], zipped: zipfile.ZipFile) -> None:
    zipped.writestr("/etc/motd", b"All of it holds")


def a_remark(files: dict[str, bytes], zipped: zipfile.ZipFile) -> None:
    zipped.comment = b"All of it holds"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("change", [a_file_twice, a_file_outside, a_remark], ids=lambda change: change.__name__)
def test_a_zip_holds_its_files_and_nothing_else(
    published: bytes, change: Callable[[dict[str, bytes], zipfile.ZipFile], None]
) -> None:
    held = io.BytesIO(published)
    with zipfile.ZipFile(held, "a") as zipped:
        change(unpack(published), zipped)
    with pytest.raises(Wrong):
        verify(held.getvalue())


@pytest.mark.parametrize("around", [(b"", b"\n"), (b"#!/bin/sh\n", b"")])
def test_nothing_stands_around_the_zip(published: bytes, around: tuple[bytes, bytes]) -> None:
    with pytest.raises(Wrong):
        verify(published.join(around))


@pytest.mark.parametrize(
    "about",
    [
        b"[" * 100_000,
        b'{"round":NaN}\n',
        b'{"round":1,"round":1}\n',
        b'{"round":' + b"9" * 5000 + b"}\n",
        b'{"question":"\\ud800"}\n',
        b"\xff\xfe{\x00}\x00",
    ],
)
def test_odd_facts_are_refused_in_words(published: bytes, about: bytes) -> None:
    with pytest.raises(Wrong, match=r"round\.json"):
        recount(unpack(published)["journal.txt"], about)


def test_a_day_that_no_calendar_has_is_refused_in_words(street: Street) -> None:
    """A round of the year 9926 that is silent for as long as there have been years, and cancelled."""
    ready(street).open()
    street.propose(10_00)
    asked = street.do(seconding.ask, street.community_id, FOUNDER, "cancel", street.round().id, {"why": "Rain"})
    street.do(seconding.agree, asked.id, 2)
    of = street.ask(published_of, street.round().id)
    assert of is not None

    def far_away(entries: Entries, _facts: Facts) -> None:
        for one in entries:
            one["at"] = one["at"].replace("2026-", "9926-", 1)
            one.update(
                {"dates": {name: f"9926{at[4:]}" for name, at in one["dates"].items()}} if "dates" in one else {}
            )
        opened = first(entries, "opened")
        seconds = moment(opened["at"]) // 1000
        behind(entries, "opened", {"act": "silence", "at": opened["at"], "round": 1, "seconds": seconds})

    held = unpack(data := bundle(of)) | given_anew(data, far_away)
    with pytest.raises(Wrong, match=r"no files can be made of what the journal says \(ValueError\('year 17883"):
        verify(pack(held | {"contents.txt": contents(held)}))


@pytest.mark.parametrize("name", ["currency", "funders", "purposes", "question", "roll", "round", "terms"])
@pytest.mark.parametrize("value", [None, True, 1, "1", [], ["x"], {}, {"1": 1}, {"1.1": []}, {"1.1": [{}]}])
def test_facts_of_another_kind_are_refused_in_words(published: bytes, name: str, value: object) -> None:
    def other_kind(_entries: Entries, facts: Facts) -> None:
        facts[name] = value

    if name != "round" or type(value) is not int:
        with pytest.raises(Wrong):
            forged(published, other_kind)


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
    assert main([str(tmp_path / "nothing.zip")]) == 2
    assert "nothing.zip cannot be read: No such file or directory." in capsys.readouterr().err
