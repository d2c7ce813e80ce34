"""Private chats, groups and supergroups: who is in them and what was written there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.playground.changes import Changes
from bot.playground.marks import Mark
from bot.playground.membership import LEFT, Membership
from bot.playground.messages import Message
from bot.playground.people import BotAccount, Person

Json = dict[str, Any]

FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001


@dataclass(slots=True)
class Chat:
    """Message numbers are the chat's own, as in a supergroup: they say nothing in another chat. A group with a username
    is public: whoever is not in it reads it and taps in it too.

    Whatever is changed here by its own methods is seen by those who look: `changed` is the revision of everything
    but the messages, `revisions` those of the messages, the latest change last, the deleted ones among them.
    """

    changes: Changes
    id: int
    type: str
    title: str = ""
    username: str | None = None
    person: Person | None = None
    members: dict[int, Membership] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    written: int = 0
    migrated_to: int | None = None
    changed: int = 0
    revisions: dict[int, int] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)

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
            public = {"username": self.username} if self.username else {}
            return {"id": self.id, "type": self.type, "title": self.title} | public
        user = self.person.user()
        return {"id": self.id, "type": "private"} | {
            key: user[key] for key in ("first_name", "last_name", "username") if key in user
        }

    def write(self, date: int, sender: Person | BotAccount, **content: Any) -> Message:
        """The next message of this chat."""
        self.written += 1
        message = Message(self, self.written, date, sender, **content)
        self.messages[message.id] = message
        self.touch(message.id)
        return message

    def touch(self, message_id: int) -> None:
        """This message is not what it was."""
        self.revisions.pop(message_id, None)
        self.revisions[message_id] = self.changes.next()

    def remove(self, message_id: int) -> None:
        if message_id in self.pinned:
            self.unpin(message_id)
        del self.messages[message_id]
        self.touch(message_id)

    def pin(self, message_id: int) -> None:
        self.pinned.append(message_id)
        self.touch(message_id)
        self.alter()

    def unpin(self, message_id: int) -> None:
        self.pinned.remove(message_id)
        self.touch(message_id)
        self.alter()

    def alter(self) -> int:
        """Something about the chat itself is not what it was."""
        self.changed = self.changes.next()
        return self.changed

    def enrol(self, user_id: int, membership: Membership) -> None:
        """What somebody is here from now on. Who comes in has read what was said before."""
        came_or_went = self.membership(user_id).inside != membership.inside
        self.members[user_id] = membership
        revision = self.alter()
        if came_or_went:
            mark = self.mark(user_id)
            mark.moved, mark.read = revision, self.written

    def migrate(self, new: "Chat") -> None:
        """The group goes on as that supergroup, with the same people."""
        new.members = dict(self.members)
        new.marks = {user_id: Mark(muted=mark.muted) for user_id, mark in self.marks.items()}
        new.alter()
        self.migrated_to = new.id
        self.alter()

    def mark(self, user_id: int) -> Mark:
        return self.marks.setdefault(user_id, Mark())

    def read(self, user_id: int, message_id: int) -> None:
        """Up to this message; never back."""
        mark = self.mark(user_id)
        last = min(message_id, self.written)
        if last > mark.read:
            mark.read, mark.changed = last, self.changes.next()

    def mute(self, user_id: int, muted: bool) -> None:
        mark = self.mark(user_id)
        mark.muted, mark.changed = muted, self.changes.next()


class Chats:
    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._all: dict[int, Chat] = {}
        self.groups = 0  # how often one was made

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._all.values())

    def get(self, chat_id: int) -> Chat | None:
        return self._all.get(chat_id)

    def private(self, person: Person) -> Chat:
        """The chat between this person and the bot; there is always exactly one."""
        if person.id not in self._all:
            self.keep(Chat(self._changes, person.id, "private", person=person))
        return self._all[person.id]

    def group(self, title: str, kind: str, username: str | None = None) -> Chat:
        first = FIRST_SUPERGROUP if kind == "supergroup" else FIRST_GROUP
        self.groups += 1
        return self.keep(Chat(self._changes, first - self.groups + 1, kind, title, username))

    def retell(self, person: Person) -> None:
        """Whatever this person wrote shows them by another name."""
        for chat in self:
            for message in chat.messages.values():
                if message.sender is person:
                    chat.touch(message.id)

    def keep(self, chat: Chat) -> Chat:
        """One more among those there are."""
        self._all[chat.id] = chat
        chat.alter()
        return chat
