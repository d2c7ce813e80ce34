"""Our way to Telegram beside the library's own: the same calls arrive, the same errors come back, nothing is twice."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import telegram
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest

from bot.delivery.outcomes import Fate, outcome_of
from bot.loopback import free_port
from bot.playground.world import World
from bot.request import AiohttpRequest, Patience, PoolTimeout
from tests.playground.conftest import NO_TLS
from tests.playground.street import Street

SHORT = 0.3
OK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
TRUE = b'{"ok":true,"result":true}'
TOKEN = "123456:AAFakeFakeFakeFakeFakeFakeFakeFake"  # noqa: S105 (nobody's)

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def ours(proxy: str | None = None, connections: int = 16, **seconds: float) -> AiohttpRequest:
    return AiohttpRequest(connections, Patience(**seconds), proxy)


def librarys(proxy: str | None = None, connections: int = 16, **seconds: float) -> HTTPXRequest:
    names = {"upload": "media_write_timeout"}
    given = {names.get(name, f"{name}_timeout"): value for name, value in seconds.items()}
    own = {} if proxy is None else {"proxy": proxy}
    return HTTPXRequest(connections, **given, **own, httpx_kwargs={"verify": NO_TLS})  # type: ignore[arg-type]


both = pytest.mark.parametrize("way", [ours, librarys])


@asynccontextmanager
async def a_bot(url: str, request: BaseRequest, token: str = TOKEN) -> AsyncIterator[telegram.Bot]:
    """A bot that asks nothing when it starts."""
    bot = telegram.Bot(token, f"{url}/bot", f"{url}/file/bot", request=request, get_updates_request=request)
    async with request:
        yield bot


@dataclass
class Listener:
    """A server of bare sockets, and how many connections it took."""

    serve: Serve
    connections: int = 0
    seen: list[bytes] = field(default_factory=list)
    open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open.add(writer)
        try:
            await self.serve(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def request(self, reader: asyncio.StreamReader) -> bytes:
        """The head of the next request; its body is read and left out."""
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length or b"0"))
        self.seen.append(head)
        return head


@asynccontextmanager
async def listening(listener: Listener) -> AsyncIterator[str]:
    server = await asyncio.start_server(listener.take, "127.0.0.1", 0)
    async with server:
        yield "127.0.0.1:{1}".format(*server.sockets[0].getsockname())
        for writer in listener.open:
            writer.transport.abort()


def answering(answer: bytes) -> Listener:
    """Answers every request with the same bytes."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await listener.request(reader)
            writer.write(answer)

    listener = Listener(serve)
    return listener


async def no_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    await asyncio.Event().wait()


async def raised(call: Awaitable[object]) -> TelegramError:
    try:
        await call
    except TelegramError as problem:
        return problem
    raise AssertionError("nothing was raised")


@both
async def test_words_and_files_arrive_as_they_were_given(
    way: Callable[[], BaseRequest], url: str, street: Street, world: World, tmp_path: Path
) -> None:
    anna = await street.friend("Anna")
    data = bytes(range(256)) * 1_000
    (tmp_path / "plan.pdf").write_bytes(data)
    async with a_bot(url, way(), world.token) as bot:
        sent = await bot.send_message(anna, "Zoë & <b>co</b> 💡 + 5 %", parse_mode="HTML", disable_notification=True)
        assert sent.text == "Zoë & co 💡 + 5 %"
        whole = await bot.send_document(anna, data, caption="Zoë", filename='Zoë "1".pdf')
        with (tmp_path / "plan.pdf").open("rb") as file:
            held = await bot.send_document(anna, telegram.InputFile(file, read_file_handle=False))
        for message, name in ((whole, 'Zoë "1".pdf'), (held, "plan.pdf")):
            document = message.document
            assert document is not None
            assert (document.file_name, document.file_size) == (name, len(data))
        assert document is not None
        assert whole.caption == "Zoë"
        assert bytes(await (await bot.get_file(document.file_id)).download_as_bytearray()) == data


