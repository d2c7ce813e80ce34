"""A purpose is put to the round, changed, or taken out of it, by its proposer."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import here, meant, private, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models.forms import proposal, rewriting
from models.purposes import proposing


async def on_propose(update: Update, context: Context) -> None:
    """/propose: the form in private; in a group the way there. Words after it are its first answer."""
    user, community = await sender(update, context), await here(update, context)
    words = clean(" ".join(context.args or ()))
    if not private(update):
        await context.turn.act(proposal.keep_title, community.id, user.id, words)
    else:
        await context.turn.act(proposal.start, community.id, user.id, words)


async def on_propose_tap(update: Update, context: Context, button: Button) -> None:
    """A tap on Propose in private."""
    user = await sender(update, context)
    _, community = await meant(update, context, button)
    await context.turn.act(proposal.start, community.id, user.id)


async def on_amend(update: Update, context: Context, button: Button) -> None:
    """A proposer wants to change what they proposed."""
    user = await sender(update, context)
    await context.turn.act(rewriting.start, button.number, user.id)


async def on_withdraw(update: Update, context: Context, button: Button) -> None:
    """A proposer wants to take a purpose out of the round: asked once more."""
    user = await sender(update, context)
    await context.turn.act(proposing.ask_withdrawing, button.number, user.id)


async def on_keep(update: Update, context: Context, button: Button) -> None:
    """A proposer leaves the purpose in the round after all."""
    user = await sender(update, context)
    await context.turn.act(proposing.keep, button.number, user.id)


async def on_withdraw_now(update: Update, context: Context, button: Button) -> None:
    """A proposer takes a purpose out of the round."""
    user = await sender(update, context)
    await context.turn.act(proposing.withdraw, button.number, user.id)
    context.turn.answer(Toast(toasts.withdrawn(speech_of(user))))
