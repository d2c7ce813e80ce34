"""The bot's own place: it comes into a group, is shut out or let speak, and goes where the group goes."""

from functools import partial

from telegram import Chat, ChatMemberUpdated, Update

from handlers.belonging import admin, inside, pins, speaks
from handlers.context import Context
from handlers.where import (
    Unanswered,
    chat_of,
    message_of,
    name_of,
    sender,
)
from models.people import reaching
from models.questions.settings import community_of_chat


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


async def start_in_group(update: Update, context: Context) -> None:
    """/start in a group: the cards to join by and to agree; whoever adds me is asked for where nobody is known."""
    chat = chat_of(update)
    community = await context.turn.ask(community_of_chat, chat.id)
    added_by, name = None, ""
    if community is None or community.added_by is None:
        user = await sender(update, context)
        added_by, name = await admin(context, chat.id, user), name_of(user)
    await context.turn.act(reaching.take_in, chat.id, chat.title or "", added_by, context.timezone, name)


async def on_migration(update: Update, context: Context) -> None:
    """The group was upgraded: Telegram says so once with the new chat's number, once with the old."""
    message = message_of(update)
    if message.migrate_to_chat_id is not None:
        await context.turn.act(reaching.moved, message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await context.turn.act(reaching.moved, message.migrate_from_chat_id, message.chat_id)
    else:
        raise Unanswered
