"""A coordinator answers somebody who asks to join."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import sender
from handlers.words import toasts
from models.people import advising


async def on_accept(update: Update, context: Context, button: Button) -> None:
    """A tap on Accept."""
    user = await sender(update, context)
    if not await context.turn.act(advising.accept, button.number, user.id):
        context.turn.answer(Toast(toasts.asked(speech_of(user))))


async def on_decline(update: Update, context: Context, button: Button) -> None:
    """A tap on Not now."""
    user = await sender(update, context)
    await context.turn.act(advising.decline, button.number, user.id)
