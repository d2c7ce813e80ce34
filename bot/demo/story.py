"""The script: one round in Mill Lane, from the bot's coming to the last penny's return."""

from datetime import datetime

from bot.demo.simulation import Simulation
from bot.demo.street import RESIDENTS, Street
from bot.demo.transcript import ZONE, Transcript

STARTS_AT = "2026-11-22T20:00:00+00:00"
QUESTION = "What would make our street safer and kinder?"
JOIN = "a pot we decide on together"
LIGHTS, BENCH, PARTY = "Lights in the alley", "A bench at the bus stop", "A summer street party"


def tell(simulation: Simulation, pace: float) -> None:
    """Plays the round. Raises Stuck where the bot does not do its part."""
    transcript = Transcript(simulation, pace)
    street = Street(simulation, transcript)
    _arrive(street)
    _fund_and_open(street)
    _propose(street)
    _back(street)
    _object(street)
    _freeze_and_ripen(street)
    _remind(street)
    _decide(street)


def _arrive(street: Street) -> None:
    street.transcript.scene("The bot comes to Mill Lane, and people join")
    street.transcript.say("Amina, an admin of the group, adds the bot.")
    street.simulation.post(f"groups/{street.group}/bot", by=street.people["Amina"], admin=True, can_pin=True)
    street.settle()
    street.tap("Join", JOIN, *RESIDENTS[:-1], show="Ben")
    street.watch_private("Ines")
    street.open("Ines", "", "opens the bot's private chat, so that it may write to her.")
    street.write("Amina", "/link")
    link = street.newest_link()
    street.open("Lena", link, "opens that link from the poster in the hall.")
    street.watch_private("Priya")
    street.open("Priya", link, "from the council opens it too.")
    street.tap_private("Priya", "I am an adviser")
    street.tap_private("Priya", "Yes, I am an adviser")


def _fund_and_open(street: Street) -> None:
    street.transcript.scene("Two coordinators, two funders, and a round")
    for name in ("Amina", "Ben"):
        hello = street.write(name, f"{name} here, happy to help run this.")
        street.write("Amina", "/coordinators", reply_to=hello)
    for gift in ("£200 from Ward Fund", "£100 from Housing Trust"):
        street.write("Ben", f"/fund {gift}")
        street.tap("Record it", "I will record", "Ben")
    street.write("Lena", f"/round up to £25 each for 14 days: {QUESTION}")
    street.pass_until(datetime(2026, 11, 22, 21, 30, tzinfo=ZONE))
    street.write("Ben", f"/round up to £25 each for 14 days: {QUESTION}")
    street.tap("Open", "A round you could open", "Ben", show="Ben")


def _propose(street: Street) -> None:
    street.transcript.scene("People propose")
    street.watch_private("Chloe", "Hugo")
    street.simulation.pass_time(hours=20)
    street.open("Chloe", street.card_link(QUESTION, "Propose"), "taps [Propose] on the round's card.")
    street.tell_bot(
        "Chloe", LIGHTS, "It is dark behind the shops and people have been hurt.", "£120", "Bright Electric"
    )
    street.tap_private("Chloe", "Post it")
    for name, *answers in (
        ("Dev", BENCH, "Older neighbours cannot stand and wait.", "60", "The Men's Shed"),
        ("Ewa", PARTY, "We would get to know each other.", "£80", "The hall committee"),
    ):
        street.simulation.open(street.people[name], street.card_link(QUESTION, "Propose"))
        street.settle()
        street.tell_bot(name, *answers)
        street.tap_private(name, "Post it")


def _back(street: Street) -> None:
    street.transcript.scene("People back what they want")
    street.simulation.pass_time(hours=2)
    street.tap("I back this", LIGHTS, "Chloe", "Amina", "Ben", "Dev", "Ewa", "Kofi", "Lena", "Farid", show="Chloe")
    street.tap("I back this", BENCH, "Dev", "Farid", "Grace", "Jo")
    street.tap("I back this", PARTY, "Ewa", "Jo")
    street.tap("I back this", LIGHTS, "Priya", show="Priya")
    street.write("Grace", "/pool")


def _object(street: Street) -> None:
    street.transcript.scene("An objection, an answer, and a settlement")
    link = street.tap("I object", LIGHTS, "Hugo")
    street.open("Hugo", link or "", "is led into the private chat.")
    street.tell_bot("Hugo", "The light would shine into my bedroom all night.")
    street.tap_private("Hugo", "Post it")
    street.tap_private("Chloe", "Answer")
    street.tell_bot("Chloe", "The lamps will point down and dim at eleven. The electrician has put it in the quote.")
    street.tap_private("Chloe", "Post it")
    street.tap_private("Hugo", "It is settled")
    street.show(LIGHTS)


def _freeze_and_ripen(street: Street) -> None:
    street.transcript.scene("Joining closes, and two purposes have enough support")
    street.pass_until(datetime(2026, 11, 27, 21, 31, tzinfo=ZONE))
    street.transcript.scene("Two people think again about the bench")
    street.tap("Undo my choice", BENCH, "Grace", "Jo", show="Grace")
    street.pass_until(datetime(2026, 11, 28, 21, 31, tzinfo=ZONE))
    street.show(BENCH)


def _remind(street: Street) -> None:
    street.transcript.scene("Half-way falls at night, so the reminder waits for the morning")
    street.pass_until(datetime(2026, 11, 29, 22, 0, tzinfo=ZONE))
    street.transcript.say("It is 22:00. No reminder yet.")
    street.pass_until(datetime(2026, 11, 30, 8, 1, tzinfo=ZONE))
    street.transcript.say("Ines is the only one who has said nothing yet, so only she is reminded in private.")
    street.tap_private("Ines", "No reminders")
    street.tap("I back this", PARTY, "Grace", show="Grace")
    street.pass_until(datetime(2026, 12, 6, 8, 1, tzinfo=ZONE))


def _decide(street: Street) -> None:
    street.transcript.scene("The decision")
    street.pass_until(datetime(2026, 12, 6, 21, 31, tzinfo=ZONE))
    street.transcript.scene("A day later, the round closes")
    street.pass_until(datetime(2026, 12, 7, 21, 31, tzinfo=ZONE))
    street.write("Grace", "/pool")
