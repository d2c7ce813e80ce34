"""`commonpot simulate`: random lives, in which everything goes wrong that can, judged by a plain model."""

import gc
from collections import Counter
from time import monotonic, process_time
from traceback import format_exception
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.ending import in_words

if TYPE_CHECKING:
    from bot.simulation.chronicle import Chronicle
    from bot.simulation.lives import Found

PATIENCE = 10  # seconds between two words on how far it is


def simulate(
    seed: Annotated[int, typer.Option(help="Where chance begins: the same seed lives the same life again.")] = 1,
    steps: Annotated[int, typer.Option(help="How many acts, deadlines and mishaps.", min=1)] = 10_000,
    database: Annotated[
        str | None, typer.Option(metavar="URL", help="An empty PostgreSQL database, emptied again for each life.")
    ] = None,
) -> None:
    """Live random lives of several groups. Crashes and repeated updates come in, and a model checks every penny."""
    # Imported here: the other commands do without.
    from bot.simulation.ground import ground
    from bot.simulation.lives import LONGEST, Found, live

    gc.freeze()
    typer.echo(f"Seed {seed}, {steps:,} steps, in lives of {LONGEST} at most, each by the next seed.")
    began = process_time()
    with in_words(), ground(database) as place:
        result = live(seed, steps, place, Progress())
    if isinstance(result, Found):
        tell_found(result)
        raise typer.Exit(1)
    tell_chronicle(result)
    typer.echo(f"{result.steps / (process_time() - began):.0f} steps a second of processor time.", err=True)


class Progress:
    """A word now and then."""

    def __init__(self) -> None:
        self.began = self.told = monotonic()

    def __call__(self, lives: int, so_far: "Chronicle") -> None:
        now = monotonic()
        if now - self.told >= PATIENCE:
            self.told = now
            typer.echo(
                f"{so_far.steps:,} steps in {lives:,} lives, {so_far.steps / (now - self.began):.0f} a second",
                err=True,
            )


def tell_found(found: "Found") -> None:
    """What is wrong, what came before it, and how to see it again."""
    typer.echo("\n".join(("The last that happened:", *found.history)))
    typer.echo("".join(format_exception(found.problem)), err=True)
    typer.echo(f"Seed {found.seed}, step {found.step}: {found.problem}")
    typer.echo(f"See it again: commonpot simulate --seed {found.seed} --steps {found.step + 1}")


def tell_chronicle(of: "Chronicle") -> None:
    typer.echo(f"{of.steps:,} steps, 0 violations.")
    told = {
        "Done": of.acts,
        "Refused": of.refusals,
        "Fell due": of.dues,
        "Went wrong": of.mishaps,
    }
    for name, counts in told.items():
        typer.echo(f"{name}, {counts.total():,}: {_listed(counts)}.")
    typer.echo(f"Rounds that ended, each recounted from its record: {of.recounted:,}.")
    typer.echo(f"Said to people, in one life of ten: {of.posted:,}.")
    typer.echo(f"All books looked through: {of.looks:,} times.")


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