@both
@pytest.mark.parametrize(
    ("kind", "error", "fate", "carried_out"),
    [
        ("lose", NetworkError, Fate.UNSURE, True),
        ("refuse", telegram.error.RetryAfter, Fate.HELD, False),
        ("fail", NetworkError, Fate.UNSURE, False),
        ("reset", NetworkError, Fate.UNSURE, False),
        ("slow", TimedOut, Fate.UNSURE, True),
    ],
)
async def test_a_fault_is_told_as_the_library_tells_it_and_the_call_is_made_once(
    way: Callable[..., BaseRequest],
    url: str,
    street: Street,
    world: World,
    kind: str,
    error: type,
    fate: Fate,
    carried_out: bool,
) -> None:
    anna = await street.friend("Anna")
    async with a_bot(url, way(read=SHORT), world.token) as bot:
        await bot.get_me()
        await street.ask("faults", kind=kind, **({"seconds": 1} if kind == "slow" else {}))
        assert (await outcome_of(bot.send_message(anna, "x"))).fate is fate
        await street.ask("faults", kind=kind, **({"seconds": 1} if kind == "slow" else {}))
        assert type(await raised(bot.send_message(anna, "y"))) is error
        assert (await outcome_of(bot.send_message(anna, "after"))).fate is Fate.DONE
    texts = [one["text"] for one in await street.reading("private", anna)][1:]
    assert texts == [*(["x", "y"] * carried_out), "after"]


@both
@pytest.mark.parametrize("address", ["http://127.0.0.1:{free}", "http://nowhere.invalid", "https://127.0.0.1:{mute}"])
async def test_where_nobody_can_be_reached_nothing_was_sent(way: Callable[..., BaseRequest], address: str) -> None:
    async with listening(Listener(no_answer)) as mute:
        url = address.format(free=free_port(), mute=mute.rpartition(":")[2])
        async with a_bot(url, way(connect=SHORT)) as bot:
            problem = await raised(bot.send_message(5, "x"))
            assert type(problem) is (TimedOut if "https" in url else NetworkError)
            assert (await outcome_of(bot.send_message(5, "x"))).fate is Fate.NOT_SENT
    assert TOKEN not in f"{problem!r}"


@both
async def test_who_waits_too_long_for_a_connection_has_sent_nothing(way: Callable[..., BaseRequest]) -> None:
    mute = Listener(no_answer)
    async with listening(mute) as at, a_bot(f"http://{at}", way(connections=1, pool=SHORT, read=3 * SHORT)) as bot:
        first = asyncio.create_task(outcome_of(bot.send_message(5, "x")))
        await asyncio.sleep(0)
        second = await outcome_of(bot.send_message(5, "y"))
        assert (second.fate, "ool timeout" in second.reason) == (Fate.NOT_SENT, True)
        assert (await first).fate is Fate.UNSURE
    assert mute.connections == 1


@both
async def test_an_upload_that_stalls_is_given_up_and_nobody_knows_of_it(way: Callable[..., BaseRequest]) -> None:
    async with listening(Listener(no_answer)) as at, a_bot(f"http://{at}", way(upload=SHORT, read=9)) as bot:
        problem = await raised(bot.send_document(5, bytes(20_000_000)))
        assert type(problem) is TimedOut
        assert (await outcome_of(bot.send_document(5, bytes(20_000_000)))).fate is Fate.UNSURE


@both
async def test_a_connection_is_used_again_and_a_redirect_is_not_followed(way: Callable[..., BaseRequest]) -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
    for listener, fate in ((answering(OK % (len(TRUE), TRUE)), Fate.DONE), (answering(moved), Fate.UNSURE)):
        async with listening(listener) as at, a_bot(f"http://{at}", way()) as bot:
            for _ in range(3):
                assert (await outcome_of(bot.answer_callback_query("1"))).fate is fate
            assert (listener.connections, len(listener.seen)) == (1, 3)
            assert f"User-Agent: {BaseRequest.USER_AGENT}".encode() in listener.seen[0]


