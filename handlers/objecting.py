"""An objection: its reason, the proposer's answer, and whether that settles it; by taps in private."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import sender
from handlers.words import toasts
from models.forms import speaking
from models.purposes import objecting
from models.rules.refusals import Refusal

SPEAK = {"again": speaking.again, "later": speaking.later, "post": speaking.post}


async def on_speak(update: Update, context: Context, button: Button) -> None:
    """The buttons under a reason or an answer; each names the objection, so that an old one posts nothing else."""
    user = await sender(update, context)
    what, _, about = button.word.partition("-")
    objection = Button.parse(about.replace("-", ":"))
    if what not in SPEAK or objection.act not in ("reason", "answer"):
        raise Refusal("no_such_thing")
    await context.turn.act(SPEAK[what], objection.act, objection.number, user.id)


async def on_why(update: Update, context: Context, button: Button) -> None:
    """An objector wants to give the reason now."""
    user = await sender(update, context)
    await context.turn.act(objecting.start_reason, button.number, user.id)


async def on_answer(update: Update, context: Context, button: Button) -> None:
    """A proposer wants to answer an objection."""
    user = await sender(update, context)
    await context.turn.act(speaking.start_answer, button.number, user.id)


async def on_settle(update: Update, context: Context, button: Button) -> None:
    """An objector says that it is settled."""
    user = await sender(update, context)
    title = await context.turn.act(objecting.settle, button.number, user.id)
    context.turn.answer(Toast(toasts.settled(speech_of(user), title), alert=True))


async def on_stay(update: Update, context: Context, button: Button) -> None:
    """An objector says that it is not settled: nothing changes."""
    user = await sender(update, context)
    title = await context.turn.act(objecting.stay, button.number, user.id)
    context.turn.answer(Toast(toasts.stays(speech_of(user), title), alert=True))
