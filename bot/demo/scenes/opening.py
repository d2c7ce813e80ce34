"""How every round in Mill Lane begins: the bot comes, people join, and the round opens with two funders' money."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.scenes.cast import ADVISER, COORDINATORS, RESIDENTS
from bot.demo.scenes.crowd import Crowd

ZONE = ZoneInfo("Europe/London")
QUESTION = "What would make our street safer and kinder?"
JOIN = "a pot we decide on together"
PROPOSALS = {
    "Chloe": (
        "Lights in the alley",
        "It is pitch dark behind the shops, and two of us have fallen there since the clocks went back.",
        "£240",
        "Bright Electric, on Mill Lane",
    ),
    "Dev": (
        "A bench by the bus stop",
        "My mum walks to the surgery and has nowhere to rest on the way. She is not the only one.",
        "£180",
        "The Men's Shed",
    ),
    "Ewa": (
        "A winter party in the hall",
        "Half of us only know each other by our bins. Soup, music, and somebody's terrible karaoke.",
        "£150",
        "The hall committee",
    ),
    "Kofi": (
        "A bike shelter outside number 12",
        "Three bikes were stolen this autumn. A locked shelter would hold ten.",
        "£260",
        "Safe Spokes, the workshop",
    ),
}
LIGHTS, BENCH, PARTY, SHELTER = (PROPOSALS[name][0] for name in ("Chloe", "Dev", "Ewa", "Kofi"))


def evening(day: int, hour: int, minute: int) -> datetime:
    """A moment in November 2026, by the clocks of Mill Lane."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def gather(crowd: Crowd, residents: Iterable[str] = RESIDENTS) -> None:
    """The bot comes, residents join, the adviser says what she is, and the coordinators are appointed."""
    crowd.welcome_bot()
    crowd.settle()
    crowd.say("Amina", "This is the pot I told you about at the meeting. Tap Join and you are in.")
    crowd.say("Amina", "/link")
    crowd.tap("Join", JOIN, *residents)
    crowd.settle()
    crowd.open(crowd.newest_link(), ADVISER)
    crowd.tap_private("I am an adviser", ADVISER)
    crowd.tap_private("Yes, I am an adviser", ADVISER)
    for name in COORDINATORS:
        hello = crowd.say(name, f"{name} here, happy to help run this.")
        crowd.say("Amina", "/coordinators", reply_to=hello)
    crowd.settle()


def open_round(crowd: Crowd) -> None:
    """Two deposits, and a round of two weeks."""
    for gift in ("£500 from Ward Fund", "£300 from Housing Trust"):
        crowd.say("Ben", f"/fund {gift}")
        crowd.settle()
        crowd.tap("Record it", "I will record", "Ben")
    crowd.say("Ben", f"/round up to £25 each for 14 days: {QUESTION}")
    crowd.settle()
    crowd.tap("Open", "A round you could open", "Ben")
    crowd.settle()
