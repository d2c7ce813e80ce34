"""Groups: making them, the bot in and out of them, admins, the change to a supergroup."""

from dataclasses import replace
from typing import Any

from telegram.constants import ChatMemberStatus

from bot.playground.chats import Chat
from bot.playground.errors import SimError
from bot.playground.membership import KICKED, MEMBER, OWNER, Membership, administrator
from bot.playground.people import Person
from bot.playground.sim.asking import Asked

Json = dict[str, Any]

TITLE = 128  # characters, as on Telegram


def add(asked: Asked) -> Json:
    kind = asked.text("type", "group")
    if kind not in ("group", "supergroup"):
        raise SimError("type must be group or supergroup")
    creator = asked.actor("creator")
    username = asked.maybe("username")
    if username is not None and kind == "group":
        raise SimError("only a supergroup can be public")
    chat = asked.world.chats.group(asked.line("title", TITLE), kind, username)
    chat.enrol(creator.id, OWNER)
    for member in members(asked):
        if member is not creator:
            chat.enrol(member.id, MEMBER)
    return view(asked, chat)


def members(asked: Asked) -> list[Person]:
    given = asked.given.get("members", [])
    if not isinstance(given, list):
        raise SimError("members must be a list of people's ids")
    return [Asked(asked.world, {"person": one}).person() for one in given]


def every(asked: Asked) -> Json:
    return {"chats": [view(asked, chat) for chat in asked.world.chats if not chat.private]}


def view(asked: Asked, chat: Chat) -> Json:
    people = [user_id for user_id in chat.inside() if user_id != asked.world.bot.id]
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "members": people,
        "admins": [user_id for user_id in people if chat.members[user_id].admin],
        "bot": chat.membership(asked.world.bot.id).status.value,
        "migrated_to": chat.migrated_to,
    }


def put_bot(asked: Asked) -> Json:
    """Add the bot, or change its rights; only an admin can make it one, no more one, or let it in after its removal."""
    world, chat, by = asked.world, asked.group(), asked.actor("by")
    rank, before = chat.membership(by.id), chat.membership(world.bot.id)
    if not rank.inside:
        raise SimError(f"{by.name} is not in this group")
    if not rank.admin and (asked.yes("admin") or before.admin or before == KICKED):
        raise SimError(f"{by.name} is no admin, so cannot do this with the bot")
    anonymous = asked.yes("anonymous")
    new = not before.inside
    now = administrator(can_pin=asked.yes("can_pin")) if asked.yes("admin") else MEMBER
    world.change(chat, world.bot, now, by, anonymous)
    if new:
        world.serve(chat, by, {"new_chat_members": [world.bot.user()]}, anonymous)
    return view(asked, chat)


def kick_bot(asked: Asked) -> Json:
    world, chat, by = asked.world, asked.group(), asked.actor("by")
    if not chat.membership(by.id).admin:
        raise SimError(f"{by.name} is no admin of this group")
    if not chat.membership(world.bot.id).inside:
        raise SimError("the bot is not in this group")
    world.change(chat, world.bot, KICKED, by)
    world.serve(chat, by, {"left_chat_member": world.bot.user()})
    return view(asked, chat)


def put_admin(asked: Asked) -> Json:
    """Make a member an admin (an anonymous one, if wished), or with "admin": false an ordinary member."""
    world, chat, person = asked.world, asked.group(), asked.actor()
    before = chat.membership(person.id)
    if not before.inside:
        raise SimError(f"{person.name} is not in this group")
    anonymous = asked.yes("anonymous")
    if before.status is ChatMemberStatus.OWNER:
        now: Membership = replace(before, anonymous=anonymous)
    else:
        now = administrator(anonymous, can_pin=True) if asked.yes("admin", default=True) else MEMBER
    world.change(chat, person, now, owner(asked, chat))
    return view(asked, chat)


def owner(asked: Asked, chat: Chat) -> Person:
    for user_id, membership in chat.members.items():
        person = asked.world.people.get(user_id)
        if person is not None and membership.status is ChatMemberStatus.OWNER:
            return person
    raise SimError("this group has no owner")


def upgrade(asked: Asked) -> Json:
    """The group becomes a supergroup: another id, new message numbers, the same people."""
    world, old, by = asked.world, asked.group(), asked.actor("by")
    if old.type != "group" or not old.membership(by.id).admin:
        raise SimError("only an admin can upgrade a group, and only once")
    new = world.chats.group(old.title, "supergroup")
    old.migrate(new)
    world.serve(old, by, {"migrate_to_chat_id": new.id})
    world.serve(new, by, {"migrate_from_chat_id": old.id})
    return view(asked, new)
