"""Mill Lane: the people of the demo, and what they can do in a line of script."""

from datetime import datetime

from bot.demo.simulation import Seen, Simulation, Stuck
from bot.demo.transcript import Transcript

RESIDENTS = ["Amina", "Ben", "Chloe", "Dev", "Ewa", "Farid", "Grace", "Hugo", "Ines", "Jo", "Kofi", "Lena"]
ADVISER = "Priya"
COST = "Cost:"  # stands on purposes' cards alone


class Street:
    """A dozen residents, an adviser, and their group."""

    def __init__(self, simulation: Simulation, transcript: Transcript) -> None:
        self.simulation, self.transcript = simulation, transcript
        self.people = {name: simulation.person(name) for name in [*RESIDENTS, ADVISER]}
        members = list(self.people.values())
        group = {"title": "Mill Lane", "type": "supergroup", "creator": self.people["Amina"], "members": members}
        self.group = int(simulation.post("groups", **group)["id"])
        transcript.watch(self.group, self.people["Amina"], "Mill Lane")

    def watch_private(self, *names: str) -> None:
        """Prints these people's private chats with the bot too."""
        for name in names:
            self.transcript.watch("private", self.people[name], f"{name} and the bot, in private")

    def settle(self) -> None:
        """Lets the bot finish, then prints what was said."""
        self.simulation.settle()
        self.transcript.grow()

    def write(self, name: str, text: str, reply_to: int | None = None) -> int:
        """Someone writes in the group."""
        number = self.simulation.write(self.people[name], self.group, text, reply_to)
        self.settle()
        return number

    def tell_bot(self, name: str, *texts: str) -> None:
        """Someone writes to the bot in private, one message after the other."""
        for text in texts:
            self.simulation.write(self.people[name], "private", text)
            self.settle()

    def card(self, words: str) -> Seen:
        """The newest card in the group that carries these words."""
        seen = [
            one
            for one in self.simulation.messages(self.group, self.people["Amina"])
            if words in one.text and one.buttons
        ]
        if not seen:
            raise Stuck(f"no message with buttons says {words!r}")
        return seen[-1]

    def tap(self, label: str, words: str, *names: str, show: str | None = None) -> str | None:
        """People tap the same button in the group; the answer one of them sees is shown. Returns a link it opens."""
        link = None
        card = self.card(words)
        for name in names:
            answer = self.simulation.tap(self.people[name], self.group, card.id, label)
            link = answer.get("url") or link
            if name == show and answer.get("text"):
                self.transcript.say(f"{name} taps [{label}], and only {name} sees:")
                for line in answer["text"].splitlines():
                    self.transcript.line(f"      “{line}”")
        others = [name for name in names if name != show or not show]
        if others:
            self.transcript.say(f"{_listed(others)} {'taps' if len(others) == 1 else 'tap'} [{label}] under “{words}”.")
        self.settle()
        return link

    def tap_private(self, name: str, label: str) -> None:
        """Someone taps a button in their private chat with the bot."""
        seen = [one for one in self.simulation.messages("private", self.people[name]) if one.button(label)]
        if not seen:
            raise Stuck(f"{name} has no button {label!r}")
        self.transcript.say(f"{name} taps [{label}] in private.")
        answer = self.simulation.tap(self.people[name], "private", seen[-1].id, label)
        if answer.get("text"):
            self.transcript.line(f"      “{answer['text']}”")
        self.settle()

    def open(self, name: str, link: str, why: str) -> None:
        """Someone opens the private chat by a link or a button."""
        self.transcript.say(f"{name} {why}")
        self.simulation.open(self.people[name], link)
        self.settle()

    def newest_link(self) -> str:
        """The newest address of the bot that stands in the group's chat."""
        texts = [one.text for one in self.simulation.messages(self.group, self.people["Amina"])]
        found = [word for text in texts for word in text.split() if word.startswith("https://t.me/")]
        return found[-1]

    def card_link(self, words: str, label: str) -> str:
        """Where a button on a card leads."""
        return self.card(words).button(label) or ""

    def pass_until(self, moment: datetime) -> None:
        """Lets time pass, and prints what happens meanwhile."""
        self.simulation.pass_until(moment)
        self.transcript.grow()

    def show(self, title: str) -> None:
        """Prints a purpose's card as it is now."""
        seen = self.simulation.messages(self.group, self.people["Amina"])
        card = next(one for one in seen if title in one.text and COST in one.text)
        self.transcript.message("Mill Lane, as it is now", card)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
