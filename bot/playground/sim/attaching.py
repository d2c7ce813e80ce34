"""People's photos and files: sending them, and looking at what is in a chat."""

from base64 import b64decode
from binascii import Error as NotBase64
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.errors import ApiError, SimError
from bot.playground.files import File
from bot.playground.sim.acting import caption, message_of, said, speaks_as_group
from bot.playground.sim.asking import Asked
from bot.playground.world import World

Json = dict[str, Any]

# Anything else (a page, a drawing with a script in it) is handed over as bytes alone.
SHOWN_AS_IT_IS = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain"})


def attach(asked: Asked) -> Json:
    """A photo or a document with a caption of up to 1024 characters, or without."""
    person = asked.actor()
    chat = asked.chat(person)
    reply_to = message_of(asked, chat, "reply_to") if asked.has("reply_to") else None
    anonymous = speaks_as_group(asked, chat, person)
    content = caption(asked.text("caption", ""))
    more = {"reply_to": reply_to, "anonymous": anonymous, "file": given(asked)}
    return {"message_id": said(asked, chat, person, content, **more).id}


def given(asked: Asked) -> File:
    kind = asked.text("as")
    if kind not in ("photo", "document"):
        raise SimError("as must be photo or document")
    try:
        data = b64decode(asked.text("data"), validate=True)
    except (NotBase64, ValueError):
        raise SimError("data must be base64") from None
    try:
        name, mime = asked.text("name"), asked.text("mime", "")
        return asked.world.files.add("photo" if kind == "photo" else "document", name, data, mime)
    except ApiError as error:
        raise SimError(WHY.get(error.description.removeprefix("Bad Request: "), "this file is too big")) from None


WHY = {
    "file must be non-empty": "this file is empty",
    "IMAGE_PROCESS_FAILED": "this is no picture that can be shown; send it as a document",
    "PHOTO_INVALID_DIMENSIONS": "this picture is too large, or too long and thin; send it as a document",
}


def door(world: World) -> Route:
    """Where a file of a chat is fetched from. Nothing in it may act as a page of this server."""

    async def answer(request: Request) -> Response:
        file = world.files.get(request.path_params["file"])
        if file is None:
            raise HTTPException(404)
        mime = file.mime if file.mime in SHOWN_AS_IT_IS else "application/octet-stream"
        return Response(file.data, media_type=mime, headers=headers(file))

    return Route("/sim/files/{file}", answer)


def headers(file: File) -> dict[str, str]:
    kept = "inline" if file.kind == "photo" else f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    return {
        "content-disposition": kept,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        # Another world at the same address has other files under the same names.
        "cache-control": "private, no-cache",
    }
