"""Names, descriptions, commands and the menu button: stored, shown to people, given back."""

import re
from collections.abc import Callable
from typing import Any

from telegram.constants import BotCommandScopeType

from bot.playground.arguments import number, text, thing
from bot.playground.errors import bad_request
from bot.playground.methods.chats import with_members
from bot.playground.profile import Scope, checked
from bot.playground.world import World

Json = dict[str, Any]

OF_A_CHAT = (BotCommandScopeType.CHAT, BotCommandScopeType.CHAT_ADMINISTRATORS, BotCommandScopeType.CHAT_MEMBER)


def get_me(world: World, _: Json) -> Json:
    return world.bot.me()


def set_my_commands(world: World, arguments: Json) -> bool:
    given = thing(arguments, "commands", "commands")
    commands = checked([] if given is None else given)
    world.profile.set_commands(scope(world, arguments), language(arguments), commands)
    return True


def get_my_commands(world: World, arguments: Json) -> list[Json]:
    return world.profile.commands.get((scope(world, arguments), language(arguments)), [])


def delete_my_commands(world: World, arguments: Json) -> bool:
    world.profile.set_commands(scope(world, arguments), language(arguments), [])
    return True


def scope(world: World, arguments: Json) -> Scope:
    given = thing(arguments, "scope", "BotCommandScope")
    if given is None:
        return (BotCommandScopeType.DEFAULT, 0, 0)
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    if kind not in list(BotCommandScopeType):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind not in OF_A_CHAT:
        return (kind, 0, 0)
    if not text(given, "chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    user_id = number(given, "user_id") if kind == BotCommandScopeType.CHAT_MEMBER else 0
    if kind == BotCommandScopeType.CHAT_MEMBER and user_id <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    found = with_members(world, given)
    if found.private and kind != BotCommandScopeType.CHAT:
        raise bad_request("can't use specified scope in private chats")
    if kind == BotCommandScopeType.CHAT_MEMBER and world.people.get(user_id) is None:
        raise bad_request("user not found")
    return (kind, found.id, user_id)


def language(arguments: Json) -> str:
    code = text(arguments, "language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def setter(what: str) -> Callable[[World, Json], bool]:
    def set_words(world: World, arguments: Json) -> bool:
        world.profile.set_words(what, language(arguments), text(arguments, what))
        return True

    return set_words


def getter(what: str) -> Callable[[World, Json], Json]:
    def get_words(world: World, arguments: Json) -> Json:
        default = world.bot.first_name if what == "name" else ""
        return {what: world.profile.get_words(what, language(arguments), default)}

    return get_words


def set_chat_menu_button(world: World, arguments: Json) -> bool:
    given = thing(arguments, "menu_button", "menu button")
    if given is None:
        given = {"type": "default"}
    if not isinstance(given, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    if given.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    world.profile.menu_buttons[number(arguments, "chat_id")] = given
    return True


def get_chat_menu_button(world: World, arguments: Json) -> Json:
    """A chat's own, which is the bot's unless it was set; the bot's shows its commands unless it was set."""
    chat_id = number(arguments, "chat_id")
    return world.profile.menu_buttons.get(chat_id) or {"type": "default" if chat_id else "commands"}
