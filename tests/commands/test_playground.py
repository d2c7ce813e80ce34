"""`commonpot playground` is the server's own process, and stops with us."""

import signal
from pathlib import Path

import httpx

from tests.commands.conftest import TOKEN, started


def test_the_playground_serves_and_stops_when_told(tmp_path: Path) -> None:
    with started(tmp_path, "bot", "playground", "--port", "0", "--token", TOKEN) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with httpx.Client(trust_env=False) as client:
            assert client.get(f"{address}/bot{TOKEN}/getMe").json()["ok"]
            assert client.get(f"{address}/bot1{TOKEN}/getMe").status_code == 401
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")
