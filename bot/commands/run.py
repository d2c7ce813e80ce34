"""`commonpot run`: the bot, until it is stopped."""

import gc
from typing import Annotated

import typer


def run(
    clock: Annotated[str | None, typer.Option(metavar="URL", help="Read the time here, as the demo does.")] = None,
    door: Annotated[
        int | None, typer.Option(metavar="PORT", help="With --clock: let the demo's page read the accounts here.")
    ] = None,
    seed: Annotated[int | None, typer.Option(hidden=True)] = None,
) -> None:
    """Run the bot until it is stopped (Ctrl-C, or SIGTERM)."""
    if door is not None and clock is None:
        # Imported here, as below.
        from bot.commands.ending import give_up

        give_up("--door opens the accounts to a page on this machine. It is for the demo, and goes with --clock only.")
    gc.disable()  # until all is loaded: it stays for ever, and going through it again and again makes the start slow
    # Imported here: the other commands, and --help, do without the bot.
    from bot.commands.serving import serve

    serve(clock, seed, door)
