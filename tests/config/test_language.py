"""What a reader's language does with sentences, money, moments, lengths and lists."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from config.texts import Language, parse_day, parse_length
from config.texts.catalogues import catalogue, languages

ENGLISH = Language.of("en")
LONDON = ZoneInfo("Europe/London")
NOVEMBER = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)

POLISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "You back {title}."
msgstr "Popierasz {title}."

msgid "{n} person"
msgid_plural "{n} people"
msgstr[0] "{n} osoba"
msgstr[1] "{n} osoby"
msgstr[2] "{n} osób"

#, fuzzy
msgid "Nothing is spent yet."
msgstr "???"
"""


@pytest.fixture
def polish(tmp_path: Path) -> Language:
    (tmp_path / "pl.po").write_text(POLISH, "utf-8")
    assert languages(tmp_path) == {"en", "pl"}
    return Language(Locale("pl"), catalogue("pl", tmp_path))


def test_english_is_written_as_in_britain() -> None:
    assert ENGLISH.money(2500, "GBP") == "£25.00"
    assert ENGLISH.number(1234) == "1,234"
    assert ENGLISH.say_many("{n} person of {all}", "{n} people of {all}", 1234, all=98765) == "1,234 people of 98,765"
    assert ENGLISH.say("Record no. {number}", number=1234) == "Record no. 1234"
    assert ENGLISH.moment(NOVEMBER, LONDON) == "Fri 27 Nov, 18:00"
    assert ENGLISH.day(NOVEMBER, LONDON) == "Fri 27 Nov"
    assert ENGLISH.time(NOVEMBER, LONDON) == "18:00"
    assert ENGLISH.listed(["A", "B", "C"]) == "A, B and C"
    assert ENGLISH.listed(["A"]) == "A"
    assert ENGLISH.listed([]) == ""


def test_a_moment_is_told_in_the_readers_zone_over_a_clock_change() -> None:
    assert ENGLISH.moment(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), LONDON) == "Sun 25 Oct, 01:30"
    assert ENGLISH.moment(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), LONDON) == "Sun 25 Oct, 01:30"
    assert ENGLISH.moment(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), LONDON, year=True) == "Sun, 25 Oct 2026, 01:30"
    assert ENGLISH.day(datetime(2026, 7, 31, 23, 30, tzinfo=UTC), LONDON) == "Sat 1 Aug"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ENGLISH.moment(NOVEMBER.replace(tzinfo=None), LONDON)


@given(st.integers(-(10**18), 10**18))
def test_money_is_exact_to_the_penny(pennies: int) -> None:
    digits = "".join(sign for sign in ENGLISH.money(pennies, "GBP") if sign.isdigit())
    assert int(digits) == abs(pennies)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(days=14), "14 days"),
        (timedelta(hours=24), "24 hours"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=90), "1 hour and 30 minutes"),
        (timedelta(hours=60), "2 days and 12 hours"),
        (timedelta(), "0 minutes"),
    ],
)
def test_a_length_is_said_whole(length: timedelta, said: str) -> None:
    assert ENGLISH.length(length) == said


@pytest.mark.parametrize(
    ("written", "hours"), [("14 days", 336), ("2 weeks", 336), ("2 hours", 2), ("1 day", 24), ("14 Days", 336)]
)
def test_a_written_length_is_read(written: str, hours: int) -> None:
    assert parse_length(written) == timedelta(hours=hours)


@pytest.mark.parametrize("written", ["", "soon", "0 days", "1.5 days", "-1 day", "14", "days", "99999 weeks"])
def test_what_is_no_length_is_refused(written: str) -> None:
    assert parse_length(written) is None


@pytest.mark.parametrize("code", ["", "xx", "tlh", "pl", "../../etc/passwd", "en-XX", "a" * 500, "zh-hans", "en\0"])
def test_a_language_without_a_catalogue_is_english(code: str) -> None:
    assert Language.of(code) is ENGLISH


@given(st.text(max_size=20))
def test_any_code_leads_to_a_language(code: str) -> None:
    assert Language.of(code).locale.language in languages()


def test_a_regional_code_keeps_its_formats() -> None:
    assert Language.of("en-GB") is ENGLISH
    assert Language.of("en-US").number(1234) == "1,234"
    assert Language.of("en-US").day(NOVEMBER, LONDON) == "Fri, Nov 27"


def test_english_sentences_are_their_own_source() -> None:
    assert ENGLISH.say("You back {title}.", title="Lights") == "You back Lights."
    assert [ENGLISH.say_many("{n} person", "{n} people", n) for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]


def test_a_catalogue_translates_with_its_own_plurals(polish: Language) -> None:
    assert polish.say("You back {title}.", title="Lights") == "Popierasz Lights."
    told = [polish.say_many("{n} person", "{n} people", n) for n in (1, 2, 5, 22)]
    assert told == ["1 osoba", "2 osoby", "5 osób", "22 osoby"]
    assert polish.listed(["A", "B", "C"]) == "A, B i C"
    assert polish.length(timedelta(days=5)) == "5 dni"


def test_a_sentence_nobody_has_checked_stays_in_english(polish: Language) -> None:
    assert polish.say("Nothing is spent yet.") == "Nothing is spent yet."
    assert polish.say("Not in the catalogue.") == "Not in the catalogue."


def test_the_last_of_february_is_the_next_there_is() -> None:
    for today, meant in (("2027-11-22", 2028), ("2028-02-01", 2028)):
        assert parse_day("until 29 February", date.fromisoformat(today)) == date(meant, 2, 29)
    assert parse_day("29 Feb", date(2026, 1, 1)) is None
