"""What the bot tells about itself: names, descriptions, commands per scope and language, the menu button."""

import re
from dataclasses import dataclass, field
from typing import Any

from telegram.constants import BotCommandLimit, BotCommandScopeType, BotDescriptionLimit, BotNameLimit

from bot.playground.changes import Changes
from bot.playground.chats import Chat
from bot.playground.errors import bad_request

Json = dict[str, Any]
Scope = tuple[str, int, int]

COMMAND = re.compile(rf"[a-z0-9_]{{{BotCommandLimit.MIN_COMMAND},{BotCommandLimit.MAX_COMMAND}}}")
LANGUAGE = 2  # letters; what follows them in a person's language (en-GB) is no matter here
LENGTHS = {
    "name": BotNameLimit.MAX_NAME_LENGTH,
    "description": BotDescriptionLimit.MAX_DESCRIPTION_LENGTH,
    "short_description": BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
}


@dataclass(slots=True)
class Profile:
    changes: Changes
    changed: int = 0
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def set_commands(self, scope: Scope, language: str, commands: list[Json]) -> None:
        """For one scope and language; none takes them back."""
        self.commands.pop((scope, language), None)
        if commands:
            self.commands[scope, language] = commands
        self.changed = self.changes.next()

    def set_words(self, what: str, language: str, text: str) -> None:
        """The bot's name, description or short description in one language; an empty text takes it back."""
        if len(text) > LENGTHS[what]:
            raise bad_request(f"bot {what.replace('_', ' ')} is too long")
        self.words[what, language] = text

    def get_words(self, what: str, language: str, default: str) -> str:
        return self.words.get((what, language)) or self.words.get((what, "")) or default

    def offered(self, chat: Chat, user_id: int, language: str) -> list[Json]:
        """The commands this person sees in this chat: the narrowest scope that has any, their language before none."""
        for scope in scopes(chat, user_id):
            for code in (language[:LANGUAGE].lower(), ""):
                if (scope, code) in self.commands:
                    return self.commands[scope, code]
        return []


def scopes(chat: Chat, user_id: int) -> list[Scope]:
    """From the narrowest to the widest, as the Bot API orders them."""
    kinds = BotCommandScopeType
    if chat.private:
        return [(kinds.CHAT, chat.id, 0), (kinds.ALL_PRIVATE_CHATS, 0, 0), (kinds.DEFAULT, 0, 0)]
    admin = chat.membership(user_id).admin
    narrow: list[Scope] = [(kinds.CHAT_MEMBER, chat.id, user_id)]
    narrow += [(kinds.CHAT_ADMINISTRATORS, chat.id, 0)] if admin else []
    narrow += [(kinds.CHAT, chat.id, 0)]
    narrow += [(kinds.ALL_CHAT_ADMINISTRATORS, 0, 0)] if admin else []
    return [*narrow, (kinds.ALL_GROUP_CHATS, 0, 0), (kinds.DEFAULT, 0, 0)]


def checked(commands: Any) -> list[Json]:
    """At most a hundred commands with lower-case names and a description each."""
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [checked_one(command) for command in commands]


def checked_one(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for key in ("command", "description"):
        if not isinstance(command.get(key), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{key}\"")
    name = command["command"].removeprefix("/")
    description = command["description"].strip()
    check_length("command", name, BotCommandLimit.MAX_COMMAND)
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    check_length("command description", description, BotCommandLimit.MAX_DESCRIPTION)
    return {"command": name, "description": description}


def check_length(what: str, text: str, longest: int) -> None:
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if len(text) > longest:
        raise bad_request(f"{what} length must not exceed {longest}")
