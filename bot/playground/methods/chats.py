"""getChat, its members, and leaving it."""

from typing import Any

from telegram.constants import ChatMemberStatus

from bot.playground.arguments import chat, check_inside, number, open_chat
from bot.playground.chats import Chat
from bot.playground.errors import bad_request, upgraded
from bot.playground.membership import LEFT, MEMBER, Membership
from bot.playground.world import World

Json = dict[str, Any]

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
NO_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(world: World, arguments: Json) -> Json:
    found = chat(world, arguments)
    check_inside(world, found)
    full = found.told() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(NO_GIFTS, False),
    }
    if not found.private:
        full["permissions"] = dict.fromkeys(PERMISSIONS, True)
    if found.pinned:
        full["pinned_message"] = found.messages[found.pinned[-1]].told(with_reply=False)
    return full


def get_chat_member(world: World, arguments: Json) -> Json:
    user_id = number(arguments, "user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    found = with_members(world, arguments)
    if user_id != world.bot.id and world.people.get(user_id) is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return membership(world, found, user_id).told(user(world, user_id))


def membership(world: World, found: Chat, user_id: int) -> Membership:
    """In a private chat there are the person and the bot."""
    if not found.private:
        return found.membership(user_id)
    return MEMBER if user_id in (found.id, world.bot.id) else LEFT


def get_chat_member_count(world: World, arguments: Json) -> int:
    found = with_members(world, arguments)
    return 1 + 1 if found.private else len(found.inside())


def get_chat_administrators(world: World, arguments: Json) -> list[Json]:
    """The owner first; of bots only this one, if it is an admin."""
    found = with_members(world, arguments)
    if found.private:
        raise bad_request("there are no administrators in the private chat")
    admins = [(user_id, one) for user_id, one in found.members.items() if one.admin]
    admins.sort(key=lambda pair: pair[1].status is not ChatMemberStatus.OWNER)
    return [one.told(user(world, user_id)) for user_id, one in admins]


def leave_chat(world: World, arguments: Json) -> bool:
    found = open_chat(world, arguments)
    if found.private:
        raise bad_request("chat member status can't be changed in private chats")
    world.leave(found)
    return True


def with_members(world: World, arguments: Json) -> Chat:
    """A chat whose members the bot may know."""
    found = chat(world, arguments)
    if found.migrated_to is not None:
        raise upgraded(found.migrated_to)
    check_inside(world, found)
    return found


def user(world: World, user_id: int) -> Json:
    person = world.people.get(user_id)
    return person.user() if person else world.bot.user()
