"""What ships may be given on: no GPL, no AGPL, nothing of unknown licence (pyproject.toml says which are fine)."""

import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = ROOT / "docs" / "licences.md"


def plainly(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped() -> set[str]:
    """The locked packages that are installed on this kind of machine."""
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    return locked & {plainly(one.name) for one in distributions()}


def test_all_that_ships_has_a_licence_that_may_be_given_on() -> None:
    command = [sys.executable, "-m", "piplicenses", "--packages", *shipped()]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert {plainly(row) for row in re.findall(r"^\| (\S+)", told.stdout, re.MULTILINE)} >= shipped()


def test_the_list_of_licences_has_all_that_ships() -> None:
    assert {plainly(row) for row in re.findall(r"^\| (\S+)", LIST.read_text(), re.MULTILINE)} >= shipped()
