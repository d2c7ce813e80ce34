"""`commonpot backup` and `commonpot restore`: everything in one file, and back."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.ending import give_up, in_words

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]

OTHERS = 0o077  # what is written holds names and choices, and is for this user alone


def backup(file: File) -> None:
    """Write everything into a new FILE. The bot goes on working meanwhile. It holds people's names: keep it safe."""
    # Imported here: the other commands do without.
    from config.settings import read_settings
    from models.store.copies import back_up, look_over

    os.umask(OTHERS)
    with in_words("back up"):
        back_up(read_settings().database, file)
        typer.echo(f"{file}: {look_over(file)}")


def _no_list(file: Path) -> str:
    return (
        f"There is no list of those who have erased themselves, at {file}. Without it they would be back. Put the "
        "newest one there that you have, or name its place in COMMONPOT_ERASED. If there never was one, make an empty "
        f"file: touch {file}"
    )


def restore(file: File) -> None:
    """Fill an empty database from a backup FILE. The bot goes on from there; nothing is said twice."""
    # Imported here, as above.
    import asyncio

    from sqlalchemy import Connection

    from bot.erased import read
    from bot.lock import alone_on
    from bot.seams import RandomIds, WallClock
    from config.settings import read_settings
    from models.people.erasing import erase_again
    from models.store.copies import restore as put_back
    from models.store.migrations import upgrade
    from models.store.unit import Unit

    os.umask(OTHERS)
    with in_words("restore"):
        settings, now = read_settings(), asyncio.run(WallClock().now())
        if not settings.erased_list.is_file():
            give_up(_no_list(settings.erased_list), what="restore")
        marks = read(settings.erased_list)
        with alone_on(settings.database):
            upgrade(settings.database, settings.database_owner)

            def forget(copy: Connection) -> int:
                return erase_again(Unit(copy, now, RandomIds()), marks)

            told = put_back(file, settings.database_owner or settings.database, now, forget)
        typer.echo(f"{file} is restored: {told} Start the bot with commonpot run.")
