"""Everything one person sees, or only what has changed since a revision."""

from typing import Any

from telegram.constants import ChatMemberStatus

from bot.playground.chats import Chat
from bot.playground.people import Person
from bot.playground.sim.reading import view
from bot.playground.world import World

Json = dict[str, Any]

KICKED, MEMBER = ChatMemberStatus.BANNED.value, ChatMemberStatus.MEMBER.value


def seen(world: World, person: Person, since: int = 0) -> Json | None:
    """The clock, the people and the chats; 0 is before everything. None where nothing has changed for this person."""
    chats = [chat for chat in known(world, person, since) if latest(world, chat, person) > since]
    people = world.people.changed > since
    if not chats and not people and world.clock_changed <= since:
        return None
    told: Json = {"clock": clock(world)}
    if people:
        told["people"] = [one.view() for one in world.people]
    return told | {"chats": [chat_view(world, chat, person, since) for chat in chats]}


def clock(world: World) -> Json:
    next_due = world.next_due.isoformat() if world.next_due else None
    return {"now": world.clock.now().isoformat(), "frozen": world.clock.frozen, "next_due": next_due}


def known(world: World, person: Person, since: int) -> list[Chat]:
    """Their private chat, their groups, and the groups they could join. That one of those went away is told once."""
    private = world.chats.private(person)
    groups = (chat for chat in world.chats if not chat.private)
    return [private, *(one for one in groups if since or one.migrated_to is None or inside(one, person))]


def inside(chat: Chat, person: Person) -> bool:
    return chat.private or chat.membership(person.id).inside


def latest(world: World, chat: Chat, person: Person) -> int:
    """The revision at which this chat last changed for this person."""
    mark = chat.mark(person.id)
    spoken = next(reversed(chat.revisions.values()), 0) if inside(chat, person) else 0
    theirs = world.people.changed if chat.private else 0
    return max(chat.changed, mark.changed, mark.moved, spoken, theirs, world.profile.changed)


def chat_view(world: World, chat: Chat, person: Person, since: int) -> Json:
    """The chat's own facts whole; of its messages those that changed, all of them for who has just come in."""
    here, mark = inside(chat, person), chat.mark(person.id)
    touched = altered(chat, since) if here else []
    shown = list(chat.messages) if here and mark.moved > since else sorted(touched)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "inside": here,
        "pinned": chat.pinned if here else [],
        "commands": world.offered(chat, person),
        "read": mark.read,
        "muted": mark.muted,
        "anonymous": chat.membership(person.id).anonymous,
        "migrated_to": chat.migrated_to,
        "messages": [view(chat.messages[one]) for one in shown if one in chat.messages],
        "gone": [one for one in touched if one not in chat.messages] if since else [],
    } | (private_facts(person) if chat.private else group_facts(world, chat))


def group_facts(world: World, chat: Chat) -> Json:
    return {"members": len(chat.inside()), "bot": chat.membership(world.bot.id).status.value}


def private_facts(person: Person) -> Json:
    bot = KICKED if person.blocked else MEMBER
    return {"members": 2, "bot": bot, "blocked": person.blocked, "started": person.opened}


def altered(chat: Chat, since: int) -> list[int]:
    """The messages that changed after a revision, the deleted ones too. No dearer than they are many."""
    found = []
    for message_id, revision in reversed(chat.revisions.items()):
        if revision <= since:
            break
        found.append(message_id)
    return found
