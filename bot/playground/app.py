"""The server as one ASGI application: /bot<token>/<method> for the bot, /sim/ for whoever plays the people."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from bot.playground import arguments
from bot.playground.calling import Answer, Silence, call, refused
from bot.playground.cutting import cut
from bot.playground.errors import ApiError, SimError, too_large
from bot.playground.fetching import door
from bot.playground.files import BIGGEST_DOCUMENT, MEGABYTE
from bot.playground.neighbours import Neighbours
from bot.playground.sim.routes import mistaken, not_found, routes
from bot.playground.world import World

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LARGEST_BODY = BIGGEST_DOCUMENT + MEGABYTE
UNAUTHORIZED = ApiError(401, "Unauthorized")
STRANGER = Answer(403, b'{"error": "no other web page may play here"}')


def application(world: World, host: str = "127.0.0.1") -> Application:
    """The calls of the bot are answered without a framework: they are the hot path of every benchmark."""
    sim = Starlette(
        routes=[door(world), *routes(world)], exception_handlers={HTTPException: not_found, SimError: mistaken}
    )
    neighbours = Neighbours(host)
    prefix = f"/bot{world.token}/"

    async def serve(scope: Message, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if not neighbours.welcome(path, scope["headers"]):
            await reply(send, STRANGER)
        elif scope["type"] == "http" and path.startswith("/bot"):
            method = path.removeprefix(prefix) if path.startswith(prefix) else None
            await bot_call(world, method, scope, receive, send)
        else:
            await sim(scope, receive, send)

    return serve


async def bot_call(world: World, method: str | None, scope: Message, receive: Receive, send: Send) -> None:
    """Read one call, pass it on, answer it; a call that is held or cut never is."""
    counted = method is not None and method.lower() != "getupdates"
    world.calls.in_flight += counted
    try:
        answer = await answered(world, method, scope, receive)
        if isinstance(answer, Answer):
            if answer.late:
                await until_gone(world, receive, answer.late)
            await reply(send, answer)
        else:
            if answer is not Silence.HELD:
                cut(scope, reset=answer is Silence.RESET)
            await until_gone(world, receive)
    finally:
        world.calls.in_flight -= counted
        world.stirred.ring()


async def answered(world: World, method: str | None, scope: Message, receive: Receive) -> Answer | Silence:
    try:
        body = await whole_body(receive)
        if body is None:
            return Silence.HELD
        if method is None:
            return refused(UNAUTHORIZED)
        given = arguments.read(scope["query_string"], content_type(scope), body)
    except ApiError as error:
        return refused(error)
    return await call(world, method, given, lambda: gone(receive))


def content_type(scope: Message) -> str:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == b"content-type"), "")


async def whole_body(receive: Receive) -> bytes | None:
    """The request's body; None if the client went away. Refused where it is too large, once all of it has come."""
    chunks, size = [], 0
    while (message := await receive())["type"] == "http.request":
        size += len(message["body"])
        if size <= LARGEST_BODY:
            chunks.append(message["body"])
        if not message.get("more_body"):
            if size > LARGEST_BODY:
                raise too_large()
            return b"".join(chunks)
    return None


async def gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def until_gone(world: World, receive: Receive, seconds: float | None = None) -> None:
    """Keep the connection open until the client closes it, the server ends, or those real seconds are over."""
    waits = [asyncio.ensure_future(gone(receive)), asyncio.ensure_future(world.closing.heard())]
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


async def reply(send: Send, answer: Answer) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer.body)).encode())]
    if answer.retry_after is not None:
        headers.append((b"retry-after", str(answer.retry_after).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
