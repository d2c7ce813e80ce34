"""`commonpot verify`: recounts a round from its record, as the program inside the record does."""

from pathlib import Path
from typing import Annotated

import typer


def verify(
    bundle: Annotated[Path, typer.Argument(metavar="RECORD", help="The zip file that the bot posted.")],
    head: Annotated[
        str | None, typer.Option("--head", "--seal", metavar="SEAL", help="The seal in the group's result message.")
    ] = None,
    receipt: Annotated[list[str] | None, typer.Option(metavar="CODE", help="A receipt, to find its entry.")] = None,
) -> None:
    """Check the record of a round. It counts anew every hash, every act, every choice and every penny."""
    # Imported here: the other commands do without.
    from bot.recount.__main__ import main

    options = [f"--head={head}"] if head is not None else []
    options += [f"--receipt={code}" for code in receipt or []]
    raise typer.Exit(main([str(bundle), *options]))
