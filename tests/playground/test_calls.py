"""How a call may come, what is kept of it, and holding one."""

import asyncio

import httpx
import pytest

from tests.playground.conftest import NO_TLS
from tests.playground.street import Street


async def test_arguments_come_in_four_ways_and_method_names_in_any_case(street: Street) -> None:
    anna = await street.friend("Anna")
    path, given = f"/bot{street.token}/SENDmessage", {"chat_id": str(anna), "text": "Zoë & co"}
    answers = [
        await street.client.get(path, params=given),
        await street.client.post(path, data=given),
        await street.client.post(path, json=given),
    ]
    await street.set_clock("2026-11-23T12:00:03+00:00")
    answers.append(await street.client.post(path, files={name: (None, value) for name, value in given.items()}))
    assert [answer.json()["result"]["text"] for answer in answers] == ["Zoë & co"] * 4


async def test_an_unknown_method_and_a_wrong_token_are_refused(street: Street) -> None:
    assert await street.refusal("sendMagic") == "404 Not Found: method not found"
    wrong = await street.client.get("/bot1:wrong/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    garbled = await street.client.post(
        f"/bot{street.token}/getMe", content=b"[]", headers={"content-type": "application/json"}
    )
    assert garbled.json()["description"] == "Bad Request: can't parse JSON object"


async def test_calls_are_kept_with_their_answers(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.result("sendMessage", chat_id=anna, text="x")
    await street.refusal("sendMessage", chat_id=7, text="y")
    kept = await street.see("calls", after=0)
    good, bad = kept["calls"]
    assert (good["method"], good["chat"], good["ok"], good["result"]["text"]) == ("sendMessage", anna, True, "x")
    assert (bad["error_code"], bad["payload"]) == (400, {"chat_id": 7, "text": "y"})
    assert kept["next"] == 2
    assert (await street.see("calls", after=2))["calls"] == []
    counts = await street.see("counts")
    assert (counts["methods"], counts["refusals"]) == ({"sendMessage": 2}, {"400": 1})


async def held(street: Street, url: str, method: str, **arguments: object) -> dict[str, object]:
    """Make a call that is never answered, see that it is held, and go away."""
    async with httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        call = asyncio.create_task(client.post(f"/bot{street.token}/{method}", json=arguments))
        state = await street.until("halt", "halted", True)
        done, _ = await asyncio.wait([call], timeout=0.1)
        assert not done
        assert (await street.see("counts"))["in_flight"] == (method != "getUpdates")
        call.cancel()
    await street.until("counts", "in_flight", 0)
    await street.client.delete("/sim/halt")
    return state


@pytest.mark.parametrize(("when", "sent"), [("before", 0), ("after", 1)])
async def test_a_call_is_held_before_or_after_it_is_carried_out(street: Street, url: str, when: str, sent: int) -> None:
    anna = await street.friend("Anna")
    await street.ask("halt", method="sendMessage", when=when)
    state = await held(street, url, "sendMessage", chat_id=anna, text="x")
    assert state == {"armed": True, "halted": True, "method": "sendMessage"}
    assert len(await street.reading("private", anna)) == 1 + sent
    await street.result("sendMessage", chat_id=anna, text="y")


async def test_the_kth_call_from_now_is_held(street: Street, url: str) -> None:
    await street.result("getMe")
    await street.ask("halt", call=3, when="after")
    await street.result("getMe")
    await street.result("getUpdates")
    assert (await held(street, url, "getMe"))["method"] == "getMe"


async def test_the_kth_call_of_a_method_is_held(street: Street, url: str) -> None:
    await street.ask("halt", call=2, method="getMe", when="before")
    await street.result("getMe")
    await street.result("getUpdates")
    assert (await held(street, url, "getMe"))["method"] == "getMe"


@pytest.mark.parametrize(("when", "left"), [("before", 1), ("after", 0)])
async def test_a_poll_held_before_has_confirmed_nothing(street: Street, url: str, when: str, left: int) -> None:
    await street.friend("Anna")
    [update] = await street.result("getUpdates")
    await street.ask("halt", method="getUpdates", when=when)
    await held(street, url, "getUpdates", offset=update["update_id"] + 1)
    assert len(await street.result("getUpdates")) == left


async def test_a_poll_that_is_ended_has_confirmed_although_a_later_call_is_to_be_held(street: Street) -> None:
    await street.friend("Anna")
    [update] = await street.result("getUpdates")
    await street.ask("halt", method="sendMessage", when="before")
    poll = asyncio.create_task(street.call("getUpdates", offset=update["update_id"] + 1, timeout=20))
    await street.until("counts", "polling", True)
    assert await street.result("getUpdates") == []
    assert (await poll).status_code == 409


async def test_a_poll_given_up_has_confirmed_although_a_later_call_is_to_be_held(street: Street, url: str) -> None:
    await street.friend("Anna")
    [update] = await street.result("getUpdates")
    await street.ask("halt", method="sendMessage", when="before")
    async with httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        asked = {"offset": update["update_id"] + 1, "timeout": 20}
        poll = asyncio.create_task(client.post(f"/bot{street.token}/getUpdates", json=asked))
        await street.until("counts", "polling", True)
        poll.cancel()
    await street.until("counts", "polling", False)
    assert await street.result("getUpdates") == []


async def test_a_long_poll_counts_when_it_is_answered(street: Street, url: str) -> None:
    anna = await street.friend("Anna")
    await street.updates()
    await street.ask("halt", call=1, when="before")
    poll = asyncio.create_task(held(street, url, "getUpdates", timeout=20))
    await street.until("counts", "polling", True)
    assert not (await street.see("halt"))["halted"]
    await street.write(anna, "private", "hello")
    assert (await poll)["method"] == "getUpdates"
    assert [update["message"]["text"] for update in await street.result("getUpdates")] == ["hello"]


async def test_a_halt_names_one_call(street: Street) -> None:
    assert "either" in await street.mistake("halt")
    assert await street.mistake("halt", call=0) == "calls are counted from 1"
    assert await street.mistake("halt", call=1, when="during") == "when must be before or after"
