"""Joining a group, leaving it, being removed; blocking the bot."""

from typing import Any

from bot.playground.errors import SimError
from bot.playground.membership import KICKED, LEFT, MEMBER
from bot.playground.people import Person
from bot.playground.sim.asking import Asked

Json = dict[str, Any]


def join(asked: Asked) -> Json:
    """By oneself through a link, or invited by a member."""
    world, person, chat = asked.world, asked.actor(), asked.group()
    by = asked.actor("invited_by") if asked.has("invited_by") else person
    if chat.membership(person.id).inside:
        raise SimError(f"{person.name} is already in this group")
    if chat.membership(person.id) == KICKED or (by is not person and not chat.membership(by.id).inside):
        raise SimError(f"{person.name} cannot be let in by {by.name}")
    world.change(chat, person, MEMBER, by)
    return {"message_id": world.serve(chat, by, {"new_chat_members": [person.user()]}).id}


def remove(asked: Asked) -> Json:
    """An admin removes a member, who cannot come back by themselves."""
    world, by, person, chat = asked.world, asked.actor("by"), asked.person(), asked.group()
    if not chat.membership(by.id).admin or not chat.membership(person.id).inside:
        raise SimError(f"{by.name} cannot remove {person.name} from this group")
    world.change(chat, person, KICKED, by)
    return {"message_id": world.serve(chat, by, {"left_chat_member": person.user()}).id}


def leave(asked: Asked) -> Json:
    world, person, chat = asked.world, asked.actor(), asked.group()
    if not chat.membership(person.id).inside:
        raise SimError(f"{person.name} is not in this group")
    world.change(chat, person, LEFT, person)
    return {"message_id": world.serve(chat, person, {"left_chat_member": person.user()}).id}


def block(asked: Asked) -> Json:
    person = asked.actor()
    if not person.blocked:
        set_blocked(asked, person, True)
    return person.view()


def unblock(asked: Asked) -> Json:
    person = asked.actor()
    if person.blocked:
        set_blocked(asked, person, False)
    return person.view()


def set_blocked(asked: Asked, person: Person, blocked: bool) -> None:
    """A private chat tells of it as of a group: the bot is kicked, or a member again."""
    world = asked.world
    chat = world.chats.private(person)
    chat.enrol(world.bot.id, MEMBER if blocked else KICKED)
    world.people.alter(person, blocked=blocked)
    world.change(chat, world.bot, KICKED if blocked else MEMBER, person)
