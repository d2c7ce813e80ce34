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


def test_sixteen_lives_hold_all_that_is_promised() -> None:
    """Half a minute; with the state machine's lives (tests/verbs) and the recounted ones (tests/recount), one."""
    told = CliRunner().invoke(commands, ("simulate", "--seed", "10", "--steps", "8000"))
    assert told.exit_code == 0, told.stdout
    assert "8,000 steps, 0 violations." in told.stdout
    for what in ("upgrade ", "record a gift ", "post: crash before ", "ripen "):
        assert what in told.stdout, "so long a run sees all of it"
