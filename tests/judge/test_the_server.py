"""The server's answers, updates and refusals, judged by the Bot API as others tell it."""

from bot.playground.methods import NAMED
from bot.playground.world import World
from tests.judge.bench import Judge
from tests.judge.everything import EVERY_KIND, acted, calls
from tests.judge.judging import value
from tests.judge.model import bot_api
from tests.playground.street import Json, Street, buttons


async def test_every_method_there_is_answers_as_the_bot_api_says(world: World, street: Street) -> None:
    judge = Judge(world)
    anna, ben = await street.friend("Anna", username="anna", language="de"), await street.friend("Ben")
    group = await street.group(anna, ben, kind="supergroup", admin=True, can_pin=True)
    made = await calls(street, anna, group)
    for method, arguments in made:
        await street.result(method, **arguments)
    assert {method for method, _ in made} == {*NAMED, "getUpdates"}
    assert judge.objections() == []


async def test_every_update_there_is_is_one_of_the_bot_api(world: World, street: Street) -> None:
    judge = Judge(world)
    await street.result("getUpdates", allowed_updates=EVERY_KIND)
    anna, ben = await street.friend("Anna", username="anna"), await street.friend("Ben", last_name="Okri")
    await acted(street, anna, ben, await street.group(anna, ben, admin=True))
    updates = await street.updates(limit=100)
    assert {kind for one in updates for kind in one} == {"update_id", *EVERY_KIND}
    assert judge.objections() == []


async def test_every_refusal_is_told_as_the_bot_api_says(street: Street) -> None:
    anna, ben = await street.friend("Anna"), await street.person("Ben")
    group = await street.group(anna, ben)
    await street.ask(f"groups/{group}/upgrade", by=anna)
    await street.ask("faults", kind="refuse", method="getChat")
    await street.ask("faults", kind="fail", method="getMe")
    asked: list[tuple[int, str, Json]] = [
        (400, "sendMessage", {"chat_id": anna}),
        (400, "sendMessage", {"chat_id": group, "text": "x", "reply_markup": buttons({"Yes": "y"})}),
        (401, "../bot1:x/getMe", {}),
        (403, "sendMessage", {"chat_id": ben, "text": "x"}),
        (404, "sendNothing", {}),
        (429, "getChat", {"chat_id": anna}),
        (502, "getMe", {}),
    ]
    refusal = bot_api().shape("APIResponseError")
    for code, method, arguments in asked:
        response = await street.call(method, **arguments)
        told = response.json()
        assert (told["error_code"], response.status_code) == (code, code), told
        assert list(value(bot_api(), refusal, told, method)) == []
