"""`commonpot playground`: the Bot API server alone, in a process of its own."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Annotated

import typer


def playground(
    port: Annotated[int, typer.Option(help="Where to listen; 0 is any free port.")] = 8081,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    token: Annotated[str | None, typer.Option(help="The token the bot must come with. Give the bot the same.")] = None,
    clock: Annotated[str | None, typer.Option(help="Freeze the time here, e.g. 2026-11-22T10:00:00Z.")] = None,
    limits: Annotated[bool, typer.Option(help="Keep Telegram's flood limits.")] = True,
) -> None:
    """Start a Bot API server to try the bot without Telegram. Its address is the first line it prints."""
    wishes = [f"--port={port}", f"--host={host}"]
    wishes += [f"--{name}={value}" for name, value in (("token", token), ("clock", clock)) if value is not None]
    raise typer.Exit(attend([sys.executable, "-m", "bot.playground", *wishes, *([] if limits else ["--no-limits"])]))


def attend(command: Sequence[str]) -> int:
    """Runs a process until it ends, handing on the signals that stop us; tells its exit code."""
    with subprocess.Popen(command) as process:  # noqa: S603 (our own program)
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda number, _frame: process.send_signal(number))
        code = process.wait()
    return code if code >= 0 else 128 - code
