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
    assert await said("/", "x") == "command must be non-empty"
    assert await said("r" * 33, "x") == "command length must not exceed 32"
    assert await said("r", " ") == "command description must be non-empty"
    assert await said("r", "x" * 257) == "command description length must not exceed 256"
    assert await said("r", "x", times=101) == "BOT_COMMANDS_TOO_MUCH"


async def test_a_scope_must_be_one_the_bot_can_reach(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    kinds = BotCommandScopeType

    async def said(kind: str, chat: int, user: int = ben, method: str = "setMyCommands") -> str:
        scope = {"type": kind, "chat_id": chat, "user_id": user}
        return await street.refusal(method, commands=[], scope=scope)

    assert await said(kinds.CHAT, -7) == "400 Bad Request: chat not found"
    assert await said(kinds.CHAT_MEMBER, group, 7) == "400 Bad Request: user not found"
    assert await said(kinds.CHAT_MEMBER, group, 0) == (
        "400 Bad Request: can't parse BotCommandScope: Invalid user_id specified"
    )
    nowhere = {"commands": [], "scope": {"type": kinds.CHAT}}
    empty = "400 Bad Request: can't parse BotCommandScope: Empty chat_id specified"
    assert await street.refusal("setMyCommands", **nowhere) == empty
    for kind in (kinds.CHAT_MEMBER, kinds.CHAT_ADMINISTRATORS):
        assert await said(kind, anna) == "400 Bad Request: can't use specified scope in private chats"
    upgraded = (await street.ask(f"groups/{group}/upgrade", by=anna))["id"]
    moved = "400 Bad Request: group chat was upgraded to a supergroup chat"
    assert await said(kinds.CHAT_MEMBER, group, method="deleteMyCommands") == moved
    await street.client.delete(f"/sim/groups/{upgraded}/bot", params={"by": anna})
    out = "403 Forbidden: bot was kicked from the supergroup chat"
    assert await said(kinds.CHAT_MEMBER, upgraded, method="getMyCommands") == out


async def test_each_scope_gives_way_to_the_next_narrower_one(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna", language="de-AT")
    group = await street.group(anna)
    inwards: list[tuple[str, telegram.BotCommandScope]] = [
        ("all", telegram.BotCommandScopeDefault()),
        ("groups", telegram.BotCommandScopeAllGroupChats()),
        ("admins", telegram.BotCommandScopeAllChatAdministrators()),
        ("here", telegram.BotCommandScopeChat(group)),
        ("admins_here", telegram.BotCommandScopeChatAdministrators(group)),
        ("anna", telegram.BotCommandScopeChatMember(group, anna)),
    ]
    for name, scope in inwards:
        for code in ("", "de"):
            await bot.set_my_commands([(name + code, "x")], scope, language_code=code)
            assert await offered(street, group, anna) == [name + code]
    for name, scope in reversed(inwards):
        for code in ("de", ""):
            assert await offered(street, group, anna) == [name + code]
            await bot.delete_my_commands(scope, language_code=code)
    assert await offered(street, group, anna) == []


async def test_a_menu_follows_who_somebody_is_and_whether_the_bot_is_there(bot: telegram.Bot, street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.friend("Ben")
    group = await street.group(anna, ben)
    await bot.set_my_commands([("pool", "The pot")], telegram.BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("fund", "Add")], telegram.BotCommandScopeChatAdministrators(group))
    assert await offered(street, group, ben) == ["pool"]
    await street.ask(f"groups/{group}/admins", person=ben)
    assert await offered(street, group, ben) == ["fund"]
    await street.ask(f"groups/{group}/admins", person=ben, admin=False)
    assert await offered(street, group, ben) == ["pool"]
    await street.client.delete(f"/sim/groups/{group}/bot", params={"by": anna})
    assert await offered(street, group, ben) == []


async def test_names_and_the_menu_are_kept(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    assert (await bot.get_chat_menu_button()).type == "commands"
    await bot.set_my_name("Gemeinschaftstopf", language_code="de")
    await bot.set_my_description("A pot for the street")
    await bot.set_my_short_description("A pot")
    await bot.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert (await bot.get_my_name()).name == "Commonpot"
    assert (await bot.get_my_name("de")).name == "Gemeinschaftstopf"
    assert (await bot.get_my_description("fr")).description == "A pot for the street"
    assert (await bot.get_my_short_description()).short_description == "A pot"
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_chat_menu_button(anna)).type == "default"
    own = telegram.MenuButtonWebApp("See", telegram.WebAppInfo("https://a.b"))
    await bot.set_chat_menu_button(anna, own)
    assert await bot.get_chat_menu_button(anna) == own
