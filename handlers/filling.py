"""Private forms, and the buttons of what they lead to."""

from collections.abc import Callable, Mapping
from functools import partial

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.reading import Reading
from handlers.toasting import speech_of
from handlers.where import answer, here, meant, message_of, private, refused, sender
from handlers.words import toasts
from handlers.words.forms.proposal import oneself
from handlers.words.speech import clean
from models.forms import filling, gift, plan, proposal, rewriting, speaking, zone
from models.purposes import objecting, proposing
from models.questions.forms import open_form
from models.questions.settings import community_of_form
from models.rules.refusals import Refusal


async def on_propose(update: Update, context: Context) -> None:
    """/propose: the form in private; in a group the way there. Words after it are its first answer."""
    user, community = await sender(update, context), await here(update, context)
    words = clean(" ".join(context.args or ()))
    if not private(update):
        await context.turn.act(proposal.keep_title, community.id, user.id, words)
    else:
        await context.turn.act(proposal.start, community.id, user.id, words)


async def on_words(update: Update, context: Context) -> None:
    """A message in private: the answer to what the form asks."""
    user = await sender(update, context)
    text = clean(message_of(update).text or "")
    context.turn.place = await context.turn.ask(community_of_form, user.id)
    await context.turn.act(filling.fill, user.id, Reading(text, oneself=oneself(speech_of(user), text)))


async def on_edited(_update: Update, context: Context) -> None:
    """What somebody wrote is changed: what was written first stands, or half of an act would."""
    await answer(context, "edited")


async def on_forwarded(update: Update, context: Context) -> None:
    """What somebody else wrote, sent on: not an answer of one's own."""
    await sender(update, context)
    raise await refused(context, "forwarded")


async def on_other_message(update: Update, context: Context) -> None:
    """A photo, a voice message and the like, in private; the words under it count as little as it does."""
    user = await sender(update, context)
    if await context.turn.ask(open_form, user.id) is None:
        raise await refused(context, "only_words")
    raise await refused(context, "not_words")


FORM: Mapping[str, Callable[..., None]] = {
    "back": filling.back_a_step,
    "change": filling.change,
    "go_on": filling.go_on,
    "is": filling.tap,
    "keep": filling.leave_as_it_was,
    "leave": filling.leave,
    "finish": filling.finish,
}
LONGEST_NUMBER = 16
STARTS: Mapping[str, Callable[..., None]] = {
    "fund": gift.start,
    "propose": proposal.start,
    "round": plan.start,
    "zone": zone.start,
}
SPEAK = {"again": speaking.again, "later": speaking.later, "post": speaking.post}


async def on_form(update: Update, context: Context, button: Button) -> None:
    """The buttons under a form's question; each carries the question's stamp, so that an old one answers no other."""
    user = await sender(update, context)
    stamp, _, rest = button.word.partition("-")
    what, _, value = rest.partition("-")
    if what not in FORM or not _number(stamp):
        raise Refusal("no_such_thing")
    await context.turn.act(FORM[what], user.id, int(stamp), value)


async def on_anew(update: Update, context: Context, button: Button) -> None:
    """Leave the form that is open, and begin the other."""
    user = await sender(update, context)
    stamp, _, rest = button.word.partition("-")
    what, community = await meant(update, context, Button(button.act, word=rest))
    if what not in STARTS or not _number(stamp):
        raise Refusal("no_such_thing")
    await context.turn.act(partial(STARTS[what], instead_of=int(stamp)), community.id, user.id)


def _number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < LONGEST_NUMBER


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
