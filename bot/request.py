"""The way to Telegram: the library's own seam over aiohttp, which costs a quarter of what its httpx costs."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import aiohttp
import httpx
from aiohttp.abc import AbstractStreamWriter
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

FORM = "application/x-www-form-urlencoded"
PIECE = 2**16  # bytes; of an upload each such piece must have left in time
KEPT_OPEN = 30  # seconds; an idle connection must be let go here before Telegram does it

Seconds = Any  # the library has no public name for "these seconds, None for no end, or nothing given"


class PoolTimeout(Exception):
    """No connection became free in time: nothing was sent."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds each step of a call may take; None is no end. upload: instead of write, where there are files."""

    read: float | None = 10
    write: float | None = 5
    connect: float | None = 5
    pool: float | None = 1
    upload: float | None = 20


class AiohttpRequest(BaseRequest):
    """Calls of the Bot API. Raises what the library's own request would; its causes are aiohttp's errors.

    No error's words are passed on: aiohttp puts the address into them, and the token is in the address.
    """

    def __init__(self, connections: int, patience: Patience | None = None, proxy: str | None = None) -> None:
        self.connections, self.patience, self.proxy = connections, patience or Patience(), proxy
        self._session: aiohttp.ClientSession | None = None
        self._room = asyncio.Semaphore(connections)

    @property
    def read_timeout(self) -> float | None:
        return self.patience.read

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._room = asyncio.Semaphore(self.connections)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEPT_OPEN, ssl=_trusted()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call: the status and the body of its answer."""
        usual, files = self.patience, request_data is not None and request_data.contains_files
        body = _body(request_data, _given(write_timeout, usual.upload if files else usual.write))
        steps = aiohttp.ClientTimeout(
            connect=_given(connect_timeout, usual.connect), sock_read=_given(read_timeout, usual.read)
        )
        try:
            async with self._one_of_the_connections(_given(pool_timeout, usual.pool)):
                return await self._exchange(method, url, body, steps)
        except PoolTimeout as problem:
            raise TimedOut("Pool timeout: all connections are in use. Nothing was sent to Telegram.") from problem
        except TimeoutError as problem:
            raise TimedOut from problem
        except aiohttp.ClientError as problem:
            raise NetworkError(f"aiohttp.{type(problem).__name__}") from problem

    async def _exchange(
        self, method: str, url: str, body: aiohttp.Payload | None, steps: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None or self._session.closed:
            raise RuntimeError("This AiohttpRequest is not initialized.")
        call = self._session.request(method, url, data=body, timeout=steps, allow_redirects=False, proxy=self.proxy)
        async with call as answer:
            return answer.status, await answer.read()

    @asynccontextmanager
    async def _one_of_the_connections(self, patience: float | None) -> AsyncIterator[None]:
        """Waits here and not in aiohttp, which would not tell this wait from that for the server."""
        try:
            async with asyncio.timeout(patience):
                await self._room.acquire()
        except TimeoutError:
            raise PoolTimeout from None
        try:
            yield
        finally:
            self._room.release()


class Body(aiohttp.Payload):
    """What a call carries: it may take its time, but not stall. patience: seconds for each piece of it."""

    def __init__(self, content: bytes, content_type: str, patience: float | None) -> None:
        super().__init__(content, content_type=content_type)
        self._size, self._content, self._patience = len(content), content, patience

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return self._content.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        for start in range(0, len(self._content), PIECE):
            async with asyncio.timeout(self._patience):
                await writer.write(self._content[start : start + PIECE])


def _body(data: RequestData | None, patience: float | None) -> Body | None:
    if data is None:
        return None
    if not data.contains_files:
        return Body(data.url_encoded_parameters().encode(), FORM, patience)
    # As the library itself would write it: clients differ in how they spell the names of files.
    written = httpx.Request("POST", "https://nowhere", data=data.json_parameters, files=data.multipart_data)
    return Body(written.read(), written.headers["content-type"], patience)


def _given(seconds: Seconds, usual: float | None) -> float | None:
    chosen: float | None = usual if seconds is BaseRequest.DEFAULT_NONE else seconds
    return chosen


@cache
def _trusted() -> ssl.SSLContext:
    """The same certificates that the library would trust; reading them takes a while."""
    return httpx.create_ssl_context()
