"""The command line says shortly what there is."""

from importlib.metadata import version

import pytest

from tests.commands.conftest import Started


def test_help_names_every_command(commonpot: Started) -> None:
    told = commonpot("--help")
    assert told.returncode == 0
    assert [word for word in ("run", "playground", "demo", "--version") if word not in told.stdout] == []
    assert [line for line in told.stdout.split("Commands:")[1].splitlines() if line.endswith("...")] == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("run", ["until it is stopped", "--clock"]),
        ("playground", ["without Telegram", "--port"]),
        ("demo", ["in a browser", "one whole round", "--script", "--pace", "--json", "--keep", "--scene", "--port"]),
    ],
)
def test_each_command_explains_itself(commonpot: Started, command: str, words: list[str]) -> None:
    told = commonpot(command, "--help")
    assert told.returncode == 0
    assert [word for word in words if word not in told.stdout] == []
    assert "--seed" not in told.stdout


def test_the_version_is_told(commonpot: Started) -> None:
    assert commonpot("--version").stdout == f"commonpot {version('commonpot')}\n"


def test_an_unknown_command_is_refused(commonpot: Started) -> None:
    told = commonpot("rnu")
    assert (told.returncode, "No such command" in told.stderr) == (2, True)
