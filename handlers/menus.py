"""The menu of commands that Telegram shows: everybody's, and what coordinators find there besides."""

from hashlib import sha256

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
)

from config.texts import Language


def everyones(say: Language) -> list[BotCommand]:
    """What anybody may do."""
    return [
        BotCommand("pool", say.say("Where the money is")),
        BotCommand("purposes", say.say("What can be backed")),
        BotCommand("propose", say.say("Put a purpose to the group")),
        BotCommand("me", say.say("My share and what I said, in private")),
        BotCommand("round", say.say("How the round stands")),
        BotCommand("nudges", say.say("Every reminder I may send")),
        BotCommand("link", say.say("The link to join by")),
        BotCommand("privacy", say.say("Who sees what, and what I keep")),
        BotCommand("help", say.say("How it works")),
        BotCommand("leave", say.say("Take part no longer")),
    ]


def steering(say: Language) -> list[BotCommand]:
    """What coordinators do."""
    return [
        BotCommand("fund", say.say("Coordinators: record a deposit")),
        BotCommand("extend", say.say("Coordinators: let the round last longer")),
        BotCommand("close", say.say("Coordinators: bring the decision forward")),
        BotCommand("cancel", say.say("Coordinators: end the round without a decision")),
        BotCommand("members", say.say("Coordinators: who has joined, and who asks to")),
        BotCommand("coordinators", say.say("Coordinators: who runs things here")),
        BotCommand("settings", say.say("Coordinators: how people join, and our time zone")),
    ]


def join(say: Language) -> BotCommand:
    """In groups: the button to join by."""
    return BotCommand("join", say.say("Take part"))


async def publish(bot: Bot) -> None:
    """Tells Telegram everybody's menu, in groups and in private."""
    say = Language.of("en")
    await bot.set_my_commands([join(say), *everyones(say)], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands(everyones(say), scope=BotCommandScopeAllPrivateChats())


def version() -> str:
    """Another one whenever a coordinator's menu would say something else."""
    say = Language.of("en")
    texts = [f"{one.command} {one.description}" for one in (join(say), *everyones(say), *steering(say))]
    return sha256("\n".join(texts).encode()).hexdigest()


async def show(bot: Bot, chat_id: int, person_id: int) -> None:
    """A coordinator's menu in a group, or in their private chat (where both are the same)."""
    say = Language.of("en")
    both = [*everyones(say), *steering(say)]
    await bot.set_my_commands(both if chat_id == person_id else [join(say), *both], scope=_scope(chat_id, person_id))


async def hide(bot: Bot, chat_id: int, person_id: int) -> None:
    """Everybody's menu again."""
    await bot.delete_my_commands(scope=_scope(chat_id, person_id))


def _scope(chat_id: int, person_id: int) -> BotCommandScope:
    if chat_id == person_id:
        return BotCommandScopeChat(chat_id)
    return BotCommandScopeChatMember(chat_id, person_id)
