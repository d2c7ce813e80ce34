"""All the commands there are."""

from typing import Annotated

import typer

from bot.commands.copies import backup, restore
from bot.commands.demo import demo
from bot.commands.playground import playground
from bot.commands.rehearse import rehearse
from bot.commands.run import run
from bot.commands.simulate import simulate
from bot.commands.tally import tally
from bot.commands.verify import verify

AS_IT_IS = {"allow_extra_args": True, "ignore_unknown_options": True}  # bot/tally/program.py reads the words itself

commands = typer.Typer(
    name="commonpot",
    help="A Telegram bot for crowd-commissioning: a group spends some of the money that is spent for it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # it prints values, the token among them
)
commands.command()(run)
commands.command()(playground)
commands.command()(demo)
commands.command()(verify)
commands.command(context_settings=AS_IT_IS, add_help_option=False)(tally)
commands.command()(backup)
commands.command()(restore)
commands.command()(simulate)
commands.command()(rehearse)


def _tell_version(wanted: bool) -> None:
    if wanted:
        # Imported here: it reads the papers of what is installed, and takes as long as the rest.
        from importlib.metadata import version

        typer.echo(f"commonpot {version('commonpot')}")
        raise typer.Exit


@commands.callback()
def commonpot(
    told: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The options before a command."""
