"""The last resort: a refusal becomes words, a button nobody knows is answered."""

from telegram import Update

from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.words.refusals import refused
from models.rules.refusals import Refusal


def apology(update: Update) -> Toast:
    """The answer to a tap that failed on our side."""
    user = update.effective_user
    if user is None:
        return Toast()
    words = speech_of(user).say(
        "Sorry, that went wrong on my side and nothing has changed. Please try again in a while."
    )
    return Toast(words, alert=True)


async def on_refusal(update: object, context: Context) -> None:
    """An error handler. A refused message was answered by its act already; a refused tap is answered here."""
    refusal = context.error
    if not isinstance(refusal, Refusal) or not isinstance(update, Update) or update.callback_query is None:
        return
    words = refused(speech_of(update.callback_query.from_user), refusal.code, refusal.values)
    context.turn.answer(Toast(words, alert=True))
