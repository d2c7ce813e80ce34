"""/privacy: who sees what and what is kept; everything about oneself, and erasing oneself."""

from collections.abc import Callable, Mapping
from functools import partial

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context
from handlers.where import answer, here, private, sender
from models.people import erasing, exporting
from models.questions.settings import groups_of
from models.rules.refusals import Refusal


async def on_privacy(update: Update, context: Context) -> None:
    """The page in private; in a group the way there. Nobody is asked which group they mean."""
    if not private(update):
        await answer(context, "in_private", (await here(update, context)).id, verb="privacy")
        return
    meant = (await context.turn.ask(groups_of, (await sender(update, context)).id)).meant
    await answer(context, "privacy", meant.id if meant else None, periods=context.periods)


async def on_look(update: Update, context: Context, _button: Button) -> None:
    """A tap on Privacy."""
    await on_privacy(update, context)


async def on_export(update: Update, context: Context, _button: Button) -> None:
    """A tap on Everything about me."""
    await sender(update, context)
    await context.turn.act(exporting.give)


async def on_erase(update: Update, context: Context, button: Button) -> None:
    """A tap on Erase me, on the one that does it, or on Keep everything."""
    user = await sender(update, context)
    acts: Mapping[str, Callable[..., None]] = {
        "ask": partial(erasing.ask, person_id=user.id),
        "now": partial(erasing.erase, person_id=user.id),
        "keep": erasing.keep,
    }
    if button.word not in acts:
        raise Refusal("no_such_thing")
    await context.turn.act(acts[button.word])
