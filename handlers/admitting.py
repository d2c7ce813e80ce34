"""A coordinator answers somebody who asks to join."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context
from handlers.where import sender
from models.people import admitting


async def on_accept(update: Update, context: Context, button: Button) -> None:
    """A tap on Accept."""
    user = await sender(update, context)
    await context.turn.act(admitting.accept, button.number, user.id)


async def on_decline(update: Update, context: Context, button: Button) -> None:
    """A tap on Not now."""
    user = await sender(update, context)
    await context.turn.act(admitting.decline, button.number, user.id)
