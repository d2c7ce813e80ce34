"""sendPhoto, sendDocument, editMessageCaption, editMessageMedia, getFile."""

from typing import Any

from bot.playground.arguments import open_chat, text, thing
from bot.playground.errors import bad_request
from bot.playground.files import BOT_MAY_FETCH, File, Kind
from bot.playground.methods.editing import NOT_MODIFIED, count, given_buttons, own
from bot.playground.methods.sending import captioned, post
from bot.playground.multipart import Upload
from bot.playground.world import World

Json = dict[str, Any]


def send_photo(world: World, arguments: Json) -> Json:
    return send(world, arguments, "photo")


def send_document(world: World, arguments: Json) -> Json:
    return send(world, arguments, "document")


def send(world: World, arguments: Json, kind: Kind) -> Json:
    """With a caption of up to 1024 characters, or without."""
    file = found(world, arguments, arguments.get(kind), kind)
    if file is None:
        raise bad_request(f"there is no {kind} in the request")
    content = captioned(world, arguments, too_long="message caption is too long")
    return post(world, open_chat(world, arguments), arguments, content, file=file)


def edit_message_caption(world: World, arguments: Json) -> Json:
    """Another caption, or none, and new buttons; where none are given the message loses them."""
    message = own(world, arguments)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    content = captioned(world, arguments, too_long="MEDIA_CAPTION_TOO_LONG")
    buttons = given_buttons(message.chat, arguments)
    count(world, message.chat)
    if (content.text, content.entities, buttons) == (message.text, message.entities, message.buttons):
        raise bad_request(NOT_MODIFIED)
    message.edit(world.clock.unix(), text=content.text, entities=content.entities, buttons=buttons)
    return message.told()


def edit_message_media(world: World, arguments: Json) -> Json:
    """Another photo or document with its own caption, also in the place of a text."""
    message = own(world, arguments)
    media = input_media(arguments)
    file = found(world, arguments, media.get("media"), media["type"])
    if file is None:
        raise bad_request("can't parse InputMedia: media not found")
    content = captioned(world, media, too_long="MEDIA_CAPTION_TOO_LONG")
    buttons = given_buttons(message.chat, arguments)
    count(world, message.chat)
    now, before = (file, content.text, content.entities, buttons), (message.file, message.text, message.entities)
    if now == (*before, message.buttons):
        raise bad_request(NOT_MODIFIED)
    message.edit(world.clock.unix(), file=file, text=content.text, entities=content.entities, buttons=buttons)
    return message.told()


def input_media(arguments: Json) -> Json:
    """A photo or a document; the other kinds that Telegram has are not served."""
    if not arguments.get("media"):
        raise bad_request('parameter "media" is required')
    media = thing(arguments, "media", "input media")
    if not isinstance(media, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if not media.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    if media.get("type") not in ("photo", "document"):
        raise bad_request(f'can\'t parse InputMedia: type "{media.get("type")}" is unsupported')
    return media


def found(world: World, arguments: Json, given: Any, kind: Kind) -> File | None:
    """What came with the call, by itself or as attach://<name>, or was sent before; None if there is nothing."""
    if isinstance(given, str) and given.startswith("attach://"):
        given = arguments.get(given.removeprefix("attach://"))
        if not isinstance(given, Upload):
            return None
    if isinstance(given, Upload):
        return world.files.add(kind, given.name, given.data)
    if not isinstance(given, str) or not given:
        return None
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.files.get(given)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request("type of file mismatch")
    return file


def get_file(world: World, arguments: Json) -> Json:
    """Where to fetch it from; up to 20 MB."""
    file_id = text(arguments, "file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > BOT_MAY_FETCH:
        raise bad_request("file is too big")
    return file.reference() | {"file_path": file.path}
