"""What the bot tells about itself: commands by scope and language, names, the menu."""

import telegram
from telegram.constants import BotCommandScopeType

from tests.playground.street import Street


async def offered(street: Street, chat: int | str, person: int) -> list[str]:
    seen = await street.see(f"chats/{chat}/messages", **{"as": person})
    return [command["command"] for command in seen["commands"]]


async def test_the_narrowest_scope_and_the_own_language_win(bot: telegram.Bot, street: Street) -> None:
    anna, ben = await street.friend("Anna", language="de"), await street.friend("Ben")
    group = await street.group(anna, ben)
    await bot.set_my_commands([("help", "What this is")])
    await bot.set_my_commands([("hilfe", "Was das ist")], language_code="de")
    await bot.set_my_commands([("round", "Start one")], telegram.BotCommandScopeAllChatAdministrators())
    await bot.set_my_commands([("me", "About me")], telegram.BotCommandScopeChatMember(group, ben))
    assert await offered(street, "private", anna) == ["hilfe"]
    assert await offered(street, "private", ben) == ["help"]
    assert await offered(street, group, anna) == ["round"]
    assert await offered(street, group, ben) == ["me"]
    [command] = await bot.get_my_commands(telegram.BotCommandScopeAllChatAdministrators())
    assert command.description == "Start one"
    await bot.delete_my_commands(telegram.BotCommandScopeChatMember(group, ben))
    assert await offered(street, group, ben) == ["help"]


async def test_commands_are_checked(street: Street) -> None:
    async def said(command: str, description: str, times: int = 1) -> str:
        commands = [{"command": command, "description": description}] * times
        return (await street.refusal("setMyCommands", commands=commands))[17:]

    assert await said("Round", "x") == "BOT_COMMAND_INVALID"
    assert await said("r" * 33, "x") == "BOT_COMMAND_INVALID"
    assert await said("r", "x" * 257) == "BOT_COMMAND_DESCRIPTION_INVALID"
    assert await said("r", "x", times=101) == "BOT_COMMANDS_TOO_MUCH"
    elsewhere = {"commands": [], "scope": {"type": BotCommandScopeType.CHAT, "chat_id": -7}}
    assert await street.refusal("setMyCommands", **elsewhere) == "400 Bad Request: chat not found"


async def test_names_and_the_menu_are_kept(bot: telegram.Bot) -> None:
    await bot.set_my_name("Gemeinschaftstopf", language_code="de")
    await bot.set_my_description("A pot for the street")
    await bot.set_my_short_description("A pot")
    await bot.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert (await bot.get_my_name()).name == "Commonpot"
    assert (await bot.get_my_name("de")).name == "Gemeinschaftstopf"
    assert (await bot.get_my_description("fr")).description == "A pot for the street"
    assert (await bot.get_my_short_description()).short_description == "A pot"
    assert (await bot.get_chat_menu_button()).type == "commands"
