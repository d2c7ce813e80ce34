"""The very beginning: the bot has just come, and nobody has joined."""

from bot.demo.scenes.crowd import Crowd
from bot.demo.scenes.opening import evening

STARTS_AT = evening(18, 18, 30)


def play(crowd: Crowd) -> str:
    """Amina has just added the bot."""
    crowd.welcome_bot()
    crowd.settle()
    return "Amina"
