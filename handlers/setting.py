"""/settings: what coordinators set for their group."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context
from handlers.where import answer, here, meant, private, sender
from models.forms import settings, zone
from models.rules.admissions import Policy
from models.rules.refusals import Refusal


async def on_settings(update: Update, context: Context) -> None:
    """/settings: the page in private; in a group the way there."""
    user, community = await sender(update, context), await here(update, context)
    if private(update):
        await context.turn.act(settings.show, community.id, user.id)
    else:
        await answer(context, "in_private", community.id, verb="settings")


async def on_set(update: Update, context: Context, button: Button) -> None:
    """A button under the page."""
    user = await sender(update, context)
    word, community = await meant(update, context, button)
    if word == "zone":
        await context.turn.act(zone.start, community.id, user.id)
    elif word in list(Policy):
        await context.turn.act(settings.policy, community.id, user.id, Policy(word))
    else:
        raise Refusal("no_such_thing")
