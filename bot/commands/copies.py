"""`commonpot backup` and `commonpot restore`: everything in one file, and back."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.ending import in_words

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]


def backup(file: File) -> None:
    """Write everything into a new FILE, while the bot goes on working. It holds people's names: keep it safe."""
    # Imported here: the other commands do without.
    from config.settings import read_settings
    from models.store.copies import back_up, look_over

    with in_words():
        back_up(read_settings().database, file)
        typer.echo(f"{file}: {look_over(file)}")


def restore(file: File) -> None:
    """Fill an empty database from a backup FILE. The bot goes on from there; nothing is said twice."""
    # Imported here, as above.
    from bot.lock import alone_on
    from bot.seams import WallClock
    from config.settings import read_settings
    from models.store.copies import look_over
    from models.store.copies import restore as put_back
    from models.store.migrations import upgrade

    with in_words():
        settings = read_settings()
        with alone_on(settings.database):
            upgrade(settings.database, settings.database_owner)
            put_back(file, settings.database_owner or settings.database, asyncio.run(WallClock().now()))
        typer.echo(f"{file} is restored: {look_over(file)} Start the bot with commonpot run.")
