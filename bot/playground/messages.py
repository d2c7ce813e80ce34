"""One message, and how the Bot API tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.playground.files import File
from bot.playground.people import GROUP_ANONYMOUS_BOT, BotAccount, Person

if TYPE_CHECKING:
    from bot.playground.chats import Chat

Json = dict[str, Any]
Rows = list[list[Json]]


@dataclass(slots=True)
class Message:
    """A text, a file or another thing with a caption, with buttons, or a service message. Dates are Unix seconds.

    The origin is where a forwarded message came from, as the Bot API tells it.
    """

    chat: Chat
    id: int
    date: int
    sender: Person | BotAccount
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    buttons: Rows | None = None
    reply_to: Message | None = None
    anonymous: bool = False
    thread_id: int | None = None
    edited_at: int | None = None
    service: Json | None = None
    silent: bool = False
    file: File | None = None
    preview: Json | None = None
    protected: bool = False
    thing: Json | None = None
    origin: Json | None = None

    def edit(self, date: int, **content: Any) -> None:
        """Other words, other buttons, another file."""
        for name, value in content.items():
            setattr(self, name, value)
        self.edited_at = date
        self.chat.touch(self.id)

    @property
    def worded(self) -> bool:
        """Whether it is words and nothing else."""
        return self.file is None and self.thing is None

    def author(self) -> Json:
        return GROUP_ANONYMOUS_BOT if self.anonymous else self.sender.user()

    def told(self, with_reply: bool = True) -> Json:
        """A Message of the Bot API; the message it replies to is told without its own reply."""
        told: Json = {
            "message_id": self.id,
            "from": self.author(),
            "chat": self.chat.told(),
            "date": self.date,
        }
        if self.anonymous:
            told["sender_chat"] = self.chat.told()
        if self.thread_id is not None:
            told["message_thread_id"] = self.thread_id
        if with_reply and self.reply_to is not None and self.reply_to.id in self.chat.messages:
            told["reply_to_message"] = self.reply_to.told(with_reply=False)
        if self.origin is not None:
            told["forward_origin"] = self.origin
        if self.protected:
            told["has_protected_content"] = True
        if self.edited_at is not None:
            told["edit_date"] = self.edited_at
        if self.service is not None:
            return told | self.service
        told |= self.said()
        if self.buttons:
            told["reply_markup"] = {"inline_keyboard": self.buttons}
        return told

    def said(self) -> Json:
        """The words, or the file or other thing with its caption."""
        if self.worded:
            shown = {"link_preview_options": self.preview} if self.preview else {}
            return {"text": self.text} | ({"entities": self.entities} if self.entities else {}) | shown
        told = self.file.told() if self.file else dict(self.thing or {})
        if self.text:
            told["caption"] = self.text
        if self.entities:
            told["caption_entities"] = self.entities
        return told
