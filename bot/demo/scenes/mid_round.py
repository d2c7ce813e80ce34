"""A week in: one purpose went ahead yesterday, one ripens, one is short of people, one meets an objection."""

from bot.demo.scenes.crowd import Crowd
from bot.demo.scenes.opening import BENCH, LIGHTS, PARTY, PROPOSALS, QUESTION, SHELTER, evening, gather, open_round

STARTS_AT = evening(18, 18, 30)

FOR_LIGHTS = [
    "Chloe",
    "Amina",
    "Ben",
    "Aidan",
    "Bea",
    "Della",
    "Errol",
    "Farid",
    "Grace",
    "Ines",
    "Jo",
    "Lena",
    "Maryam",
    "Vera",
    "Yara",
    "Zoltan",
]
FOR_BENCH_AT_FIRST = ["Dev", "Errol", "Grace", "Hugo", "Pat", "Quynh", "Sanjay", "Uche", "Wei"]
FOR_BENCH_AT_LAST = ["Amina", "Nikos", "Olu", "Xanthe"]
FOR_PARTY = ["Ewa", "Bea", "Cem", "Jo", "Quynh", "Tom", "Uche", "Xanthe"]
FOR_SHELTER = ["Kofi", "Cem", "Nikos", "Olu", "Sanjay", "Tom", "Wei"]
OBJECTION = "It takes the only place where the wheelchair taxi can stop, and we need it every day."


def play(crowd: Crowd) -> str:
    """Plays up to the evening of the eighth day."""
    gather(crowd)
    crowd.at(evening(19, 18, 40))
    open_round(crowd)
    _propose(crowd)
    _back(crowd)
    crowd.at(evening(25, 18, 45))
    crowd.read(crowd.say("Chloe", "It goes ahead! Thank you, all sixteen of you."))
    crowd.at(evening(26, 18, 50))
    _this_evening(crowd)
    return "Rosa"


def _propose(crowd: Crowd) -> None:
    crowd.at(evening(20, 19, 10))
    crowd.open("", "Rosa", "Hugo")
    crowd.propose(QUESTION, PROPOSALS)


def _back(crowd: Crowd) -> None:
    crowd.tap("I back this", LIGHTS, *FOR_LIGHTS)
    crowd.tap("I back this", BENCH, *FOR_BENCH_AT_FIRST)
    crowd.say("Errol", "Those lights cannot come soon enough. I walk the dog there with a torch in my teeth.")
    crowd.at(evening(22, 19, 20))
    crowd.tap("I back this", PARTY, *FOR_PARTY)
    crowd.tap("I back this", SHELTER, *FOR_SHELTER)
    crowd.say("Grace", "Do we pay for any of this ourselves?")
    crowd.say("Ben", "No. It comes out of the shares in the pot, £25 each. Nobody pays from their own pocket.")


def _this_evening(crowd: Crowd) -> None:
    crowd.say("Dev", "The bench is two people short. The Men's Shed could start next week.")
    crowd.tap("I back this", BENCH, *FOR_BENCH_AT_LAST)
    crowd.at(evening(26, 19, 5))
    crowd.tap("I object", SHELTER, "Hugo")
    crowd.settle()
    crowd.tell_bot({"Hugo": OBJECTION})
    crowd.tap_private("Post it", "Hugo")
    crowd.say("Tom", "Three short for the party. I will bring the speakers if it happens.")
    crowd.at(evening(26, 19, 20))
