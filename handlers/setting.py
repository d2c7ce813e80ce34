"""/settings: what coordinators set for their group."""

from functools import partial

from telegram import Update, User
from telegram.error import TelegramError

from handlers.belonging import own_place, pins, speaks
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import answer, here, meant, private, sender
from handlers.words import toasts
from handlers.words.people.codes import caption, sheet
from models.forms import settings, zone
from models.people import codes, reaching
from models.questions.settings import shut_out
from models.rules.admissions import WAITS, Policy
from models.rules.codes import COUNTS
from models.rules.people import Community
from models.rules.refusals import Refusal

COUNTED = {str(count) for count in COUNTS}
DAYS = {str(days) for days in WAITS}


async def on_settings(update: Update, context: Context) -> None:
    """/settings: the page in private; in a group the way there."""
    user, community = await sender(update, context), await here(update, context)
    if not private(update):
        await answer(context, "in_private", community.id, verb="settings")
    elif await context.turn.ask(shut_out, community.id):
        await _look_again(context, community, user.id)
    else:
        await context.turn.act(settings.show, community.id, user.id)


async def _look_again(context: Context, community: Community, person_id: int) -> None:
    """Telegram does not always tell that a right was given back: here it is asked."""
    place = None if community.chat_id is None else await own_place(context, community.chat_id)
    writes, may_pin = place is not None and speaks(place), place is not None and pins(place)
    values = (community.id, person_id)
    verb = partial(reaching.look_again, speaks=writes, pins=may_pin, then=settings.show, values=values)
    await context.turn.act(verb, community.id)


async def on_set(update: Update, context: Context, button: Button) -> None:
    """A button under the page."""
    user = await sender(update, context)
    word, community = await meant(update, context, button)
    if word == "zone":
        await context.turn.act(zone.start, community.id, user.id)
    elif word == "uncode":
        await context.turn.act(codes.take_back, community.id, user.id)
    elif word.startswith("codes_"):
        await _hand_out(context, user, community, word.removeprefix("codes_"))
    elif word.startswith("wait_"):
        days = word.removeprefix("wait_")
        await context.turn.act(settings.wait, community.id, user.id, int(days) if days in DAYS else -1)
    elif word in list(Policy):
        await context.turn.act(settings.policy, community.id, user.id, Policy(word))
    else:
        raise Refusal("no_such_thing")


async def _hand_out(context: Context, user: User, community: Community, count: str) -> None:
    """Makes codes and sends them at once, for nothing keeps them: what waits to be sent would."""
    fresh = await context.turn.act(codes.make, community.id, user.id, int(count) if count in COUNTED else 0)
    speech = speech_of(user, context.turn.username)
    file, words = sheet(speech, fresh, community.link), caption(speech, fresh, community.title)
    try:
        await context.bot.send_document(user.id, file, caption=words, filename="codes.txt", protect_content=True)
        sent = True
    except TelegramError:
        sent = False
    context.turn.answer(Toast(toasts.codes_sent(speech, sent=sent), alert=True))
