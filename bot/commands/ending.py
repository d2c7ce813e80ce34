"""How a command ends when it cannot go on: in words, with the next step, and code 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

MISTAKE = 2


@contextmanager
def in_words(what: str = "start") -> Iterator[None]:
    """Mistakes of the operator end the program with their words; anything else is ours, and stays an error.

    what: what could not be done.
    """
    # Imported here: settings and databases take long to load, and some commands have neither.
    from config.settings import Mistakes
    from models.store.databases.refusing import AnotherIsRunning, UnsafeDatabase, UnusableDatabase

    try:
        yield
    except Mistakes as problem:
        give_up(*problem.words, what=what)
    except (UnusableDatabase, UnsafeDatabase, AnotherIsRunning) as problem:
        give_up(str(problem), what=what)


def give_up(*words: str, what: str = "start") -> NoReturn:
    """Prints the words and ends the program."""
    typer.echo(f"Commonpot cannot {what}:", err=True)
    for mistake in words:
        typer.echo(f"- {mistake}", err=True)
    raise typer.Exit(MISTAKE)
