"""Everything of a world that a file can hold, as JSON, and such a world again."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any

from telegram.constants import ChatMemberStatus

from bot.playground.chats import Chat
from bot.playground.clock import moment
from bot.playground.files import File
from bot.playground.marks import Mark
from bot.playground.membership import Membership
from bot.playground.messages import Message
from bot.playground.people import BotAccount, Person
from bot.playground.updates import Update
from bot.playground.world import World

Json = dict[str, Any]

FORM = 1
AHEAD = 1_000
PLAIN = (
    "id",
    "date",
    "text",
    "entities",
    "buttons",
    "anonymous",
    "thread_id",
    "edited_at",
    "service",
    "silent",
    "preview",
    "protected",
    "thing",
    "origin",
)


def remembered(world: World, ended: bool) -> Json:
    """What is kept, and whether nothing can come after it."""
    now = world.clock.now().isoformat() if world.clock.frozen else None
    return {
        "form": FORM,
        "ended": ended,
        "clock": {"frozen_at": now, "jumps": world.clock.jumps},
        "people": [asdict(person) for person in world.people],
        "groups": world.chats.groups,
        "files": [asdict(file) | {"data": b64encode(file.data).decode()} for file in world.files],
        "chats": [chat(one) for one in world.chats],
        "updates": {
            "newest": world.updates.newest,
            "allowed": sorted(world.updates.allowed or []),
            "waiting": [[one.id, one.made_at, one.kind, one.body] for one in world.updates.waiting],
        },
        "queries": world.queries.made,
        "commands": [[*key, commands] for key, commands in world.profile.commands.items()],
        "words": [[*key, text] for key, text in world.profile.words.items()],
        "menu_buttons": list(world.profile.menu_buttons.items()),
        "webhook": world.webhook,
    }


def chat(one: Chat) -> Json:
    return {
        "id": one.id,
        "type": one.type,
        "title": one.title,
        "username": one.username,
        "members": [[user_id, asdict(member)] for user_id, member in one.members.items()],
        "marks": [[user_id, mark.read, mark.muted] for user_id, mark in one.marks.items()],
        "pinned": one.pinned,
        "written": one.written,
        "migrated_to": one.migrated_to,
        "messages": [message(each) for each in one.messages.values()],
    }


def message(one: Message) -> Json:
    reply_to = one.reply_to.id if one.reply_to else None
    sender = None if isinstance(one.sender, BotAccount) else one.sender.id
    file = one.file.id if one.file else None
    return {name: getattr(one, name) for name in PLAIN} | {"sender": sender, "reply_to": reply_to, "file": file}


def recall(world: World, kept: Json) -> None:
    """Puts into a new world what was kept. Where the end was not, the numbers after it may have been given out already
    and are left out: to the bot a number it knows is old. Refused in many ways (ValueError, TypeError, LookupError,
    AttributeError) where it is nothing that was remembered."""
    if kept["form"] != FORM:
        raise ValueError(f"form {kept['form']}")
    ahead = 0 if kept["ended"] else AHEAD
    for facts in kept["people"]:
        world.people.keep(Person(**facts))
    for facts in kept["files"]:
        world.files.keep(File(**(facts | {"data": b64decode(facts["data"])})))
    for facts in kept["chats"]:
        recall_chat(world, facts, ahead)
    world.chats.groups = kept["groups"] + ahead
    recall_updates(world, kept["updates"], ahead)
    world.queries.made = kept["queries"] + ahead
    for scope_kind, chat_id, user_id, language, commands in ((*one[0], *one[1:]) for one in kept["commands"]):
        world.profile.set_commands((scope_kind, chat_id, user_id), language, commands)
    world.profile.words = {(what, language): text for what, language, text in kept["words"]}
    world.profile.menu_buttons = dict(kept["menu_buttons"])
    world.webhook = kept["webhook"]
    recall_clock(world, kept["clock"])


def recall_clock(world: World, facts: Json) -> None:
    if facts["frozen_at"] is not None:
        world.jump(moment(facts["frozen_at"]))
    world.clock.jumps += facts["jumps"]


def recall_updates(world: World, facts: Json, ahead: int) -> None:
    world.updates.allow(facts["allowed"])
    for number, made_at, kind, body in facts["waiting"]:
        world.updates.keep(Update(number, made_at, kind, body, json.dumps(body)))
    world.updates.go_on(facts["newest"], ahead)


def recall_chat(world: World, facts: Json, ahead: int) -> None:
    person = world.people.get(facts["id"])
    one = world.chats.keep(
        Chat(world.changes, facts["id"], facts["type"], facts["title"], facts.get("username"), person)
    )
    for user_id, member in facts["members"]:
        one.members[user_id] = Membership(**(member | {"status": ChatMemberStatus(member["status"])}))
    one.marks = {user_id: Mark(read, muted) for user_id, read, muted in facts["marks"]}
    for each in facts["messages"]:
        recall_message(world, one, each)
    one.pinned = facts["pinned"]
    one.written = facts["written"] + ahead
    one.migrated_to = facts["migrated_to"]


def recall_message(world: World, one: Chat, facts: Json) -> None:
    sender = world.bot if facts["sender"] is None else world.people.get(facts["sender"])
    if sender is None:
        raise ValueError(f"nobody wrote message {facts['id']}")
    reply_to, file = one.messages.get(facts["reply_to"]), world.files.get(facts["file"])
    plain = {name: facts[name] for name in PLAIN if name in facts}
    one.messages[facts["id"]] = Message(one, sender=sender, reply_to=reply_to, file=file, **plain)
    one.touch(facts["id"])
