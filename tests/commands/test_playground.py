"""`commonpot playground` is the server's own process, and stops with us."""

import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.commands.conftest import environment


def test_the_playground_serves_and_stops_when_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "playground", "--port", "0", "--token", "77777:" + "x" * 30]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with httpx.Client(trust_env=False) as client:
            assert client.get(f"{address}/bot77777:{'x' * 30}/getMe").json()["ok"]
            assert client.get(f"{address}/bot88888:{'x' * 30}/getMe").status_code == 401
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")
