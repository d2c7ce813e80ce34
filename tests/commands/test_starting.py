"""An operator who made a mistake reads its cause and the next step, never a traceback."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.lock import alone_on
from models.store.databases.refusing import AnotherIsRunning, UnusableDatabase
from models.store.engine import writing_engine
from models.store.migrations import upgrade
from tests.commands.conftest import TOKEN, Started


def words_of(ended: subprocess.CompletedProcess[str]) -> str:
    """What a refused start says; nothing of it may be a traceback or the token."""
    assert ended.returncode == 2, ended.stderr
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    assert "canary" not in ended.stderr
    assert ended.stderr.startswith("Commonpot cannot start:\n- ")
    return ended.stderr


def test_a_first_start_without_anything_says_where_a_token_comes_from(commonpot: Started) -> None:
    assert "There is no COMMONPOT_TOKEN. Write to @BotFather" in words_of(commonpot("run"))


def test_all_mistakes_are_told_in_one_start(commonpot: Started) -> None:
    wrong = {"TOKEN": "canary", "API": "x", "DATABASE": "oracle://x/y", "TIMEZONE": "x", "LOG": "x"}
    told = words_of(commonpot("run", **wrong))
    assert told.count("\n- ") == 5


def test_settings_that_others_can_read_are_refused(commonpot: Started, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"COMMONPOT_TOKEN={TOKEN}\n")
    (tmp_path / ".env").chmod(0o644)
    assert "Others on this machine can read .env" in words_of(commonpot("run"))


def newer(file: Path) -> None:
    upgrade(f"sqlite:///{file}")
    with writing_engine(f"sqlite:///{file}").begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        (newer, "made by a newer Commonpot.*Install the newer"),
        (lambda file: file.write_text("Dear diary, " * 100), "not a SQLite database.*Restore a copy"),
    ],
)
def test_a_database_the_bot_cannot_use_is_told(
    commonpot: Started, tmp_path: Path, planted: Callable[[Path], object], words: str
) -> None:
    planted(tmp_path / "pot")
    told = words_of(commonpot("run", TOKEN=TOKEN, DATABASE=f"sqlite:///{tmp_path}/pot"))
    assert re.search(words, told), told


def test_a_misspelt_folder_is_told_and_not_made(commonpot: Started, tmp_path: Path) -> None:
    told = words_of(commonpot("run", TOKEN=TOKEN, DATABASE=f"sqlite:///{tmp_path}/nowhere/pot"))
    assert f"There is no folder {tmp_path}/nowhere" in told
    assert not (tmp_path / "nowhere").exists()


def test_a_second_bot_on_the_same_file_is_refused_whatever_path_leads_there(commonpot: Started, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "pot")
    with alone_on(f"sqlite:///{tmp_path}/pot"):
        told = words_of(commonpot("run", TOKEN=TOKEN, DATABASE=f"sqlite:///{tmp_path}/link"))
    assert f"Another Commonpot is running on this database ({tmp_path}/pot)" in told


def test_a_lock_left_by_a_killed_bot_keeps_nobody_out(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/pot"
    hold = (
        f"import time; from bot.lock import alone_on\nwith alone_on({url!r}): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AnotherIsRunning), alone_on(url):
            pass
        holder.kill()
    with alone_on(url):
        pass


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "pot.lock").mkdir()
    refused = pytest.raises(UnusableDatabase, match=r"Nothing can be written.*Let this user write")
    with refused, alone_on(f"sqlite:///{tmp_path}/pot"):
        pass
