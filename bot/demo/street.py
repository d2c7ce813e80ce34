"""Mill Lane: the people of the demo, and what they can do in a line of script."""

from datetime import datetime

from bot.demo.group import COST, Group
from bot.demo.simulation import Seen, Simulation
from bot.demo.transcript import Transcript

RESIDENTS = ["Amina", "Ben", "Chloe", "Dev", "Ewa", "Farid", "Grace", "Hugo", "Ines", "Jo", "Kofi", "Lena"]
ADVISER = "Priya"


class Street(Group):
    """A dozen residents, an adviser, and their group."""

    def __init__(self, simulation: Simulation, transcript: Transcript) -> None:
        people = {name: simulation.person(name) for name in [*RESIDENTS, ADVISER]}
        group = simulation.group("Mill Lane", "supergroup", people["Amina"], list(people.values()))
        super().__init__(simulation, group, people)
        self.transcript = transcript
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
        card = self.private_card(name, label)
        self.transcript.say(f"{name} taps [{label}] in private.")
        answer = self.simulation.tap(self.people[name], "private", card.id, label)
        if answer.get("text"):
            self.transcript.line(f"      “{answer['text']}”")
        self.settle()
        self._show_change(name, card)

    def _show_change(self, name: str, card: Seen) -> None:
        """What stands in a tapped message's place by now, in a chat that is printed."""
        where = self.transcript.where.get(("private", self.people[name]))
        now = next(one for one in self.simulation.messages("private", self.people[name]) if one.id == card.id)
        if where and now.text != card.text:
            self.transcript.message(where, now)

    def open(self, name: str, link: str, why: str) -> None:
        """Someone opens the private chat by a link or a button."""
        self.transcript.say(f"{name} {why}")
        self.simulation.open(self.people[name], link)
        self.settle()

    def pass_until(self, moment: datetime) -> None:
        """Lets time pass, and prints what happens meanwhile."""
        self.simulation.pass_until(moment)
        self.transcript.grow()

    def show(self, title: str) -> None:
        """Prints a purpose's card as it is now."""
        card = next(one for one in self.seen() if title in one.text and COST in one.text)
        self.transcript.message("Mill Lane, as it is now", card)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
