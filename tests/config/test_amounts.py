"""Money as people write it is read exactly, or not at all."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from config.texts import Language, parse_money


@pytest.mark.parametrize(
    ("written", "own", "read"),
    [
        ("£850", None, (85000, "GBP")),
        ("850", "GBP", (85000, "GBP")),
        ("850.50", "GBP", (85050, "GBP")),
        ("850.5", "GBP", (85050, "GBP")),
        (" £ 850 ", None, (85000, "GBP")),
        ("25,50 €", None, (2550, "EUR")),
        ("GBP 850", None, (85000, "GBP")),
        ("850gbp", "EUR", (85000, "GBP")),
        ("£850 GBP", None, (85000, "GBP")),
        ("£1,000.00", None, (100000, "GBP")),
        ("1,000,000", "GBP", (100000000, "GBP")),
        ("1 000 zł", None, (100000, "PLN")),
        ("1\u202f000,50\u00a0€", None, (100050, "EUR")),
        ("1.000,50 €", None, (100050, "EUR")),
        ("CHF 1’000.05", None, (100005, "CHF")),
        ("Fr. 5", None, (500, "CHF")),
        ("$5", None, (500, "USD")),
        ("$5", "AUD", (500, "AUD")),
        ("5 kr", "SEK", (500, "SEK")),
        ("R$ 5", None, (500, "BRL")),
        ("¥1,500", None, (1500, "JPY")),
        ("0.05", "GBP", (5, "GBP")),
    ],
)
def test_an_amount_is_read_in_pennies(written: str, own: str | None, read: tuple[int, str]) -> None:
    assert parse_money(written, own) == read


def test_a_comma_before_two_digits_parts_pennies_and_before_three_it_groups() -> None:
    assert parse_money("1,50", "GBP") == (150, "GBP")
    assert parse_money("1,500", "GBP") == (150000, "GBP")


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("850", None),  # no currency anywhere
        ("1.500", "GBP"),  # fifteen hundred, or one and a half?
        ("1,500", "KWD"),  # the same, where pennies have three digits
        ("12.345", "GBP"),
        ("¥15.5", None),
        ("-5", "GBP"),
        ("−5", "GBP"),
        ("£-5", None),
        ("+5", "GBP"),
        ("1e3", "GBP"),
        ("five", "GBP"),
        ("5 pounds", "GBP"),
        ("£5 €", None),
        ("5 kr", "GBP"),
        ("5 XYZ", "GBP"),
        ("5 %", "GBP"),
        ("£", "GBP"),
        ("£5.", None),
        ("1,00,000", "GBP"),
        ("1,000,50", "GBP"),
        ("1 000 00", "GBP"),
        ("٥", "GBP"),
        ("9" * 13, "GBP"),
        ("", "GBP"),
    ],
)
def test_what_is_not_plainly_one_amount_is_refused(written: str, own: str | None) -> None:
    assert parse_money(written, own) is None


@given(pennies=st.integers(0, 10**12 - 1), currency=st.sampled_from(["GBP", "EUR", "USD", "PLN", "CHF", "JPY"]))
def test_what_the_bot_writes_it_reads_back(pennies: int, currency: str) -> None:
    for code in ("en", "en-US"):
        written = Language.of(code).money(pennies, currency)
        written = written.replace("JP¥", "¥").replace("US$", "$")
        assert parse_money(written, None) == (pennies, currency)


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    read = parse_money(text, "GBP")
    assert read is None or (read[0] >= 0 and len(read[1]) == 3)


def test_the_signs_are_those_the_languages_use() -> None:
    for code, sign in (("pl", "PLN"), ("cs", "CZK"), ("hu", "HUF"), ("uk", "UAH"), ("tr", "TRY"), ("pt_BR", "BRL")):
        assert parse_money(f"5 {Locale.parse(code).currency_symbols[sign]}", None) is not None
