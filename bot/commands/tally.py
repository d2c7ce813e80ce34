"""`commonpot tally`: a vote out of a file, counted by a rule."""

import typer


def tally(words: typer.Context) -> None:
    """Count the vote in a file by Equal Shares. It tells what goes ahead, who pays what, and why the others do not."""
    # Imported here: the other commands do without.
    from bot.tally.program import main

    raise typer.Exit(main(words.args))
