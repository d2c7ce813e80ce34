"""Private chats, groups and supergroups: who is in them and what was written there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.playground.membership import LEFT, Membership
from bot.playground.messages import Message
from bot.playground.people import BotAccount, Person

Json = dict[str, Any]

FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001


@dataclass(slots=True)
class Chat:
    """Message numbers are the chat's own, as in a supergroup: they say nothing in another chat."""

    id: int
    type: str
    title: str = ""
    person: Person | None = None
    members: dict[int, Membership] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    written: int = 0
    migrated_to: int | None = None

    @property
    def private(self) -> bool:
        return self.person is not None

    def membership(self, user_id: int) -> Membership:
        return self.members.get(user_id, LEFT)

    def inside(self) -> list[int]:
        return [user_id for user_id, membership in self.members.items() if membership.inside]

    def told(self) -> Json:
        """A Chat of the Bot API."""
        if self.person is None:
            return {"id": self.id, "type": self.type, "title": self.title}
        user = self.person.user()
        return {"id": self.id, "type": "private"} | {
            key: user[key] for key in ("first_name", "last_name", "username") if key in user
        }

    def write(self, date: int, sender: Person | BotAccount, **content: Any) -> Message:
        """The next message of this chat."""
        self.written += 1
        message = Message(self, self.written, date, sender, **content)
        self.messages[message.id] = message
        return message

    def remove(self, message_id: int) -> None:
        del self.messages[message_id]
        if message_id in self.pinned:
            self.pinned.remove(message_id)


class Chats:
    def __init__(self) -> None:
        self._all: dict[int, Chat] = {}
        self._groups = 0

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._all.values())

    def get(self, chat_id: int) -> Chat | None:
        return self._all.get(chat_id)

    def private(self, person: Person) -> Chat:
        """The chat between this person and the bot; there is always exactly one."""
        if person.id not in self._all:
            self._all[person.id] = Chat(person.id, "private", person=person)
        return self._all[person.id]

    def group(self, title: str, kind: str) -> Chat:
        first = FIRST_SUPERGROUP if kind == "supergroup" else FIRST_GROUP
        chat = Chat(first - self._groups, kind, title)
        self._groups += 1
        self._all[chat.id] = chat
        return chat
