"""Private forms, and the buttons of what they lead to."""

from telegram import Update

from config.texts import parse_money
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import answer, here, message_of, private, refused, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models import filling, objecting, proposing
from models.questions.mine import form_of
from models.rules.refusals import Refusal


async def on_propose(update: Update, context: Context) -> None:
    """/propose: the form in private; in a group the way there."""
    community = await here(update, context)
    if not private(update):
        await answer(context, "in_private", community.id, verb="propose")
        return
    user = await sender(update, context)
    await context.turn.act(filling.start_proposal, community.id, user.id)


async def on_words(update: Update, context: Context) -> None:
    """A message in private: the answer to what the form asks."""
    user = await sender(update, context)
    text = clean(message_of(update).text or "")
    form = await context.turn.ask(form_of, user.id)
    pennies = None
    if form is not None and form.step == "cost":
        amount = parse_money(text, form.of.round.currency)
        pennies = amount[0] if amount and amount[1] == form.of.round.currency else None
    await context.turn.act(filling.fill, user.id, text, pennies)


async def on_other_message(update: Update, context: Context) -> None:
    """A photo, a voice message and the like, in private; the words under it count as little as it does."""
    user = await sender(update, context)
    if await context.turn.ask(form_of, user.id) is None:
        raise await refused(context, "only_words")
    raise await refused(context, "not_words")


FORM = {"post": filling.post, "myself": filling.deliver_myself, "again": filling.restart, "leave": filling.leave}


async def on_form(update: Update, context: Context, button: Button) -> None:
    """The buttons under a form's question."""
    user = await sender(update, context)
    if button.word not in FORM:
        raise Refusal("no_such_thing")
    await context.turn.act(FORM[button.word], user.id)


async def on_why(update: Update, context: Context, button: Button) -> None:
    """An objector wants to give the reason now."""
    user = await sender(update, context)
    await context.turn.act(objecting.start_reason, button.number, user.id)


async def on_answer(update: Update, context: Context, button: Button) -> None:
    """A proposer wants to answer an objection."""
    user = await sender(update, context)
    await context.turn.act(filling.start_answer, button.number, user.id)


async def on_settle(update: Update, context: Context, button: Button) -> None:
    """An objector says that it is settled."""
    user = await sender(update, context)
    title = await context.turn.act(objecting.settle, button.number, user.id)
    context.turn.answer(Toast(toasts.settled(speech_of(user), title), alert=True))


async def on_stay(update: Update, context: Context, _button: Button) -> None:
    """An objector says that it is not settled: nothing changes."""
    context.turn.answer(Toast(toasts.stays(speech_of(await sender(update, context))), alert=True))


async def on_withdraw(update: Update, context: Context, button: Button) -> None:
    """A proposer takes a purpose out of the round."""
    user = await sender(update, context)
    await context.turn.act(proposing.withdraw, button.number, user.id)
    context.turn.answer(Toast(toasts.withdrawn(speech_of(user))))
