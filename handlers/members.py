"""Who has joined: how many for everybody, who for coordinators in private."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context
from handlers.looking import inside_here, require_inside
from handlers.where import answer, meant, private, sender


async def on_members(update: Update, context: Context) -> None:
    """/members: in the group only numbers, and the way into private."""
    community = await inside_here(update, context)
    if private(update):
        await answer(context, "members", community.id, after=0)
    else:
        await answer(context, "how_many", community.id)


async def on_remove(update: Update, context: Context, button: Button) -> None:
    """A tap on Remove somebody under the members."""
    user = await sender(update, context)
    after, community = await meant(update, context, button)
    await require_inside(context, user, community)
    behind = Button.parse(f"members:{after}").subject
    await answer(context, "members", community.id, after=behind, removing=True)


async def on_more(update: Update, context: Context, button: Button) -> None:
    """A tap on Show more under the members."""
    user = await sender(update, context)
    after, community = await meant(update, context, button)
    await require_inside(context, user, community)
    await answer(context, "members", community.id, after=Button.parse(f"members:{after}").subject)
