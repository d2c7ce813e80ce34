"""The round opened yesterday: joining is still open, and a newcomer's yes is the one that is missing."""

from bot.demo.scenes.cast import NEWCOMER
from bot.demo.scenes.crowd import Crowd
from bot.demo.scenes.opening import BENCH, LIGHTS, PROPOSALS, QUESTION, evening, gather, open_round

STARTS_AT = evening(18, 18, 30)
FOR_LIGHTS = ["Chloe", "Amina", "Errol", "Farid", "Jo", "Yara"]
# With the newcomer the bench needs eleven.
FOR_BENCH = ["Dev", "Errol", "Grace", "Hugo", "Pat", "Quynh", "Sanjay", "Uche", "Wei", "Vera"]


def play(crowd: Crowd) -> str:
    """Plays up to the evening of the second day."""
    gather(crowd)
    crowd.at(evening(19, 18, 40))
    open_round(crowd)
    crowd.at(evening(20, 18, 10))
    crowd.read(crowd.say("Grace", "Does anybody have a spare ladder? The gutter is at it again."))
    crowd.propose(QUESTION, {name: PROPOSALS[name] for name in ("Chloe", "Dev")})
    crowd.tap("I back this", LIGHTS, *FOR_LIGHTS)
    crowd.tap("I back this", BENCH, *FOR_BENCH)
    crowd.say(
        "Pat", "Welcome to the street, Noor. Tap Join on the pinned card, and you have a share like the rest of us."
    )
    crowd.at(evening(20, 19, 20))
    return NEWCOMER
