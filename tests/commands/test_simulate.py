"""`commonpot simulate`: a long soak, and the way back to what it found."""

from typer.testing import CliRunner

from bot.commands.all import commands

STEPS = ("simulate", "--seed", "10", "--steps", "200")


def test_the_same_seed_lives_the_same_life_again() -> None:
    first, again = (CliRunner().invoke(commands, STEPS) for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout == again.stdout
    assert first.stdout.startswith("Seed 10, 200 steps")
    assert "0 violations" in first.stdout
