"""A call's arguments, however they came: query, urlencoded, JSON or multipart."""

import json
from typing import Any
from urllib.parse import parse_qsl

from bot.playground import multipart
from bot.playground.chats import Chat
from bot.playground.errors import bad_request, forbidden, upgraded
from bot.playground.membership import KICKED
from bot.playground.multipart import Upload
from bot.playground.wellformed import loaded
from bot.playground.world import World

Json = dict[str, Any]

NULL = "null"  # what is given as null in a JSON body counts as given, with this text


def read(query: bytes, content_type: str, body: bytes) -> Json:
    """All arguments by name; refused when a JSON body is not an object."""
    arguments: Json = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True)) if query else {}
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return arguments
    if kind == "application/json":
        return arguments | from_json(body)
    if kind == "multipart/form-data":
        return arguments | multipart.read(content_type, body)
    return arguments | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def from_json(body: bytes) -> Json:
    try:
        given = loaded(body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object")
    return {name: NULL if value is None else value for name, value in given.items()}


def shown(arguments: Json) -> Json:
    """As they are kept in the record of calls: of a file its name and size."""
    return {name: value.view() if isinstance(value, Upload) else value for name, value in arguments.items()}


def text(arguments: Json, name: str) -> str:
    value = arguments.get(name, "")
    if isinstance(value, Upload):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def number(arguments: Json, name: str, default: int = 0) -> int:
    """A whole number; what is none counts as 0, as with Telegram."""
    value = arguments.get(name, default)
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def yes(arguments: Json, name: str) -> bool:
    value = arguments.get(name, False)
    return value is True or str(value).strip().lower() in ("true", "yes", "1")


def thing(arguments: Json, name: str, what: str) -> Any:
    """A JSON value, given as such or as its text; None if it is not there, False if it is null."""
    value = arguments.get(name)
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        found = loaded(value)
    except ValueError:
        raise bad_request(f"can't parse {what} JSON object") from None
    return False if found is None else found


def options(arguments: Json, name: str, what: str) -> Json:
    """An object with settings; an empty one if it is not there."""
    given = thing(arguments, name, what)
    if given is not None and not isinstance(given, dict):
        raise bad_request(f"object expected as {what}")
    return given or {}


def chat(world: World, arguments: Json) -> Chat:
    """The chat a call names, for reading; refused where the bot knows none."""
    name = text(arguments, "chat_id")
    if not name:
        raise bad_request("chat_id is empty")
    try:
        chat_id = int(name)
    except ValueError:
        raise bad_request("chat not found") from None
    found = world.chats.get(chat_id)
    if found is None and (person := world.people.get(chat_id)) is not None:
        found = world.chats.private(person)
    if found is None or not world.met(found):
        raise bad_request("chat not found")
    return found


def open_chat(world: World, arguments: Json) -> Chat:
    """The chat a call names, for writing; refused where the bot is not (or no more) welcome."""
    found = chat(world, arguments)
    if found.person is not None:
        if found.person.deleted:
            raise forbidden("user is deactivated")
        if not found.person.opened:
            raise forbidden("bot can't initiate conversation with a user")
        if found.person.blocked:
            raise forbidden("bot was blocked by the user")
        return found
    if found.migrated_to is not None:
        raise upgraded(found.migrated_to)
    check_inside(world, found)
    return found


def check_inside(world: World, found: Chat) -> None:
    """Refused where the bot was put out of the group, or left it."""
    membership = found.membership(world.bot.id)
    if membership == KICKED:
        raise forbidden(f"bot was kicked from the {found.type} chat")
    if not found.private and not membership.inside:
        raise forbidden(f"bot is not a member of the {found.type} chat")
