"""The scenes that the demo can begin with, each played by real people's acts in the real conversation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.demo.scenes import empty, first_days, mid_round
from bot.demo.scenes.crowd import Crowd


@dataclass(frozen=True, slots=True)
class Scene:
    """A beginning: its name, what it says of itself, when it starts, and how it is played. play tells who you are."""

    name: str
    title: str
    says: str
    starts_at: datetime
    play: Callable[[Crowd], str]


SCENES = {
    one.name: one
    for one in (
        Scene(
            "mid-round",
            "In the middle of a round",
            "A week in: one purpose went ahead yesterday, one goes ahead tomorrow, two still need something.",
            mid_round.STARTS_AT,
            mid_round.play,
        ),
        Scene(
            "first-days",
            "The first days",
            "The round opened yesterday. You are new in the street and can still join.",
            first_days.STARTS_AT,
            first_days.play,
        ),
        Scene(
            "empty",
            "An empty group",
            "You have just added the bot to your group, and nobody has joined.",
            empty.STARTS_AT,
            empty.play,
        ),
    )
}
DEFAULT = "mid-round"
