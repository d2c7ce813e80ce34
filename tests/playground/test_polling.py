"""getUpdates: waiting, confirming, one poll at a time."""

import asyncio

import httpx
import pytest
import telegram
from telegram.error import Conflict

from tests.playground.conftest import NO_TLS
from tests.playground.street import Street

OTHER = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def test_updates_wait_until_they_are_confirmed_and_count_up_by_one(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    for word in ("one", "two"):
        await street.write(anna, "private", word)
    first = await bot.get_updates()
    assert [update.message and update.message.text for update in first] == ["/start", "one", "two"]
    ids = [update.update_id for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert [update.update_id for update in await bot.get_updates(limit=2)] == ids[:2]
    assert [update.update_id for update in await bot.get_updates(offset=ids[1])] == ids[1:]
    assert [update.update_id for update in await bot.get_updates()] == ids[1:]
    assert await bot.get_updates(offset=ids[2] + 1) == ()


async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    for word in ("one", "two"):
        await street.write(anna, "private", word)
    [last] = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "two"
    assert len(await bot.get_updates()) == 1


async def test_a_long_poll_is_answered_by_the_next_update(bot: telegram.Bot, street: Street) -> None:
    anna = await street.friend("Anna")
    await street.updates()
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await street.until("counts", "polling", True)
    await street.write(anna, "private", "hello")
    [update] = await asyncio.wait_for(poll, 2)
    assert update.message is not None
    assert update.message.text == "hello"


async def test_a_long_poll_ends_empty_when_nothing_comes(street: Street) -> None:
    assert await street.result("getUpdates", timeout=1) == []


async def test_of_two_polls_the_older_ends_with_409(bot: telegram.Bot, street: Street) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await street.until("counts", "polling", True)
    newer = asyncio.create_task(street.call("getUpdates", timeout=1))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await asyncio.wait_for(older, 2)
    assert (await newer).json() == {"ok": True, "result": []}
    assert (await street.see("counts"))["refusals"] == {"409": 1}


async def test_a_poll_whose_client_went_away_takes_no_updates_with_it(url: str, street: Street) -> None:
    anna = await street.friend("Anna")
    await street.updates()
    async with httpx.AsyncClient(base_url=url, verify=NO_TLS) as other:
        poll = asyncio.create_task(other.post(f"/bot{street.token}/getUpdates", json={"timeout": 20}))
        await street.until("counts", "polling", True)
        poll.cancel()
    await street.until("counts", "polling", False)
    await street.write(anna, "private", "hello")
    assert [update["message"]["text"] for update in await street.updates()] == ["hello"]


async def test_a_webhook_bars_polling(bot: telegram.Bot, street: Street) -> None:
    await bot.set_webhook("https://example.com/hook")
    assert (await bot.get_webhook_info()).url == "https://example.com/hook"
    barred = "409 Conflict: can't use getUpdates method while webhook is active; "
    assert (await street.refusal("getUpdates")).startswith(barred)
    await bot.delete_webhook()
    assert await bot.get_updates() == ()
    insecure = "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    assert await street.refusal("setWebhook", url="http://example.com") == insecure


async def test_the_kinds_asked_for_are_remembered(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.updates(allowed_updates=["callback_query"])
    await street.write(anna, "private", "unheard")
    assert await street.updates() == []
    await street.updates(allowed_updates=[])
    await street.write(anna, "private", "heard")
    assert len(await street.updates()) == 1


async def test_updates_are_kept_for_a_day(street: Street) -> None:
    anna = await street.friend("Anna")
    await street.set_clock("2026-11-24T12:00:00+00:00")
    assert len(await street.result("getUpdates")) == 1
    await street.write(anna, "private", "later")
    await street.set_clock("2026-11-24T12:00:01+00:00")
    assert [update["message"]["text"] for update in await street.result("getUpdates")] == ["later"]
