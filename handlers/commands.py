"""The menu of commands that Telegram shows."""

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from config.texts import Language


def _menu(say: Language) -> list[tuple[str, str]]:
    return [
        ("join", say.say("Take part")),
        ("purposes", say.say("What can be backed")),
        ("propose", say.say("Put a purpose to the group")),
        ("pool", say.say("Where the money is")),
        ("me", say.say("My share and what I said, in private")),
        ("round", say.say("The round; coordinators start one with it")),
        ("link", say.say("The link to join by")),
        ("nudges", say.say("Every reminder I may send")),
        ("coordinators", say.say("Who runs things here")),
        ("help", say.say("How it works")),
    ]


async def publish(bot: Bot) -> None:
    """Tells Telegram the menu: for groups with what coordinators do there, for private chats without."""
    say = Language.of("en")
    everyone = [BotCommand(name, text) for name, text in _menu(say)]
    steering = [BotCommand("fund", say.say("Coordinators: record a deposit"))]
    await bot.set_my_commands([*everyone, *steering], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands(everyone, scope=BotCommandScopeAllPrivateChats())
