"""Faults: what the bot's client sees, whether the call was carried out, and that the next one is well again."""

import logging
from collections.abc import Iterator
from time import monotonic
from typing import Any

import httpx
import pytest

from tests.playground.conftest import NO_TLS
from tests.playground.street import Street


@pytest.fixture(autouse=True)
def the_server_complains_of_nothing(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [one.getMessage() for one in caplog.get_records("call") if one.levelno >= logging.WARNING] == []


async def told(street: Street, method: str, **arguments: Any) -> str:
    """What a client of its own sees of one call."""
    async with httpx.AsyncClient(base_url=str(street.client.base_url), verify=NO_TLS, timeout=5) as client:
        try:
            answer = await client.post(f"/bot{street.token}/{method}", json=arguments)
        except httpx.TransportError as problem:
            return type(problem).__name__
        return str(answer.json().get("description", "ok"))


async def texts(street: Street, person: int) -> list[str]:
    return [one["text"] for one in await street.reading("private", person)][1:]


@pytest.mark.parametrize(
    ("kind", "seen", "carried_out"),
    [
        ("lose", "RemoteProtocolError", True),
        ("refuse", "Too Many Requests: retry after 5", False),
        ("fail", "Bad Gateway", False),
        ("reset", "ReadError", False),
        ("slow", "ok", True),
    ],
)
async def test_a_fault_is_met_once_and_noted(street: Street, kind: str, seen: str, carried_out: bool) -> None:
    anna = await street.friend("Anna")
    seconds = {"seconds": 1} if kind == "slow" else {}
    await street.ask("faults", kind=kind, **seconds)
    assert await told(street, "sendMessage", chat_id=anna, text="x") == seen
    assert await texts(street, anna) == ["x"] * carried_out
    assert await told(street, "sendMessage", chat_id=anna, text="y") == "ok"
    first, second = (await street.see("calls"))["calls"]
    assert (first["fault"], first["ok"], second["fault"], second["ok"]) == (kind, carried_out, None, True)
    assert (first["result"] or {} if carried_out else {}).get("text", "") == "x" * carried_out
    noted = {"n": first["n"], "at": first["at"], "kind": kind, "method": "sendMessage"}
    assert await street.see("faults") == {"armed": [], "met": [noted]}


async def test_too_many_and_bad_gateway_come_as_telegram_sends_them(street: Street) -> None:
    await street.ask("faults", kind="refuse", seconds=7)
    await street.ask("faults", kind="fail")
    many, bad = await street.call("getMe"), await street.call("getMe")
    assert (many.status_code, many.headers["retry-after"], many.json()["parameters"]) == (429, "7", {"retry_after": 7})
    assert (bad.status_code, bad.json()) == (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"})


async def test_a_slow_call_is_answered_after_so_many_seconds(street: Street) -> None:
    await street.ask("faults", kind="slow", seconds=1)
    began = monotonic()
    assert await told(street, "getMe") == "ok"
    assert 1 <= monotonic() - began < 2


async def test_a_fault_is_met_as_often_as_asked_and_by_the_method_named(street: Street) -> None:
    await street.ask("faults", kind="fail", method="GETME", times=2)
    await street.ask("faults", kind="lose")
    assert await told(street, "getWebhookInfo") == "RemoteProtocolError"
    assert [await told(street, "getMe") for _ in range(3)] == ["Bad Gateway", "Bad Gateway", "ok"]
    await street.ask("faults", kind="fail", times=9)
    assert (await street.client.delete("/sim/faults")).json()["armed"] == []
    assert await told(street, "getMe") == "ok"


async def test_polls_meet_only_what_names_them(street: Street) -> None:
    await street.friend("Anna")
    [update] = await street.result("getUpdates")
    onward = {"offset": update["update_id"] + 1}
    await street.ask("faults", kind="lose")
    assert await told(street, "getUpdates") == "ok"
    await street.client.delete("/sim/faults")
    await street.ask("faults", kind="reset", method="getUpdates")
    assert await told(street, "getUpdates", **onward) == "ReadError"
    assert len(await street.result("getUpdates")) == 1
    await street.ask("faults", kind="lose", method="getUpdates")
    assert await told(street, "getUpdates", **onward) == "RemoteProtocolError"
    assert await street.result("getUpdates") == []


async def test_a_refusal_can_get_lost_too(street: Street) -> None:
    await street.ask("faults", kind="lose")
    assert await told(street, "sendMessage", chat_id=7, text="x") == "RemoteProtocolError"
    [call] = (await street.see("calls"))["calls"]
    assert (call["error_code"], call["fault"]) == (400, "lose")


async def test_a_call_that_is_held_leaves_the_fault_for_the_next(street: Street) -> None:
    await street.ask("halt", method="getMe", when="after")
    await street.ask("faults", kind="fail")
    with pytest.raises(httpx.ReadTimeout):
        await street.client.post(f"/bot{street.token}/getMe", timeout=0.2)
    assert (await street.see("halt"))["halted"]
    assert await told(street, "getMe") == "Bad Gateway"


async def test_a_fault_is_asked_for_clearly(street: Street) -> None:
    assert await street.mistake("faults", kind="boom") == "kind must be one of lose, refuse, fail, reset, slow"
    assert await street.mistake("faults", kind="fail", times=0) == "times counts from 1"
    assert await street.mistake("faults", kind="refuse", seconds=0) == "seconds is a whole number from 1, up to a day"
    assert await street.mistake("faults", kind="fail", method="getYou") == "there is no method getYou"
