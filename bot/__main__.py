"""The command line: `commonpot`, or `python -m bot`."""

import sys


def main() -> None:
    if sys.argv[1:2] == ["tally"]:
        # Before anything else is loaded: all commands together take longer than to count a city's vote.
        from bot.tally.program import main as tally

        sys.exit(tally(sys.argv[2:]))
    from bot.commands.all import commands

    commands(prog_name="commonpot")


if __name__ == "__main__":
    main()
