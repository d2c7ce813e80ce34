"""Leaving: by a command, or with the Telegram group."""

from collections.abc import Iterable

from telegram import Chat, Update, User

from handlers.belonging import inside
from handlers.buttons import Button
from handlers.context import Context
from handlers.where import answer, here, meant, message_of, private, sender
from models.people import bringing, leaving
from models.rules.refusals import Refusal


async def on_leave(update: Update, context: Context) -> None:
    """/leave: asked once more, in private."""
    community = await here(update, context)
    if not private(update):
        await answer(context, "in_private", community.id, verb="leave")
        return
    user = await sender(update, context)
    await context.turn.act(leaving.ask, community.id, user.id)


async def on_sure(update: Update, context: Context, button: Button) -> None:
    """A tap on Leave, or on Stay."""
    user = await sender(update, context)
    word, community = await meant(update, context, button)
    if word not in ("now", "stay"):
        raise Refusal("no_such_thing")
    await context.turn.act(leaving.leave if word == "now" else leaving.stay, community.id, user.id)


async def on_their_place(update: Update, context: Context) -> None:
    """Telegram tells an admin bot who came into a group, and through whom; who left it, or was removed from it."""
    change = update.chat_member
    if change is None or change.chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
        return
    if inside(change.new_chat_member) and not inside(change.old_chat_member):
        by = change.from_user if change.invite_link is None else change.invite_link.creator
        await _brought(context, change.chat.id, by, [change.new_chat_member.user])
    elif inside(change.old_chat_member) and not inside(change.new_chat_member):
        await context.turn.act(leaving.left_group, change.chat.id, change.new_chat_member.user.id)


async def on_brought(update: Update, context: Context) -> None:
    """The service message about who was brought into the group, which is all that a bot without rights gets."""
    message = message_of(update)
    if message.from_user is not None:
        await _brought(context, message.chat_id, message.from_user, message.new_chat_members or ())


async def _brought(context: Context, chat_id: int, by: User, people: Iterable[User]) -> None:
    """By a person, and others than themselves; an anonymous admin is nobody in particular."""
    others = [one.id for one in people if one.id != by.id and not one.is_bot]
    if others and not by.is_bot:
        await context.turn.act(bringing.bring, chat_id, by.id, others)


async def on_left(update: Update, context: Context) -> None:
    """The service message about it, which is all that a bot without rights gets."""
    message = message_of(update)
    gone = message.left_chat_member
    if gone is not None and gone.id != context.bot.id:
        await context.turn.act(leaving.left_group, message.chat_id, gone.id)
