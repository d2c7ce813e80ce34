"""Private forms: what is written in private, and the buttons under a question."""

from collections.abc import Callable, Mapping
from functools import partial

from telegram import Update

from handlers.buttons import Button, is_number
from handlers.context import Context
from handlers.reading import Reading, payload_of
from handlers.starting import on_start
from handlers.toasting import speech_of
from handlers.where import answer, meant, message_of, refused, sender
from handlers.words.forms.proposal import oneself
from handlers.words.speech import clean
from models.forms import filling, gift, plan, proposal, zone
from models.questions.forms import open_form
from models.questions.settings import community_of_form
from models.rules.refusals import Refusal


async def on_words(update: Update, context: Context) -> None:
    """A message in private: the answer to what the form asks. One of my links, pasted, is as good as a tap on it."""
    user = await sender(update, context)
    text = clean(message_of(update).text or "")
    if (payload := payload_of(text, context.turn.username)) is not None:
        context.args = [payload]
        await on_start(update, context)
        return
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
STARTS: Mapping[str, Callable[..., None]] = {
    "fund": gift.start,
    "propose": proposal.start,
    "round": plan.start,
    "zone": zone.start,
}


async def on_form(update: Update, context: Context, button: Button) -> None:
    """The buttons under a form's question; each carries the question's stamp, so that an old one answers no other."""
    user = await sender(update, context)
    stamp, _, rest = button.word.partition("-")
    what, _, value = rest.partition("-")
    if what not in FORM or not is_number(stamp):
        raise Refusal("no_such_thing")
    await context.turn.act(FORM[what], user.id, int(stamp), value)


async def on_anew(update: Update, context: Context, button: Button) -> None:
    """Leave the form that is open, and begin the other."""
    user = await sender(update, context)
    stamp, _, rest = button.word.partition("-")
    what, community = await meant(update, context, Button(button.act, word=rest))
    if what not in STARTS or not is_number(stamp):
        raise Refusal("no_such_thing")
    await context.turn.act(partial(STARTS[what], instead_of=int(stamp)), community.id, user.id)
