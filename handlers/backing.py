"""The three taps under a purpose."""

from collections.abc import Callable
from functools import partial

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import sender
from handlers.words import toasts
from handlers.words.speech import Speech
from models.purposes import backing, interests

Verb = Callable[..., backing.Said]


def _verb(verb: Verb, button: Button) -> Verb:
    """The buttons of a purpose that is shown in private are called back_here and so on, and show it again.

    Those that say they give a yes up end in _for_good.
    """
    if button.act.endswith("_for_good"):
        return partial(backing.here, partial(verb, sure=True))
    return partial(backing.here, verb) if button.act.endswith("_here") else verb


async def on_interest(update: Update, context: Context, button: Button) -> None:
    """A tap on I have an interest in this, in private."""
    user = await sender(update, context)
    await context.turn.act(interests.declare, button.number, user.id)
    context.turn.answer(Toast(toasts.interest(speech_of(user), declared=True), alert=True))


async def on_no_interest(update: Update, context: Context, button: Button) -> None:
    """A tap on I have no interest in this after all."""
    user = await sender(update, context)
    await context.turn.act(interests.take_back, button.number, user.id)
    context.turn.answer(Toast(toasts.interest(speech_of(user), declared=False)))


async def on_back(update: Update, context: Context, button: Button) -> None:
    """A tap on I back this."""
    user = await sender(update, context)
    said = await context.turn.act(_verb(backing.back, button), button.number, user.id)
    context.turn.answer(Toast(toasts.backed(speech_of(user), said)))


async def on_object(update: Update, context: Context, button: Button) -> None:
    """A tap on I object; whoever never opened the private chat is led there to give a reason."""
    user = await sender(update, context)
    said = await context.turn.act(_verb(backing.object_to, button), button.number, user.id)
    speech = speech_of(user, context.turn.username)
    if said.changed and not said.writable:
        context.turn.answer(Toast(url=speech.link(f"why-{button.number}")))
    elif said.asked:
        context.turn.answer(_asked(speech, said, button.number))
    else:
        context.turn.answer(Toast(toasts.objected(speech, said)))


async def on_take_back(update: Update, context: Context, button: Button) -> None:
    """A tap on Undo my choice."""
    user = await sender(update, context)
    said = await context.turn.act(_verb(backing.take_back, button), button.number, user.id)
    speech = speech_of(user, context.turn.username)
    if said.asked:
        context.turn.answer(_asked(speech, said, button.number))
    else:
        context.turn.answer(Toast(toasts.taken_back(speech, said)))


def _asked(speech: Speech, said: backing.Said, purpose_id: int) -> Toast:
    """Whoever never opened the private chat is led there, to read what a second thought costs."""
    if not said.writable:
        return Toast(url=speech.link(f"purpose-{purpose_id}"))
    return Toast(toasts.would_be_gone(speech, said), alert=True)