@both
async def test_an_answer_cut_short_or_in_no_json_is_a_network_error(way: Callable[..., BaseRequest]) -> None:
    cut, mad = Listener(cut_short), answering(OK % (9, b"<html>..."))
    for listener in (cut, mad):
        async with listening(listener) as at, a_bot(f"http://{at}", way()) as bot:
            assert (await outcome_of(bot.answer_callback_query("1"))).fate is Fate.UNSURE


async def cut_short(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(OK % (500, b"{"))


@both
async def test_a_proxy_carries_the_calls(
    way: Callable[..., BaseRequest], url: str, street: Street, world: World
) -> None:
    there = url.removeprefix("http://").split(":")

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        proxy.seen.append(head)
        far_reader, far_writer = await asyncio.open_connection(*there)
        far_writer.write(head)
        await asyncio.gather(piped(reader, far_writer), piped(far_reader, writer))

    proxy = Listener(carry)
    async with listening(proxy) as at, a_bot(url, way(f"http://anna:secret@{at}"), world.token) as bot:
        assert (await bot.get_me()).username == "commonpot_bot"
        assert proxy.seen[0].startswith(f"POST {url}/bot".encode())
        assert b"Proxy-Authorization: Basic YW5uYTpzZWNyZXQ=" in proxy.seen[0]


async def piped(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(2**16):
        writer.write(data)
    writer.close()


@both
async def test_a_proxy_that_is_not_there_or_lets_nobody_through_has_sent_nothing(
    way: Callable[..., BaseRequest],
) -> None:
    refusing = answering(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")
    async with listening(refusing) as at:
        for proxy in (at, f"127.0.0.1:{free_port()}"):
            async with a_bot("https://api.telegram.org", way(f"http://{proxy}")) as bot:
                outcome = await outcome_of(bot.send_message(5, "x"))
                assert (outcome.fate, type(await raised(bot.send_message(5, "x")))) == (Fate.NOT_SENT, NetworkError)
    assert refusing.seen[0].startswith(b"CONNECT api.telegram.org:443")


async def test_a_call_given_up_leaves_its_answer_to_nobody_else() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = await listener.request(reader)
            if b"/getme" in head:
                asked.set()
                await asyncio.sleep(SHORT)
            result = json.dumps({"ok": True, "result": head.split()[1].decode().rpartition("/")[2]}).encode()
            writer.write(OK % (len(result), result))

    listener, asked = Listener(serve), asyncio.Event()
    async with listening(listener) as at, a_bot(f"http://{at}", ours(connections=1)) as bot:
        given_up = asyncio.create_task(bot.do_api_request("getme"))
        await asked.wait()
        given_up.cancel()
        await asyncio.wait({given_up})
        assert await bot.do_api_request("logout") == "logout"


async def test_it_works_only_while_it_is_open_and_can_be_opened_again(url: str, world: World) -> None:
    request = ours()
    bot = telegram.Bot(world.token, f"{url}/bot", request=request, get_updates_request=request)
    for _ in range(2):
        assert "not initialized" in str(await raised(bot.get_me()))
        async with request:
            await request.initialize()
            assert await bot.get_me()
        await request.shutdown()
    await ours().shutdown()


async def test_a_wrong_token_is_told_and_never_repeated(url: str) -> None:
    async with a_bot(url, ours()) as bot:
        problem = await raised(bot.get_me())
    assert isinstance(problem, InvalidToken)
    assert TOKEN not in str(problem)


def test_it_says_its_own_patience() -> None:
    assert ours().read_timeout == 10
    assert ours(read=3).read_timeout == 3
    assert not issubclass(PoolTimeout, TimeoutError)
