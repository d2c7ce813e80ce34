"""People, the bot, and the account that anonymous admins write as."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.playground.changes import Changes
from bot.playground.errors import SimError

Json = dict[str, Any]

FIRST_PERSON = 200_000_001
GROUP_ANONYMOUS_BOT: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(slots=True)
class Person:
    """Somebody with Telegram. Opening the bot, blocking it and deleting the account are theirs alone."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language: str | None = None
    opened: bool = False
    blocked: bool = False
    deleted: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        if self.deleted:
            return "Deleted Account"
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def user(self) -> Json:
        """As the Bot API shows a user; a deleted account has only its id left."""
        if self.deleted:
            return {"id": self.id, "is_bot": False, "first_name": ""}
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user

    def view(self) -> Json:
        """As /sim/ shows a person."""
        return {
            "id": self.id,
            "name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language": self.language,
            "opened": self.opened,
            "blocked": self.blocked,
            "deleted": self.deleted,
            "note": self.note,
        }


@dataclass(slots=True)
class BotAccount:
    """The one bot this server is for."""

    id: int
    username: str
    first_name: str

    @property
    def name(self) -> str:
        return self.first_name

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def me(self) -> Json:
        """What getMe answers."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }


class People:
    """Everybody there is. Whatever changes about a person changes here, so that those who look see it."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self.changed = 0
        self._all: dict[int, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._all.values())

    def get(self, person_id: int) -> Person | None:
        return self._all.get(person_id)

    def add(
        self, name: str, last_name: str | None, username: str | None, language: str | None, note: str = ""
    ) -> Person:
        """A new account; refuses an empty name and a username that is taken."""
        self.check(name, username)
        person = Person(FIRST_PERSON + len(self._all), name, last_name, username, language, note=note)
        return self.keep(person)

    def check(self, name: str, username: str | None, whose: Person | None = None) -> None:
        """Refuses an empty name, and a username that somebody else has."""
        if not name.strip():
            raise SimError("a person needs a name")
        if username and any((one.username or "").lower() == username.lower() for one in self if one is not whose):
            raise SimError(f"the username {username} is taken")

    def keep(self, person: Person) -> Person:
        """One more among those there are."""
        self._all[person.id] = person
        self.changed = self._changes.next()
        return person

    def alter(self, person: Person, **facts: Any) -> None:
        """Another name; the bot opened or blocked; the account deleted. What is already so changes nothing."""
        if all(getattr(person, name) == value for name, value in facts.items()):
            return
        for name, value in facts.items():
            setattr(person, name, value)
        self.changed = self._changes.next()
