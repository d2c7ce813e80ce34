"""Merging one purpose into another: the buttons of both proposers."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context
from handlers.where import sender
from models.purposes import keeping_both, merging


async def on_merge(update: Update, context: Context, button: Button) -> None:
    """A tap on Merge with another, or on what shows more of the others."""
    user = await sender(update, context)
    purpose, after = (button.subject, 0) if button.subject else button.numbers
    await context.turn.act(merging.choose, purpose, user.id, after)


async def on_into(update: Update, context: Context, button: Button) -> None:
    """A tap on one of the others."""
    user = await sender(update, context)
    await context.turn.act(merging.consider, *button.numbers, user.id)


async def on_ask(update: Update, context: Context, button: Button) -> None:
    """Yes, ask them; or yes, merge them."""
    user = await sender(update, context)
    await context.turn.act(merging.ask, *button.numbers, user.id)


async def on_take_back(update: Update, context: Context, button: Button) -> None:
    """Who asked does not want it any more."""
    user = await sender(update, context)
    await context.turn.act(keeping_both.take_back, button.number, user.id)


async def on_agree(update: Update, context: Context, button: Button) -> None:
    """The other's proposer agrees."""
    user = await sender(update, context)
    await context.turn.act(merging.agree, button.number, user.id)


async def on_decline(update: Update, context: Context, button: Button) -> None:
    """The other's proposer would rather keep both."""
    user = await sender(update, context)
    await context.turn.act(keeping_both.decline, button.number, user.id)
