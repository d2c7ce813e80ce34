"""What somebody asks of /sim/, read and checked."""

from dataclasses import dataclass
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import SimError
from bot.playground.people import Person
from bot.playground.world import World

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """The body, the query and the parts of the path in one; every mistake is a SimError in words."""

    world: World
    given: Json

    def _value(self, name: str, default: Any) -> Any:
        return self.given[name] if self.has(name) else default

    def has(self, name: str) -> bool:
        return self.given.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        value = self._value(name, default)
        if not isinstance(value, str):
            raise SimError(f"{name} must be a text")
        return value

    def line(self, name: str, longest: int, default: str | None = None) -> str:
        """A short text, such as a name."""
        value = self.text(name, default)
        if len(value) > longest:
            raise SimError(f"{name} has at most {longest} characters")
        return value

    def maybe(self, name: str) -> str | None:
        return self.text(name) if self.has(name) else None

    def number(self, name: str, default: int | None = None) -> int:
        try:
            return int(self._value(name, default))
        except (TypeError, ValueError, OverflowError):
            raise SimError(f"{name} must be a whole number") from None

    def seconds(self, name: str, default: float) -> float:
        try:
            value = float(self._value(name, default))
        except (TypeError, ValueError, OverflowError):
            value = -1.0
        if not 0 <= value < float("inf"):
            raise SimError(f"{name} must be a number of seconds")
        return value

    def yes(self, name: str, default: bool = False) -> bool:
        return self._value(name, default) in (True, "true", "1")

    def person(self, name: str = "person") -> Person:
        person = self.world.people.get(self.number(name))
        if person is None:
            raise SimError(f"there is no person {self.given.get(name)}")
        return person

    def actor(self, name: str = "person") -> Person:
        """Somebody who can act: the account is there."""
        person = self.person(name)
        if person.deleted:
            raise SimError("this account is deleted")
        return person

    def group(self, name: str = "chat") -> Chat:
        chat = self.world.chats.get(self.number(name))
        if chat is None or chat.private:
            raise SimError(f"there is no group {self.given.get(name)}")
        if chat.migrated_to is not None:
            raise SimError(f"this group is now the supergroup {chat.migrated_to}")
        return chat

    def chat(self, person: Person, name: str = "chat") -> Chat:
        """A chat this person is in: their private one with the bot, or a group."""
        if self._value(name, "private") in ("private", person.id, str(person.id)):
            return self.world.chats.private(person)
        chat = self.group(name)
        if not chat.membership(person.id).inside:
            raise SimError(f"{person.name} is not in this group")
        return chat

    def chat_in_sight(self, person: Person) -> Chat:
        """A chat this person reads: one they are in, or a public group."""
        named = self.given.get("chat", "private") != "private"
        found = self.world.chats.get(self.number("chat")) if named else None
        if found is not None and found.username is not None:
            return found
        return self.chat(person)
