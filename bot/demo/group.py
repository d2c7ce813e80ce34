"""A group on the simulated Telegram: the people by their first names, and what stands in their chats."""

from collections.abc import Mapping

from bot.demo.simulation import Seen, Simulation, Stuck

COST = "Cost:"  # stands on purposes' cards alone


class Group:
    """Who is there, and what can be tapped. reader: whose eyes the group's chat is read with."""

    def __init__(self, simulation: Simulation, group: int, people: Mapping[str, int], reader: str = "Amina") -> None:
        self.simulation, self.group, self.people = simulation, group, people
        self.reader = people[reader]

    def seen(self) -> list[Seen]:
        """The group's chat."""
        return self.simulation.messages(self.group, self.reader)

    def card(self, words: str) -> Seen:
        """The newest card in the group that carries these words."""
        seen = [one for one in self.seen() if words in one.text and one.buttons]
        if not seen:
            raise Stuck(f"no message with buttons says {words!r}")
        return seen[-1]

    def card_link(self, words: str, label: str) -> str:
        """Where a button on a card leads."""
        return self.card(words).button(label) or ""

    def private_card(self, name: str, label: str) -> Seen:
        """The newest message with this button in someone's private chat with the bot."""
        seen = [one for one in self.simulation.messages("private", self.people[name]) if one.button(label)]
        if not seen:
            raise Stuck(f"{name} has no button {label!r}")
        return seen[-1]

    def newest_link(self) -> str:
        """The newest address of the bot that stands in the group's chat."""
        found = [word for one in self.seen() for word in one.text.split() if word.startswith("https://t.me/")]
        if not found:
            raise Stuck("no link stands in the group's chat")
        return found[-1]
