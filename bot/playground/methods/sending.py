"""sendMessage, and what text, caption and buttons of a message must be."""

from typing import Any

from telegram.constants import MessageEntityType, MessageLimit

from bot.playground.arguments import number, open_chat, options, text, thing, yes
from bot.playground.chats import Chat
from bot.playground.entities import Formatted, finished, parsed, units
from bot.playground.errors import bad_request
from bot.playground.keyboards import inline_keyboard
from bot.playground.messages import Message
from bot.playground.methods.previews import preview
from bot.playground.world import World

Json = dict[str, Any]

ENTITY_TYPES = frozenset(kind.value for kind in MessageEntityType)


def send_message(world: World, arguments: Json) -> Json:
    chat = open_chat(world, arguments)
    content = formatted(world, arguments, too_long="message is too long")
    return post(world, chat, arguments, content, preview=preview(arguments, content))


def post(world: World, chat: Chat, arguments: Json, content: Formatted, **more: Any) -> Json:
    """Writes it into the chat, if its buttons, the message it answers and the limits allow."""
    buttons = inline_keyboard(thing(arguments, "reply_markup", "reply keyboard markup"), chat.private)
    reply_to = replied(chat, arguments)
    world.limits.take(chat.id, chat.private, sends=True, now=world.clock.now())
    message = chat.write(
        world.clock.unix(),
        world.bot,
        text=content.text,
        entities=content.entities,
        buttons=buttons,
        reply_to=reply_to,
        thread_id=number(arguments, "message_thread_id") or None,
        silent=yes(arguments, "disable_notification"),
        protected=yes(arguments, "protect_content"),
        **more,
    )
    return message.told()


def formatted(world: World, arguments: Json, too_long: str) -> Formatted:
    """The text as Telegram keeps it: 1 to 4096 characters once markup is gone."""
    content = marked(world, arguments, "text", "entities")
    if not content.text:
        raise bad_request("message text is empty")
    if len(content.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request(too_long)
    return content


def captioned(world: World, arguments: Json, too_long: str) -> Formatted:
    """The caption as Telegram keeps it: at most 1024 characters once markup is gone."""
    content = marked(world, arguments, "caption", "caption_entities")
    if len(content.text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request(too_long)
    return content


def marked(world: World, arguments: Json, name: str, entities: str) -> Formatted:
    """What one argument says, by its markup or by the entities of another."""
    given, mode = text(arguments, name), text(arguments, "parse_mode")
    if not given.strip():
        return Formatted("", [])
    content = finished(parsed(given, mode) if mode else Formatted(given, given_entities(arguments, entities, given)))
    return Formatted(content.text, [known for one in content.entities if (known := with_user(world, one))])


def given_entities(arguments: Json, name: str, given: str) -> list[Json]:
    entities = thing(arguments, name, "entities")
    if not entities:
        return []
    if not isinstance(entities, list) or not all(isinstance(one, dict) for one in entities):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    for one in entities:
        check_entity(one, units(given))
    return entities


def check_entity(entity: Json, length: int) -> None:
    if entity.get("type") not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    start, size = entity.get("offset"), entity.get("length")
    if not isinstance(start, int) or not isinstance(size, int) or start < 0 or size < 0 or start + size > length:
        raise bad_request("ENTITY_BOUNDS_INVALID")


def with_user(world: World, entity: Json) -> Json | None:
    """A mention of a person shows that person; of somebody unknown it is dropped."""
    if entity["type"] != "text_mention":
        return entity
    user = entity.get("user")
    person = world.people.get(number(user, "id")) if isinstance(user, dict) else None
    return entity | {"user": person.user()} if person else None


def replied(chat: Chat, arguments: Json) -> Message | None:
    parameters = options(arguments, "reply_parameters", "reply parameters")
    if parameters and "message_id" not in parameters:
        raise bad_request('can\'t find field "message_id"')
    message_id = number(parameters, "message_id") or number(arguments, "reply_to_message_id")
    lenient = yes(parameters, "allow_sending_without_reply") or yes(arguments, "allow_sending_without_reply")
    message = chat.messages.get(message_id)
    if message is None and message_id and not lenient:
        raise bad_request("message to be replied not found")
    return message
