"""The list of those who have erased themselves holds every mark, whatever became of the file before."""

from pathlib import Path

import pytest

from bot import erased

MARKS = ["a" * 32, "b" * 32, "c" * 32]


@pytest.mark.parametrize("before", ["", "a" * 31, f"{'a' * 32}\n{'b' * 7}", "\0\0\xff", f"{'a' * 32}"])
def test_a_line_that_was_cut_short_takes_no_other_with_it(tmp_path: Path, before: str) -> None:
    (file := tmp_path / "erased.txt").write_bytes(before.encode("latin-1"))
    erased.add(file, MARKS)
    assert erased.read(file) >= set(MARKS)
    held = file.read_bytes()
    erased.add(file, MARKS)
    assert file.read_bytes() == held
