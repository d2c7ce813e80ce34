"""The accounts as a spreadsheet, for whoever answers for the money."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from xlsxwriter import Workbook

from config.texts import exact
from handlers.words.speech import Message, Speech, Values, lines
from models.questions.accounts import Entry, Movement, Statement
from models.questions.pool import Place

Row = Sequence[str | int | Decimal | datetime | None]

NEVER = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


def accounts(speech: Speech, view: Statement, _: Values) -> Message:
    """Three sheets: by funder, every account, every movement. Nothing of who backed what."""
    when = speech.moment(speech.setting.now)
    text = lines(
        speech.say("The accounts of {group}, {when}, as a spreadsheet.", group=speech.setting.title, when=when),
        speech.say("Nothing in it tells who backed what."),
    )
    return Message(text, file=("accounts.xlsx", _workbook(speech, view)))


def _workbook(speech: Speech, view: Statement) -> bytes:
    held = io.BytesIO()
    currency = view.pool.currency or ""
    decimals = f"{exact(0, currency)}"[1:] if currency else ""
    with Workbook(held, NEVER) as book:
        money = book.add_format({"num_format": f"#,##0{decimals}"})
        when, bold = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}), book.add_format({"bold": True})
        for name, head, rows in _sheets(speech, view, currency):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, head, bold)
            for at, row in enumerate(rows, 1):
                for column, cell in enumerate(row):
                    form = money if isinstance(cell, Decimal) else when if isinstance(cell, datetime) else None
                    sheet.write(at, column, harmless(cell) if isinstance(cell, str) else cell, form)
            sheet.freeze_panes(1, 0)
            sheet.autofit()
    return held.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, not even when it is saved as CSV and opened again."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _sheets(speech: Speech, view: Statement, currency: str) -> list[tuple[str, list[str], Iterable[Row]]]:
    def amount(pennies: int) -> Decimal:
        return exact(pennies, currency)

    money = speech.say("Amount ({currency})", currency=currency)
    what = [speech.say("Round"), speech.say("Purpose"), speech.say("Funder"), money]
    places = [place for place in (*view.pool.places, view.pool.total) if place.given or place.returned]
    return [
        (speech.say("By funder"), _parts(speech), ([_funder(speech, one), *map(amount, _of(one))] for one in places)),
        (
            speech.say("Accounts"),
            [speech.say("Account"), *what],
            ([_kind(speech, one.kind), *_about(one), amount(one.pennies)] for one in view.accounts),
        ),
        (
            speech.say("Movements"),
            [speech.say("When"), speech.say("From"), speech.say("To"), *what],
            (
                [
                    _when(speech, one),
                    _kind(speech, one.giver),
                    _kind(speech, one.taker),
                    *_about(one),
                    amount(one.pennies),
                ]
                for one in view.movements
            ),
        ),
    ]


def _parts(speech: Speech) -> list[str]:
    return [
        speech.say("Funder"),
        speech.say("Given"),
        speech.say("In the pot"),
        speech.say("In our shares"),
        speech.say("For purposes that go ahead"),
        speech.say("Not used"),
    ]


def _of(place: Place) -> Sequence[int]:
    return place.given, place.pot, place.shares, place.activated, place.returned


def _funder(speech: Speech, place: Place) -> str:
    return place.funder or speech.say("All together")


def _about(one: Entry | Movement) -> Row:
    return one.round, one.purpose, one.funder


def _when(speech: Speech, one: Movement) -> datetime:
    """Spreadsheets know no time zones: the group's own time."""
    return datetime.fromisoformat(one.at).astimezone(speech.setting.zone).replace(tzinfo=None)


def _kind(speech: Speech, kind: str) -> str:
    return {
        "funder": speech.say("the funder"),
        "pot": speech.say("the pot"),
        "shares": speech.say("our shares"),
        "purpose": speech.say("for a purpose"),
        "payee": speech.say("paid out"),
        "returned": speech.say("not used"),
    }[kind]
