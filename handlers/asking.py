"""Questions anyone may ask: the money, the purposes, my page, the reminders, help."""

from collections.abc import Iterable
from difflib import get_close_matches

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.looking import inside_here
from handlers.toasting import speech_of
from handlers.where import answer, here, message_of, private, refused, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models.questions.mine import mine_in_round
from models.questions.settings import groups_of


async def on_pool(update: Update, context: Context) -> None:
    """Where every penny is."""
    await answer(context, "pool", (await inside_here(update, context)).id)


async def on_purposes(update: Update, context: Context) -> None:
    """What can be backed."""
    await answer(context, "purposes", (await inside_here(update, context)).id)


async def on_link(update: Update, context: Context) -> None:
    """The link to join by."""
    await answer(context, "link", (await inside_here(update, context)).id)


async def on_nudges(update: Update, context: Context) -> None:
    """Every reminder there is."""
    await answer(context, "nudges", (await inside_here(update, context)).id)


async def on_me(update: Update, context: Context) -> None:
    """Personal, so never answered in a group: there it is one line and the way into private."""
    community = await here(update, context)
    if private(update):
        await answer(context, "me", community.id)
    else:
        await answer(context, "in_private", community.id, verb="me")


async def on_help(update: Update, context: Context) -> None:
    """How it works; nobody is asked anything first."""
    place = context.turn.place
    if place is None and private(update):
        place = (await context.turn.ask(groups_of, (await sender(update, context)).id)).meant
    await answer(context, "help", place.id if place else None)


async def on_unknown_command(update: Update, context: Context, known: Iterable[str]) -> None:
    """A command I do not have: perhaps one that I have, misspelt."""
    said = clean(message_of(update).text or "").split()[0].removeprefix("/").partition("@")[0].lower()
    if close := get_close_matches(said, known, n=1):
        raise await refused(context, "misspelt_command", command=close[0])
    raise await refused(context, "unknown_command")


async def on_share(update: Update, context: Context, button: Button) -> None:
    """My share at a glance, as a toast."""
    user = await sender(update, context)
    view = await context.turn.ask(mine_in_round, button.number, user.id)
    context.turn.answer(Toast(toasts.my_share(speech_of(user), view), alert=True))
