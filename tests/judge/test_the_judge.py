"""The judge itself: whatever is dropped, misspelt, added or of another type is objected to."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from bot.playground.calls import Call
from bot.playground.methods import NAMED
from bot.playground.world import World
from tests.judge.bench import Judge
from tests.judge.everything import EVERY_KIND, acted, calls
from tests.judge.judging import answer, call
from tests.judge.model import Shape, bot_api
from tests.playground.street import Json, Street

MODEL = bot_api()


@pytest.fixture
async def made(world: World, street: Street) -> list[Call]:
    """Good calls of every method, and good updates of every kind."""
    await street.result("getUpdates", allowed_updates=EVERY_KIND)
    anna, ben = await street.friend("Anna"), await street.friend("Ben")
    group = await street.group(anna, ben, kind="supergroup", admin=True, can_pin=True)
    for method, arguments in await calls(street, anna, group):
        await street.result(method, **arguments)
    await acted(street, anna, ben, await street.group(anna, ben, admin=True))
    await street.updates(limit=100)
    return [one for one in world.calls.after(0) if one.error_code is None]


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a value there are objects."""
    if isinstance(value, dict):
        yield path
    for key, one in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else []):
        yield from objects(one, (*path, key))


def inside(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def spoilt(value: Any) -> Iterator[tuple[str, Any]]:
    """The value again and again, each time with one thing wrong in it."""
    for path in objects(value):
        for name, one in inside(value, path).items():
            for how, put in ((f"{name}_", one), (name, {"no": "such"}), (name, None)):
                other = deepcopy(value)
                del inside(other, path)[name]
                inside(other, path)[how] = put
                yield f"{path} {name}: {put!r} as {how}", other


def test_every_method_of_the_server_is_one_of_the_bot_api() -> None:
    assert [name for name in NAMED if MODEL.takes(name) is None] == []


def test_whatever_is_misspelt_or_of_another_type_in_an_answer_is_objected_to(made: list[Call]) -> None:
    updates = [("getUpdates", [update]) for one in made if one.method == "getUpdates" for update in one.result]
    answers = [(one.method, one.result) for one in made if one.method != "getUpdates"]
    unseen = [
        f"{method}{what}"
        for method, result in [*answers, *updates]
        for what, wrong in spoilt(result)
        if not list(answer(MODEL, method, wrong))
    ]
    assert unseen == []


def test_what_must_be_there_is_missed(made: list[Call]) -> None:
    [sent, *_] = [one.result for one in made if one.method == "sendMessage"]
    for name in ("message_id", "date", "chat"):
        without = {key: value for key, value in sent.items() if key != name}
        assert list(answer(MODEL, "sendMessage", without)) == [f"sendMessage: {name} is missing"]
    [admin] = [one for one in made if one.method == "getChatAdministrators"]
    bot = next(one for one in admin.result if one["status"] == "administrator")
    for name in (name for name, field in MODEL.fields("ChatMemberAdministrator").items() if field.needed):
        without = {key: value for key, value in bot.items() if key != name}
        assert list(answer(MODEL, "getChatMember", without)), name


def test_whatever_is_misspelt_or_missing_in_what_the_bot_asks_is_objected_to(made: list[Call]) -> None:
    for one in made:
        assert list(call(MODEL, one.method, one.payload)) == []
        assert list(call(MODEL, one.method, one.payload | {"chatid": 1})) == [f"{one.method}: there is no chatid"]
        for name, field in (MODEL.takes(one.method) or {}).items():
            without = {key: value for key, value in one.payload.items() if key != name}
            missing = [f"{one.method}: {name} is missing"] if field.needed else []
            assert list(call(MODEL, one.method, without)) == missing


def test_arguments_may_come_as_texts() -> None:
    good: Json = {
        "chat_id": "7",
        "text": "[1]",
        "disable_notification": "true",
        "message_thread_id": "3",
        "reply_markup": '{"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}',
    }
    assert list(call(MODEL, "sendMessage", good)) == []
    for name, wrong in (
        ("disable_notification", "maybe"),
        ("message_thread_id", "three"),
        ("reply_markup", "{"),
        ("reply_markup", '{"inline_keyboard": [[{"callback_data": "y"}]]}'),
        ("parse_mode", "Html"),
    ):
        assert list(call(MODEL, "sendMessage", good | {name: wrong})), name


def test_a_file_may_come_by_itself_or_as_a_part_that_is_named() -> None:
    part = {"name": "a.png", "size": 3}
    assert list(call(MODEL, "sendPhoto", {"chat_id": 7, "photo": part})) == []
    named = {"chat_id": 7, "photo": "attach://one", "one": part}
    assert list(call(MODEL, "sendPhoto", named)) == []
    assert list(call(MODEL, "sendPhoto", named | {"two": part})) == ["sendPhoto: there is no two"]
    assert list(call(MODEL, "sendMessage", {"chat_id": 7, "text": "x", "message_thread_id": part}))


def test_an_update_has_one_part() -> None:
    asked = {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "chat_instance": "1"}
    two: Json = {"update_id": 1, "callback_query": asked, "poll": {}}
    assert "Update: holds callback_query, poll, update_id" in list(answer(MODEL, "getUpdates", [two]))
    assert list(answer(MODEL, "getUpdates", [{"update_id": 1}])) == ["Update: holds update_id"]


def test_shapes_are_read_as_they_are_written() -> None:
    shape = MODEL.shape('number | "a" | (User | Chat)[][] | true')
    assert shape.literals == ("a", True)
    assert shape.simple == {"number"}
    assert shape.of == Shape(of=Shape(objects=("User", "Chat")))
    assert MODEL.shape("ChatType").literals == ("private", "group", "supergroup", "channel")


def test_calls_that_went_by_unheard_are_told(world: World) -> None:
    judge = Judge(world)
    for _ in range(3):
        world.calls.record(world.clock.now(), "getMe", {}, world.bot.me())
    world.calls._kept.popleft()
    assert judge.objections() == ["1 calls went by unheard"]
    assert judge.objections() == []
