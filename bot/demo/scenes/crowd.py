"""Many people at once: what a street does in an evening, without waiting for one another's answers."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.demo.group import Group
from bot.demo.scenes.cast import CAST, NAMELESS, OUTSIDER, TITLE
from bot.demo.simulation import Simulation

LONGEST_JUMP = timedelta(hours=20)  # after a day without a word from Telegram the bot fears for its updates
Answers = tuple[str, ...]


class Crowd(Group):
    """Mill Lane as the scenes play it. Nothing is waited for until an evening passes or somebody needs an answer."""

    def __init__(self, simulation: Simulation) -> None:
        people = {short: simulation.person(name, note) for short, (name, note) in CAST.items()}
        members = [people[short] for short in CAST if short != OUTSIDER]
        group = simulation.group(TITLE, "group", people["Amina"], members)
        simulation.post(f"groups/{group}/admins", person=people[NAMELESS], anonymous=True)
        super().__init__(simulation, group, people)

    def welcome_bot(self) -> None:
        """Amina makes the bot an admin that may pin."""
        self.simulation.post(f"groups/{self.group}/bot", by=self.people["Amina"], admin=True, can_pin=True)

    def at(self, moment: datetime) -> None:
        """Later; what falls due meanwhile happens at its moment, and where nothing does no time is lost on it."""
        now = self.simulation.now()
        while now < moment:
            now, due = min(moment, now + LONGEST_JUMP), self.simulation.settle()
            if due is None or due > now:
                self.simulation.set_clock(now)
            else:
                self.simulation.pass_until(now)

    def settle(self) -> None:
        self.simulation.settle()

    def say(self, name: str, text: str, reply_to: int | None = None) -> int:
        """Someone writes in the group; the number of the message."""
        return self.simulation.write(self.people[name], self.group, text, reply_to)

    def read(self, message: int) -> None:
        """Everybody in the group has read up to here."""
        for name, person in self.people.items():
            if name != OUTSIDER:
                self.simulation.post("act/read", person=person, chat=self.group, message_id=message)

    def tell_bot(self, said: Mapping[str, str]) -> None:
        """People write to the bot in private, and it answers."""
        for name, text in said.items():
            self.simulation.write(self.people[name], "private", text)
        self.settle()

    def tap(self, label: str, words: str, *names: str) -> None:
        """People tap the same button in the group."""
        card = self.card(words)
        for name in names:
            self.simulation.tap_on(self.people[name], self.group, card.id, label)

    def tap_private(self, label: str, *names: str) -> None:
        """People tap this button in their private chats."""
        for name in names:
            card = self.private_card(name, label)
            self.simulation.tap_on(self.people[name], "private", card.id, label)
        self.settle()

    def open(self, link: str, *names: str) -> None:
        """People open the private chat by a link, or with "" by the Start button."""
        for name in names:
            self.simulation.open(self.people[name], link)
        self.settle()

    def propose(self, question: str, proposals: Mapping[str, Answers]) -> None:
        """People propose side by side: title, why, cost and who would do it, question by question."""
        self.open(self.card_link(question, "Propose"), *proposals)
        for answers in zip(*proposals.values(), strict=True):
            self.tell_bot(dict(zip(proposals, answers, strict=True)))
        for name in proposals:  # one after the other: who posts first has number 1, whichever machine plays it
            self.tap_private("Post it", name)
