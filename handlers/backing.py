"""The three taps under a purpose."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import sender
from handlers.words import toasts
from models import backing


async def on_back(update: Update, context: Context, button: Button) -> None:
    """A tap on I back this."""
    user = await sender(update, context)
    said = await context.turn.act(backing.back, button.number, user.id)
    context.turn.answer(Toast(toasts.backed(speech_of(user), said)))


async def on_object(update: Update, context: Context, button: Button) -> None:
    """A tap on I object; whoever never opened the private chat is led there to give a reason."""
    user = await sender(update, context)
    said = await context.turn.act(backing.object_to, button.number, user.id)
    if said.changed and not said.writable:
        speech = speech_of(user, context.turn.username)
        context.turn.answer(Toast(url=speech.link(f"why-{button.number}")))
    else:
        context.turn.answer(Toast(toasts.objected(speech_of(user), said)))


async def on_take_back(update: Update, context: Context, button: Button) -> None:
    """A tap on Undo my choice."""
    user = await sender(update, context)
    said = await context.turn.act(backing.take_back, button.number, user.id)
    context.turn.answer(Toast(toasts.taken_back(speech_of(user), said)))
