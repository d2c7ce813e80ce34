"""`commonpot run`: the bot, until it is stopped."""

from typing import Annotated

import typer


def run(
    clock: Annotated[str | None, typer.Option(metavar="URL", help="Read the time here, as the demo does.")] = None,
    seed: Annotated[int | None, typer.Option(hidden=True)] = None,
) -> None:
    """Run the bot until it is stopped (Ctrl-C, or SIGTERM)."""
    # Imported here: the other commands, and --help, do without the bot.
    from bot.commands.serving import serve

    serve(clock, seed)
