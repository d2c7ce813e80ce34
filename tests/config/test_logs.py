"""The log keeps the token and people's words out: canaries go in at every door, and none comes out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def logged(*program: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    told = subprocess.run([sys.executable, *program], cwd=ROOT, env=clean, capture_output=True, text=True)
    assert told.stdout == ""
    return told.stderr


@pytest.fixture(scope="module")
def log() -> str:
    return logged("-m", "tests.config.canaries")


def test_neither_token_nor_words_come_out_of_the_log(log: str) -> None:
    assert "tokencanary" not in log
    assert "wordscanary" not in log
    assert log.count("<token>") >= 5


def test_the_log_still_says_what_happened_and_where(log: str) -> None:
    assert "ERROR bot.trial: update 17 failed" in log
    assert "KeyError\nwhich led to:" in log
    assert "in write" in log
    assert "ValueError\n" in log
    assert "OSError: [Errno 28] No space left on device" in log
    assert "sqlite3.IntegrityError: UNIQUE constraint failed: people.name" in log
    assert "telegram.error.NetworkError" in log
    assert "never retrieved" in log
    assert log.count("CRITICAL commonpot: Stopped by an error nobody expected") == 2


def test_a_quiet_log_stays_quiet() -> None:
    program = (
        "import logging\nfrom config import logs\nlogs.set_up('ERROR')\n"
        "logging.getLogger('telegram.ext').info('started')\nlogging.getLogger('bot').warning('careful')\n"
        "logging.getLogger('bot').error('broken')"
    )
    assert [line.split(" ", 1)[1] for line in logged("-c", program).splitlines()] == ["ERROR bot: broken"]
