"""/start: a link leads into the private chat, and to what it is for."""

from collections.abc import Mapping
from functools import partial

from telegram import Update, User

from handlers.belonging import in_the_group
from handlers.buttons import Button
from handlers.context import Context
from handlers.joining import open_private
from handlers.looking import require_inside
from handlers.reaching import start_in_group
from handlers.where import (
    name_of,
    private,
    refused,
    sender,
)
from models.forms import correction, gift, plan, proposal, replying, settings
from models.people import codes, joining, leaving
from models.purposes import objecting
from models.questions.purposes import community_of_purpose
from models.questions.settings import community_by_link
from models.rules.people import Community
from models.rules.refusals import Refusal


async def on_start(update: Update, context: Context) -> None:
    """/start: in a group the card to join by; in private whatever the link was for."""
    if not private(update):
        await start_in_group(update, context)
        return
    user = await sender(update, context)
    payload = context.args[0] if context.args else ""
    verb, _, rest = payload.rpartition("-")
    if verb in STARTS:
        await _enter(context, user, None, STARTS[verb], Button.parse(f"{verb}:{rest}").subject, user.id)
    elif verb in ABOUT_A_PURPOSE:
        await _show(context, user, ABOUT_A_PURPOSE[verb], Button.parse(f"{verb}:{rest}").subject)
    elif rest and (community := await context.turn.ask(community_by_link, rest)) is not None:
        await _for_community(context, user, verb, community)
    elif verb and (community := await context.turn.ask(community_by_link, verb)) is not None:
        await context.turn.act(partial(codes.use, privately=True), community.id, user.id, name_of(user), rest)
    else:
        await open_private(update, context, user)


async def _for_community(context: Context, user: User, verb: str, community: Community) -> None:
    """A community's own link, or one for something of it."""
    if verb == "privacy":
        kept = {"periods": context.periods}
        await _enter(context, user, None, replying.reply, "privacy", community.id, kept)
    elif verb in BEGINS:
        await require_inside(context, user, community)
        await _enter(context, user, community, BEGINS[verb], community.id, user.id)
    elif verb in SHOWS:
        await require_inside(context, user, community)
        what, values = SHOWS[verb]
        await _enter(context, user, community, replying.reply, what, community.id, values)
    else:
        await _join_by_link(context, user, community)


async def _join_by_link(context: Context, user: User, community: Community) -> None:
    """Admits at once whom Telegram confirms as a member of the group; others wait for a coordinator."""
    outside = not await in_the_group(context, user, community)
    verb = partial(joining.join, privately=True, outside=outside)
    await context.turn.act(verb, community.id, user.id, name_of(user))


async def _enter(context: Context, user: User, community: Community | None, then: object, *values: object) -> None:
    community_id = community.id if community else None
    await context.turn.act(joining.enter, community_id, user.id, name_of(user), then, *values)


async def _show(context: Context, user: User, what: str, purpose_id: int) -> None:
    try:
        community = await context.turn.ask(community_of_purpose, purpose_id)
    except Refusal as refusal:
        raise await refused(context, refusal.code) from None
    await require_inside(context, user, community)
    await _enter(context, user, community, replying.reply, what, community.id, {"purpose_id": purpose_id})


BEGINS = {
    "fund": gift.start,
    "leave": leaving.ask,
    "propose": proposal.start,
    "round": plan.start,
    "settings": settings.show,
}


SHOWS: Mapping[str, tuple[str, dict[str, object]]] = {
    "list": ("purposes", {}),
    "me": ("me", {}),
    "members": ("members", {"after": 0}),
}

ABOUT_A_PURPOSE = {"purpose": "purpose_alone", "texts": "texts"}

STARTS = {
    "correct": correction.start,
    "draft": plan.start_from,
    "gift": gift.start_from,
    "why": objecting.start_reason,
}
