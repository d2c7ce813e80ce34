"""`commonpot demo`: one whole round, played by a real bot and a Bot API server on this machine."""

from pathlib import Path
from typing import Annotated

import typer


def demo(
    script: Annotated[bool, typer.Option("--script", help="Play the written round; there is no other yet.")] = False,
    pace: Annotated[float, typer.Option(min=0, help="Seconds to wait between messages.")] = 0.3,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the final figures here.")] = None,
) -> None:
    """Play one whole round and print it as it grows. Ends well only if the accounts balance."""
    if not script:
        typer.echo("There is no page yet. Try: commonpot demo --script", err=True)
        raise typer.Exit(2)
    # Imported here: the bot itself starts without the demo.
    from bot.demo import play

    raise typer.Exit(play(pace, json))
