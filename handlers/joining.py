"""People join, say who they are, and whether they want reminders."""

from functools import partial

from telegram import Update, User

from handlers.belonging import looks_in
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import (
    answer,
    here,
    meant,
    name_of,
    perhaps_here,
    private,
    sender,
)
from handlers.words import toasts
from models.people import codes, joining, resting
from models.rules.refusals import Refusal


async def on_join(update: Update, context: Context, _button: Button) -> None:
    """A tap on Join in the group. Refused to who only looks in."""
    user = await sender(update, context)
    community = await here(update, context)
    if await looks_in(context, update):
        raise Refusal("only_looks_in")
    joined = await context.turn.act(joining.join, community.id, user.id, name_of(user))
    if (
        joined.waits or joined.needs_code
    ) and not joined.writable:  # they come into the private chat, where the answer will reach them
        context.turn.answer(Toast(url=speech_of(user, context.turn.username).link(community.link)))
    else:
        context.turn.answer(Toast(toasts.joined(speech_of(user), joined)))


async def on_join_command(update: Update, context: Context) -> None:
    """/join: in a group the button to join by; in private where to find it; with a code it is tried."""
    if context.args:
        await _try_code(update, context, " ".join(context.args))
        return
    if not private(update):
        await answer(context, "join_here", (await here(update, context)).id)
        return
    await open_private(update, context, await sender(update, context))


async def _try_code(update: Update, context: Context, code: str) -> None:
    user = await sender(update, context)
    community_id = None if private(update) else (await here(update, context)).id
    verb = partial(codes.use, privately=private(update))
    await context.turn.act(verb, community_id, user.id, name_of(user), code)


async def on_role(update: Update, context: Context, button: Button) -> None:
    """I am an adviser, or a resident after all: said in private."""
    user = await sender(update, context)
    role, community = await meant(update, context, button)
    if role in ("stay", "keep"):
        context.turn.answer(Toast(toasts.role_stays(speech_of(user), adviser=role == "keep")))
        return
    if role == "live":
        await answer(context, "resident_ask", community.id)
        return
    if role not in ("adviser", "resident"):
        await answer(context, "role_ask", community.id)
        return
    await context.turn.act(partial(joining.take_role, adviser=role == "adviser"), community.id, user.id)


async def on_rejoin(update: Update, context: Context, button: Button) -> None:
    """A tap on Take part again, in private, by a member who is left off the next roll."""
    user = await sender(update, context)
    _, community = await meant(update, context, button)
    await context.turn.act(resting.take_part, community.id, user.id)


async def on_nudges(update: Update, context: Context, button: Button) -> None:
    """No reminders, or again."""
    user = await sender(update, context)
    word, community = await meant(update, context, button)
    stop = word == "stop"
    await context.turn.act(partial(joining.stop_nudges, stop=stop), community.id, user.id)
    context.turn.answer(Toast(toasts.nudges(speech_of(user), stopped=stop)))


async def open_private(update: Update, context: Context, user: User) -> None:
    """The private chat, for the community they mean, if that is clear."""
    community = await perhaps_here(update, context)
    await context.turn.act(joining.open_private, community.id if community else None, user.id, name_of(user))
