"""Small HTTP interfaces for one page on this machine: who may ask, and serving them in a loop of ours."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.loopback import HERE


def origins(url: str) -> tuple[str, ...]:
    """What a browser may call the pages of this server; 127.0.0.1 and localhost are one."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    names = HERE if parts.hostname in HERE else (parts.hostname,)
    return tuple(f"{parts.scheme}://{name}{port}" for name in names)


def told(facts: object, status: int = 200) -> Response:
    """An answer in JSON, never kept by a browser."""
    body = json.dumps(facts, ensure_ascii=False)
    return Response(body, status, {"cache-control": "no-store"}, media_type="application/json")


def interface(routes: Sequence[Route], pages: Sequence[str]) -> Starlette:
    """These routes, for pages from these origins and for programs on this machine; any other page is refused (403)."""
    guards = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(HERE), www_redirect=False),
        Middleware(OnlyOurPages, pages=pages),
        Middleware(CORSMiddleware, allow_origins=pages, allow_methods=["GET", "POST"], allow_headers=["content-type"]),
    ]
    return Starlette(routes=routes, middleware=guards, exception_handlers={HTTPException: _no_such_address})


class OnlyOurPages:
    """Lets no other web page in: CORS alone would keep it from reading the answer, not from acting."""

    def __init__(self, app: ASGIApp, pages: Sequence[str]) -> None:
        self.app, self.pages = app, [page.encode() for page in pages]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        strange = [value for name, value in scope["headers"] if name == b"origin" and value not in self.pages]
        answer: Any = told({"error": "this page may not ask here"}, 403) if strange else self.app
        await answer(scope, receive, send)


async def _no_such_address(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return told({"error": f"there is no {request.method} {request.url.path}"}, status)


class Server(uvicorn.Server):
    """uvicorn in a loop of ours: signals are left to others, and it says when it takes connections."""

    def __init__(self, application: ASGIApp) -> None:
        config = uvicorn.Config(
            application,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@asynccontextmanager
async def served(application: ASGIApp, at: socket.socket) -> AsyncIterator[None]:
    """Serves the application at this socket until the block ends; the socket is closed then."""
    server = Server(application)
    task = asyncio.create_task(server.serve([at]))
    try:
        await server.ready.wait()
        yield
    finally:
        server.should_exit = True
        await task
        at.close()
