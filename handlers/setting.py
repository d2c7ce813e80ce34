"""/settings: what coordinators set for their group."""

from functools import partial

from telegram import Update

from handlers.belonging import own_place, pins, speaks
from handlers.buttons import Button
from handlers.context import Context
from handlers.where import answer, here, meant, private, sender
from models.forms import settings, zone
from models.people import reaching
from models.questions.settings import shut_out
from models.rules.admissions import WAITS, Policy
from models.rules.people import Community
from models.rules.refusals import Refusal

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
    elif word.startswith("wait_"):
        days = word.removeprefix("wait_")
        await context.turn.act(settings.wait, community.id, user.id, int(days) if days in DAYS else -1)
    elif word in list(Policy):
        await context.turn.act(settings.policy, community.id, user.id, Policy(word))
    else:
        raise Refusal("no_such_thing")
