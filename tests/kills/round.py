"""The round that is killed: short, but with every kind of act, from the bot's coming to its last record."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.group import Group
from bot.demo.simulation import Simulation

STARTS_AT = "2026-11-22T20:00:00+00:00"
ZONE = ZoneInfo("Europe/London")
NAMES = ["Amina", "Ben", "Chloe", "Dev", "Ines"]
QUESTION, JOIN = "What would make our street safer and kinder?", "a pot we decide on together"
LIGHTS, BENCH, PARTY = "Lights in the alley", "A bench at the bus stop", "A summer street party"


class Round(Group):
    """Five residents. Each waits for the bot after whatever they do."""

    def __init__(self, simulation: Simulation) -> None:
        people = {name: simulation.person(name) for name in NAMES}
        group = simulation.group("Mill Lane", "supergroup", people["Amina"], list(people.values()))
        super().__init__(simulation, group, people)

    def write(self, name: str, text: str, reply_to: int | None = None) -> int:
        number = self.simulation.write(self.people[name], self.group, text, reply_to)
        self.simulation.settle()
        return number

    def tell_bot(self, name: str, *texts: str) -> None:
        for text in texts:
            self.simulation.write(self.people[name], "private", text)
            self.simulation.settle()

    def open(self, name: str, link: str = "") -> None:
        self.simulation.open(self.people[name], link)
        self.simulation.settle()

    def tap(self, label: str, words: str, *names: str) -> str:
        """Under the newest card with these words. The address that the last answer opens, if any."""
        link = ""
        for name in names:
            link = self.simulation.tap(self.people[name], self.group, self.card(words).id, label).get("url") or ""
            self.simulation.settle()
        return link

    def tap_private(self, name: str, label: str) -> None:
        self.simulation.tap(self.people[name], "private", self.private_card(name, label).id, label)
        self.simulation.settle()

    def until(self, *moment: int) -> None:
        self.simulation.pass_until(datetime(*moment, tzinfo=ZONE))  # type: ignore[arg-type, misc]  # year to minute

    def propose(self, name: str, title: str, why: str, cost: str, payee: str) -> None:
        self.open(name, self.card_link(QUESTION, "Propose"))
        self.tell_bot(name, title, why, cost, payee)
        self.tap_private(name, "Post it")


def arrive(street: Round) -> None:
    street.simulation.post(f"groups/{street.group}/bot", by=street.people["Amina"], admin=True, can_pin=True)
    street.simulation.settle()
    street.tap("Join", JOIN, "Amina", "Ben")


def join(street: Round) -> None:
    street.tap("Join", JOIN, "Chloe", "Dev")
    street.write("Amina", "/link")
    street.open("Ines", street.newest_link())


def coordinate(street: Round) -> None:
    for name in ("Amina", "Ben"):
        hello = street.write(name, f"{name} here, happy to help run this.")
        street.write("Amina", "/coordinators", reply_to=hello)


def fund_and_open(street: Round) -> None:
    street.until(2026, 11, 22, 20, 30)  # far from each deadline, whatever a death costs
    street.write("Ben", "/fund £200 from Ward Fund")
    street.tap("Record it", "I will record", "Ben")
    street.write("Ben", f"/round up to £25 each for 14 days: {QUESTION}")
    street.tap("Open", "A round you could open", "Ben")


def propose(street: Round) -> None:
    street.simulation.pass_time(hours=20)
    street.propose("Chloe", LIGHTS, "It is dark behind the shops and people have been hurt.", "£60", "Bright Electric")


def propose_more(street: Round) -> None:
    street.propose("Dev", BENCH, "Older neighbours cannot stand and wait.", "45", "The Men's Shed")


def propose_the_last(street: Round) -> None:
    street.propose("Amina", PARTY, "We would get to know each other.", "£30", "The hall committee")


def back(street: Round) -> None:
    street.tap("I back this", LIGHTS, "Amina", "Ben", "Chloe")
    street.tap("I back this", BENCH, "Dev", "Amina")


def object_(street: Round) -> None:
    street.open("Dev", street.tap("I object", LIGHTS, "Dev"))
    street.tell_bot("Dev", "The light would shine into my bedroom all night.")
    street.tap_private("Dev", "Post it")


def answer(street: Round) -> None:
    street.tap_private("Chloe", "Answer")
    street.tell_bot("Chloe", "The lamps will point down and dim at eleven.")
    street.tap_private("Chloe", "Post it")
    street.tap_private("Dev", "It is settled")


def wait(street: Round) -> None:
    street.until(2026, 11, 25, 20, 0)


def wait_more(street: Round) -> None:
    street.until(2026, 11, 27, 19, 0)


def back_in_time(street: Round) -> None:
    """Somebody taps before the deadline, and nobody waits for the bot."""
    street.simulation.tap_on(street.people["Dev"], street.group, street.card(LIGHTS).id, "I back this")


def freeze(street: Round) -> None:
    street.until(2026, 11, 27, 21, 0)
    street.tap("Undo my choice", BENCH, "Amina")


def ripen(street: Round) -> None:
    street.until(2026, 11, 28, 21, 30)


def remind(street: Round) -> None:
    street.until(2026, 11, 30, 8, 1)
    street.tell_bot(
        "Ines", "/me"
    )  # under the reminder itself it need not stand: one that may have left is not repeated
    street.tap_private("Ines", "No reminders")


def wait_long(street: Round) -> None:
    street.until(2026, 12, 3, 8, 1)


def wait_longer(street: Round) -> None:
    street.until(2026, 12, 6, 8, 1)


def back_at_last(street: Round) -> None:
    street.tap("I back this", PARTY, "Amina", "Ben", "Dev")


def decide(street: Round) -> None:
    street.until(2026, 12, 6, 21, 0)


def close(street: Round) -> None:
    street.until(2026, 12, 7, 21, 30)
    street.write("Ben", "/pool")


Scene = Callable[[Round], None]
SCENES: tuple[Scene, ...] = (
    arrive,
    join,
    coordinate,
    fund_and_open,
    propose,
    propose_more,
    propose_the_last,
    back,
    object_,
    answer,
    wait,
    wait_more,
    back_in_time,
    freeze,
    ripen,
    remind,
    wait_long,
    wait_longer,
    back_at_last,
    decide,
    close,
)
