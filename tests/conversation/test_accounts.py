"""The accounts as a spreadsheet: every penny of it, and nothing that a spreadsheet would run."""

import io
from typing import Any

import openpyxl
import pytest

from tests.conversation.street import PRIVATE, QUESTION, Street, a_street
from tests.conversation.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORMULA = "=SUM(1+1)"
TITLE = "+1 bench @ the corner"


async def sheets(street: Street, name: str) -> dict[str, list[tuple[Any, ...]]]:
    """What somebody who asks for the accounts in private opens, row by row, without the heads."""
    await street.opens(name, await street.link())
    await street.tells(name, "/pool")
    await street.taps_in_private(name, "As a spreadsheet")
    assert "Nothing in it tells who backed what." in (await street.reads(name, PRIVATE))[-1].text
    files = [one for one in street.town.world.files if one.name == "accounts.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(files[-1].data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}, "no formula"
    words = [cell.value for cell in cells if cell.data_type == "s"]
    assert "Paid out" not in words, "who has paid is not told me"
    assert not [word for word in words if word.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not [word for word in words for person in street.people if person in word]
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}


async def test_a_treasurer_finds_every_penny_in_the_spreadsheet(town: Town) -> None:
    street = await a_street(town, "Amina", "Ben", "Chloe", "Dev")
    await street.has_a_round(f"/round for 2 hours: {QUESTION}")
    await street.funds("Ben", f"£60 from {FORMULA}")
    await street.has_a_purpose("Chloe", TITLE)
    await street.all_tap("I back this", TITLE, "Amina", "Ben", "Chloe")
    await town.passes(hours=3)
    for said in (await street.says("Dev", "/purposes"), await street.tells("Ben", "/purposes")):
        assert "This round is over. The next one is announced in the group." in said
        assert "tap" not in said
    found = await sheets(street, "Dev")
    by_funder = {row[0]: row[1:] for row in found["By funder"]}
    total = by_funder.pop("All together")
    assert set(by_funder) == {"Ward Fund", f"'{FORMULA}"}
    assert [sum(column) for column in zip(*by_funder.values(), strict=True)] == pytest.approx(total)
    assert all(sum(parts) == pytest.approx(given) for given, *parts in by_funder.values())
    assert sum(row[4] for row in found["Accounts"]) == pytest.approx(0)
    assert {row[2] for row in found["Accounts"] if row[0] == "for a purpose"} == {f"'{TITLE}"}
    moved: dict[tuple[str | None, ...], float] = {}
    for _, source, to, its_round, purpose, funder, amount in found["Movements"]:
        for place, sign in ((source, -1), (to, 1)):
            account = place, purpose if place == "for a purpose" else None, funder
            moved[account] = moved.get(account, 0) + sign * amount
        assert its_round in (None, 1)
    kept = {(row[0], row[2], row[3]): row[4] for row in found["Accounts"]}
    assert {account: amount for account, amount in moved.items() if round(amount, 2)} == pytest.approx(
        {account: amount for account, amount in kept.items() if amount}
    )
