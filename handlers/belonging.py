"""Who is in a group and who runs it, as Telegram knows."""

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, Update, User
from telegram.error import BadRequest, ChatMigrated, Forbidden

from handlers.context import Context
from models.rules.people import Community

INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)


def inside(there: ChatMember) -> bool:
    """Whether they are in the group; a restricted person may have left it long ago."""
    return there.status in INSIDE or (isinstance(there, ChatMemberRestricted) and there.is_member)


def speaks(there: ChatMember) -> bool:
    """Whether they may write in the group."""
    return inside(there) and not (isinstance(there, ChatMemberRestricted) and not there.can_send_messages)


def pins(there: ChatMember) -> bool:
    """Whether they run the group and may pin messages in it."""
    return isinstance(there, ChatMemberAdministrator) and bool(there.can_pin_messages)


async def in_the_group(context: Context, user: User, community: Community) -> bool:
    """Whether Telegram confirms the person as in the community's group."""
    return community.chat_id is not None and await _in_chat(context, community.chat_id, user.id)


async def own_place(context: Context, chat_id: int) -> ChatMember | None:
    """What the bot is in a group now; None where Telegram does not tell."""
    try:
        return await context.bot.get_chat_member(chat_id, context.bot.id)
    except (BadRequest, ChatMigrated, Forbidden):
        return None


async def looks_in(context: Context, update: Update) -> bool:
    """Whether somebody only visits this group, which is public: then they may tap in it. Elsewhere they are in it."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.username is None:
        return False
    try:
        return not inside(await context.bot.get_chat_member(chat.id, user.id))
    except (BadRequest, ChatMigrated, Forbidden):
        return True


async def admin(context: Context, chat_id: int, user: User) -> int | None:
    """The person's id, where they run the group under their own name. Asked so that a bot without rights may ask."""
    try:
        admins = await context.bot.get_chat_administrators(chat_id)
    except (BadRequest, ChatMigrated, Forbidden):
        return None
    return user.id if any(one.user.id == user.id for one in admins) and not user.is_bot else None


async def _in_chat(context: Context, chat_id: int, user_id: int) -> bool:
    try:
        return inside(await context.bot.get_chat_member(chat_id, user_id))
    except ChatMigrated as moved:
        return await _in_chat(context, moved.new_chat_id, user_id)
    except (BadRequest, Forbidden):
        return False
