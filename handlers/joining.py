"""The bot comes into a group, and people come to the bot."""

from collections.abc import Mapping
from functools import partial

from telegram import Chat, ChatMemberUpdated, Update, User

from handlers.belonging import admin, in_the_group, inside, looks_in, pins, speaks
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.looking import require_inside
from handlers.toasting import speech_of
from handlers.where import (
    Unanswered,
    answer,
    chat_of,
    here,
    meant,
    message_of,
    name_of,
    perhaps_here,
    private,
    refused,
    sender,
)
from handlers.words import toasts
from models.forms import correction, gift, plan, proposal, replying, settings
from models.people import codes, joining, leaving, reaching, resting
from models.purposes import objecting
from models.questions.purposes import community_of_purpose
from models.questions.settings import community_by_link, community_of_chat
from models.rules.people import Community
from models.rules.refusals import Refusal


async def on_my_place(update: Update, context: Context) -> None:
    """The bot was added to a group, made an admin, removed, or is to be silent there; or somebody blocked it."""
    change = update.my_chat_member
    if change is not None and change.chat.type == Chat.PRIVATE:
        reached = reaching.reachable if inside(change.new_chat_member) else reaching.unreachable
        await context.turn.act(reached, change.chat.id)
        return
    if change is None or change.chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
        return
    before, now, chat_id = change.old_chat_member, change.new_chat_member, change.chat.id
    if speaks(now) and not speaks(before):
        await _set_up(context, change)
    elif speaks(before) and not speaks(now):
        await context.turn.act(reaching.away, chat_id)
    elif pins(now) and not pins(before):
        await context.turn.act(reaching.can_pin, chat_id)


async def _set_up(context: Context, change: ChatMemberUpdated) -> None:
    """Only an admin who adds the bot may appoint; where anyone may add members, anyone can add a bot."""
    chat, adder = change.chat, change.from_user
    added_by = await admin(context, chat.id, adder)
    take_in = partial(reaching.take_in, anew=True, pins=pins(change.new_chat_member))
    await context.turn.act(take_in, chat.id, chat.title or "", added_by, context.timezone, name_of(adder))


async def on_start(update: Update, context: Context) -> None:
    """/start: in a group the card to join by; in private whatever the link was for."""
    if not private(update):
        await _start_in_group(update, context)
        return
    user = await sender(update, context)
    payload = context.args[0] if context.args else ""
    verb, _, rest = payload.rpartition("-")
    if verb in STARTS:
        await _enter(context, user, None, STARTS[verb], Button.parse(f"{verb}:{rest}").subject, user.id)
        return
    if verb in ABOUT_A_PURPOSE:
        await _show(context, user, ABOUT_A_PURPOSE[verb], Button.parse(f"{verb}:{rest}").subject)
        return
    community = await context.turn.ask(community_by_link, rest) if rest else None
    by_code = await context.turn.ask(community_by_link, verb) if verb and community is None else None
    if by_code is not None:
        await context.turn.act(partial(codes.use, privately=True), by_code.id, user.id, name_of(user), rest)
    elif community is None:
        await _open_private(update, context, user)
    elif verb == "privacy":
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


async def _open_private(update: Update, context: Context, user: User) -> None:
    community = await perhaps_here(update, context)
    await context.turn.act(joining.open_private, community.id if community else None, user.id, name_of(user))


async def _start_in_group(update: Update, context: Context) -> None:
    chat = chat_of(update)
    community = await context.turn.ask(community_of_chat, chat.id)
    added_by, name = None, ""
    if community is None or community.added_by is None:
        user = await sender(update, context)
        added_by, name = await admin(context, chat.id, user), name_of(user)
    await context.turn.act(reaching.take_in, chat.id, chat.title or "", added_by, context.timezone, name)


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
    await _open_private(update, context, await sender(update, context))


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


async def on_migration(update: Update, context: Context) -> None:
    """The group was upgraded: Telegram says so once with the new chat's number, once with the old."""
    message = message_of(update)
    if message.migrate_to_chat_id is not None:
        await context.turn.act(reaching.moved, message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await context.turn.act(reaching.moved, message.migrate_from_chat_id, message.chat_id)
    else:
        raise Unanswered
