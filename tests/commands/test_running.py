"""The bot as a process: it starts, says so, and stops when told, also while Telegram cannot be reached."""

import signal
import stat
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.store.engine import opened
from models.store.migrations import upgrade
from models.store.tables import outbox
from tests.commands.conftest import TOKEN, Started, no_file_over, started
from tests.overhearing import personal


def logged(process: subprocess.Popen[str], words: str) -> None:
    """Waits until the process has logged the words."""
    assert process.stderr is not None
    before = []
    for line in process.stderr:
        assert personal(line) == []
        if words in line:
            return
        before.append(line)
    pytest.fail(f"never logged: {words}\n{''.join(before)}")


def stopped(process: subprocess.Popen[str], by: signal.Signals) -> tuple[int, str]:
    """The exit code and what was still logged, after a signal given twice as a terminal and its shell may do."""
    process.send_signal(by)
    process.send_signal(by)
    _, rest = process.communicate(timeout=10)
    assert personal(rest) == []
    return process.returncode, rest


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Bot API server that knows TOKEN."""
    with started(tmp_path_factory.mktemp("server"), "bot.playground", "--token", TOKEN) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_the_bot_runs_until_it_is_told_to_stop(tmp_path: Path, server: str, by: signal.Signals) -> None:
    with started(tmp_path, "bot", "run", TOKEN=TOKEN, API=server) as process:
        pot = tmp_path / "data" / "commonpot" / "commonpot.sqlite"
        logged(process, f"is running as @commonpot_bot on {pot}")
        assert personal(Path(f"/proc/{process.pid}/cmdline").read_text()) == [], "any user can list what runs"
        code, rest = stopped(process, by)
    assert code == 0
    assert rest.rstrip().endswith("Commonpot has stopped.")
    assert len(rest.splitlines()) == 1
    assert [one.name for one in pot.parent.iterdir() if stat.S_IMODE(one.stat().st_mode) & 0o077] == []


def leave_much_under_way(url: str) -> None:
    """As by a bot that was killed: at the next start more is to be noted than a nearly full disk can take."""
    at = datetime(2026, 11, 23, tzinfo=UTC)
    row = {"kind": "reply", "what": "pool", "values": {"long": "x" * 900}, "made_at": at, "sending_at": at}
    with opened(url) as connection, connection.begin():
        connection.execute(outbox.insert(), [{**row, "chat_id": 5}] * 200)


def test_a_disk_that_is_full_at_the_start_is_told_in_words(commonpot: Started, tmp_path: Path, server: str) -> None:
    url = f"sqlite:///{tmp_path}/pot"
    upgrade(url)
    leave_much_under_way(url)
    with no_file_over(40_000):
        told = commonpot("run", TOKEN=TOKEN, API=server, DATABASE=url)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert f"Commonpot cannot start:\n- The database {tmp_path}/pot cannot be used" in told.stderr


def test_a_database_that_others_can_read_is_told(tmp_path: Path, server: str) -> None:
    upgrade(f"sqlite:///{tmp_path}/pot")
    (tmp_path / "pot").chmod(0o644)
    with started(tmp_path, "bot", "run", TOKEN=TOKEN, API=server, DATABASE=f"sqlite:///{tmp_path}/pot") as process:
        logged(process, f"Others on this machine can read {tmp_path}/pot")
        stopped(process, signal.SIGTERM)


def test_a_token_telegram_does_not_know_is_told_before_anything_is_made(
    commonpot: Started, server: str, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    told = commonpot("run", TOKEN="1" + TOKEN, API=server, DATABASE=f"sqlite:///{kept}/pot")
    assert told.returncode == 2
    assert "Telegram does not know this COMMONPOT_TOKEN. Copy it again" in told.stderr
    assert "canary" not in told.stderr
    assert list(kept.iterdir()) == []


def test_the_bot_waits_for_telegram_and_can_be_stopped_meanwhile(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"COMMONPOT_TOKEN={TOKEN}\nCOMMONPOT_API=http://127.0.0.1:9\n")
    (tmp_path / ".env").chmod(0o600)
    with started(tmp_path, "bot", "run") as process:
        logged(process, "http://127.0.0.1:9 cannot be reached yet (NetworkError, connection refused)")
        code, rest = stopped(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in rest
    assert "canary" not in rest
