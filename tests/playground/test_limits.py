"""Telegram's flood limits, counted in the server's clock."""

from datetime import datetime, timedelta

import pytest
import telegram
from telegram.error import RetryAfter

from bot.playground.clock import moment
from bot.playground.world import World
from tests.playground.conftest import NOON
from tests.playground.street import Json, Street

START = moment(NOON)


async def say(street: Street, chat: int, text: str = "x") -> Json:
    response = await street.call("sendMessage", chat_id=chat, text=text)
    answer: Json = response.json()
    return answer | {"header": response.headers.get("retry-after")}


async def wait(street: Street, seconds: float, since: datetime = START) -> None:
    await street.set_clock((since + timedelta(seconds=seconds)).isoformat())


async def test_one_message_a_second_in_a_group(bot: telegram.Bot, street: Street) -> None:
    group = await street.group(await street.person("Anna"))
    assert (await say(street, group))["ok"]
    refused = await say(street, group)
    assert refused["error_code"] == 429
    assert refused["description"] == "Too Many Requests: retry after 1"
    assert refused["parameters"] == {"retry_after": 1}
    assert refused["header"] == "1"
    with pytest.raises(RetryAfter):
        await bot.send_message(group, "x")
    await wait(street, 0.999)
    assert not (await say(street, group))["ok"]
    await wait(street, 1)
    assert (await say(street, group))["ok"]
    assert (await street.see("counts"))["too_many"] == 3


async def test_twenty_a_minute_in_a_group_edits_and_deletions_too(street: Street) -> None:
    group = await street.group(await street.person("Anna"))
    card = (await say(street, group))["result"]["message_id"]
    for n in range(1, 19):
        await wait(street, n)
        await street.result("editMessageText", chat_id=group, message_id=card, text=f"{n}")
    await wait(street, 19)
    await street.result("deleteMessage", chat_id=group, message_id=card)
    await wait(street, 20)
    assert (await say(street, group))["parameters"] == {"retry_after": 40}
    await wait(street, 59.9)
    assert not (await say(street, group))["ok"]
    await wait(street, 60)
    assert (await say(street, group))["ok"]


async def test_short_bursts_in_private_where_edits_are_free(street: Street) -> None:
    anna = await street.friend("Anna")
    cards = [(await say(street, anna))["result"]["message_id"] for _ in range(3)]
    assert not (await say(street, anna))["ok"]
    for n in range(5):
        await street.result("editMessageText", chat_id=anna, message_id=cards[0], text=f"{n}")
    await wait(street, 3)
    assert (await say(street, anna))["ok"]


async def test_thirty_a_second_in_all(street: Street) -> None:
    friends = [await street.friend(f"Friend {n}") for n in range(31)]
    answers = [await say(street, friend) for friend in friends]
    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]
    await wait(street, 1)
    assert (await say(street, friends[30]))["ok"]


async def test_answering_a_tap_is_not_counted(street: Street) -> None:
    anna = await street.person("Anna")
    group = await street.group(anna)
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "g"}]]}
    card = await street.result("sendMessage", chat_id=group, text="x", reply_markup=keyboard)
    for _ in range(40):
        where = {"person": anna, "chat": group, "message_id": card["message_id"]}
        query = (await street.ask("act/tap", **where, button="Go", wait=0))["query"]
        await street.result("answerCallbackQuery", callback_query_id=query)


class TestWithoutLimits:
    @pytest.fixture
    def world(self) -> World:
        return World(clock=START, limits=False)

    async def test_nothing_is_too_much(self, street: Street) -> None:
        group = await street.group(await street.person("Anna"))
        assert all([(await say(street, group))["ok"] for _ in range(40)])
