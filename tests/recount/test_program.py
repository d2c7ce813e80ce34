"""The program as people run it: the one in the record, and the command."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.recount.basics import seal
from bot.recount.container import unpack

ROOT = Path(__file__).parents[2]


@pytest.fixture
def record(published: bytes, tmp_path: Path) -> Path:
    """A record on the disk, with the program taken out of it beside it."""
    (tmp_path / "recount.pyz").write_bytes(unpack(published)["recount.pyz"])
    (tmp_path / "round.zip").write_bytes(published)
    return tmp_path / "round.zip"


def ended(*command: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("alone", [True, False])
def test_it_says_that_all_of_it_holds_and_names_what_does_not(published: bytes, record: Path, *, alone: bool) -> None:
    program = ["-I", "-S", str(record.with_name("recount.pyz"))] if alone else ["-m", "bot", "verify"]
    seals = [seal(one) for one in unpack(published)["journal.txt"].decode().splitlines()]
    code, said, wrong = ended(*program, str(record), "--head", seals[-1])
    assert (code, wrong) == (0, "")
    assert "All of it holds" in said
    assert f"The seal you gave fits: it is that of entry {len(seals)} of {len(seals)}." in said
    assert f"entry 4 of {len(seals)}." in ended(*program, str(record), "--head", seals[3])[1]
    assert ended(*program, str(record), "--seal", seal("another"))[0] == 1
    record.write_bytes(published.replace(b'"says":"backs"', b'"says":"backz"', 1))
    code, _, wrong = ended(*program, str(record))
    assert code == 1
    assert "It does not hold" in wrong
