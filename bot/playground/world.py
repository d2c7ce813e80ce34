"""Everything this server knows, and what is told to the bot about it."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from bot.playground.bell import Bell
from bot.playground.calls import Calls
from bot.playground.changes import Changes
from bot.playground.chats import Chat, Chats
from bot.playground.clock import Clock
from bot.playground.faults import Faults
from bot.playground.files import Files
from bot.playground.halts import Halts
from bot.playground.limits import Limits
from bot.playground.membership import LEFT, Membership
from bot.playground.messages import Message
from bot.playground.people import GROUP_ANONYMOUS_BOT, BotAccount, People, Person
from bot.playground.profile import Profile
from bot.playground.queries import Queries, Query
from bot.playground.report import Report
from bot.playground.updates import Updates

Json = dict[str, Any]

BOT_ID = 7_000_000_001
EXAMPLE_TOKEN = f"{BOT_ID}:AAF-only-for-trying-out-{'0' * 12}"


class World:
    """One bot, and all the people and chats there are."""

    def __init__(
        self,
        token: str = EXAMPLE_TOKEN,
        username: str = "commonpot_bot",
        clock: datetime | None = None,
        limits: bool = True,
    ) -> None:
        number = token.partition(":")[0]
        self.token = token
        self.bot = BotAccount(int(number) if number.isdecimal() else BOT_ID, username, "Commonpot")
        self.changes = Changes()
        self.clock = Clock(clock)
        self.people = People(self.changes)
        self.chats = Chats(self.changes)
        self.updates = Updates(self.clock)
        self.files = Files()
        self.queries = Queries()
        self.limits = Limits(limits)
        self.profile = Profile(self.changes)
        self.calls = Calls()
        self.halts = Halts()
        self.faults = Faults()
        self.clock_changed = self.changes.next()
        self.stage: str | None = None
        self.webhook = ""
        self.report: Report | None = None
        self.stirred = Bell()
        self.closing = Bell()
        self.closed = False

    def close(self) -> None:
        """Answer everybody who waits, so that the server can end."""
        self.closed = True
        self.updates.close()
        self.closing.ring()
        self.stirred.ring()
        self.changes.moved.ring()

    def jump(self, at: datetime) -> None:
        """The clock stands there from now on."""
        self.clock.set(at)
        self.clock_changed = self.changes.next()
        self.stirred.ring()

    def hear(self, report: Report | None) -> None:
        """What the bot says it has left to do; None: what it said before no longer holds."""
        if self.next_due != (report.next_due if report else None):
            self.clock_changed = self.changes.next()
        self.report = report
        self.stirred.ring()

    @property
    def next_due(self) -> datetime | None:
        """When the bot has something to do again, as it last said."""
        return self.report.next_due if self.report else None

    def met(self, chat: Chat) -> bool:
        """Whether the bot knows the chat: it was in the group; the person wrote to it, or is in a group with it."""
        if chat.person is None:
            return self.bot.id in chat.members
        return chat.person.opened or any(
            group.membership(chat.id).inside and group.membership(self.bot.id).inside for group in self.chats
        )

    def offered(self, chat: Chat, person: Person) -> list[Json]:
        """The commands a person sees in a chat; none in a group that the bot is not in."""
        here = chat.private or chat.membership(self.bot.id).inside
        return self.profile.offered(chat, person.id, person.language or "") if here else []

    def leave(self, chat: Chat) -> None:
        """The bot leaves a group by itself."""
        self.change(chat, self.bot, LEFT, self.bot)
        self.serve(chat, self.bot, {"left_chat_member": self.bot.user()})

    def tell(self, message: Message, edited: bool = False) -> None:
        """An update for a message, if the bot may read it."""
        if self.reads(message):
            self.updates.add("edited_message" if edited else "message", message.told())

    def reads(self, message: Message) -> bool:
        """Privacy mode: in groups a bot reads commands, replies to it and service messages; as an admin everything."""
        membership = message.chat.membership(self.bot.id)
        if message.chat.private:
            return True
        if not membership.inside:
            return False
        if membership.admin or message.service is not None:
            return True
        if message.reply_to is not None and message.reply_to.sender is self.bot:
            return True
        return self.is_command(message)

    def is_command(self, message: Message) -> bool:
        """A command at the start that names this bot or none."""
        first = message.entities[0] if message.entities else None
        if first is None or first["type"] != "bot_command" or first["offset"] != 0:
            return False
        name = message.text[: first["length"]].partition("@")[2]
        return name == "" or name.lower() == self.bot.username.lower()

    def tell_tap(self, query: Query, chat: Chat, message_id: int, data: str) -> None:
        message = chat.messages.get(message_id)
        told = message.told() if message else {"chat": chat.told(), "message_id": message_id, "date": 0}
        body = {
            "id": query.id,
            "from": query.person.user(),
            "message": told,
            "chat_instance": chat_instance(chat.id),
            "data": data,
        }
        self.updates.add("callback_query", body)

    def change(
        self, chat: Chat, user: Person | BotAccount, now: Membership, by: Person | BotAccount, anonymous: bool = False
    ) -> None:
        """Somebody becomes a member, an admin, or leaves. Told to the bot if it is itself, or if it is an admin."""
        before = chat.membership(user.id)
        chat.enrol(user.id, now)
        if before == now:
            return
        body = {
            "chat": chat.told(),
            "from": GROUP_ANONYMOUS_BOT if anonymous else by.user(),
            "date": self.clock.unix(),
            "old_chat_member": before.told(user.user()),
            "new_chat_member": now.told(user.user()),
        }
        if user is self.bot:
            self.updates.add("my_chat_member", body)
        elif chat.membership(self.bot.id).admin:
            self.updates.add("chat_member", body)

    def serve(
        self, chat: Chat, sender: Person | BotAccount, service: Json, anonymous: bool = False, silent: bool = False
    ) -> Message:
        """A service message: somebody joined, left, pinned."""
        message = chat.write(self.clock.unix(), sender, service=service, anonymous=anonymous, silent=silent)
        self.tell(message)
        return message


def chat_instance(chat_id: int) -> str:
    """The same for all taps in one chat, and no chat id."""
    return str(int.from_bytes(sha256(str(chat_id).encode()).digest()[:8], signed=True))
