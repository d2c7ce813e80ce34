"""`commonpot demo`: a real bot and a Bot API server on this machine, with a page to play on or as one written round."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Beginning(StrEnum):
    """Where the page begins."""

    MID_ROUND = "mid-round"
    FIRST_DAYS = "first-days"
    EMPTY = "empty"


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is; 0 is any free port.")] = 8420,
    scene: Annotated[Beginning, typer.Option(help="Where the page begins.")] = Beginning.MID_ROUND,
    keep: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep it here, and go on from it next time.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    script: Annotated[bool, typer.Option("--script", help="No page: play one whole round and print it.")] = False,
    pace: Annotated[float, typer.Option(min=0, help="With --script: seconds to wait between messages.")] = 0.3,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --script: write the final figures here.")
    ] = None,
) -> None:
    """Try everything in a browser. It is a street in the middle of a round, on this machine alone. Ctrl-C stops it.

    With --script it plays one whole round and prints it, and ends well only if the accounts balance.
    """
    # Imported here: the bot itself starts without the demo.
    from bot.demo.stage import Died

    try:
        if script:
            from bot.demo.playing import play

            raise typer.Exit(play(pace, json))
        _show(port, keep, scene, browser)
    except Died as problem:
        _give_up(f"{problem} What it said stands above.")


def _show(port: int, keep: Path | None, scene: str, browser: bool) -> None:
    from bot.demo.keeping import CannotKeep
    from bot.demo.page import PortTaken, show_page
    from bot.demo.scenes import SCENES

    try:
        show_page(port, keep, SCENES[scene], browser)
    except (CannotKeep, PortTaken) as problem:
        _give_up(str(problem))
    except OSError as problem:
        _give_up(f"Nothing can be written here: {problem.strerror}. Choose a place with --keep FILE, or with TMPDIR.")


def _give_up(words: str) -> None:
    from bot.commands.ending import give_up

    give_up(words)
