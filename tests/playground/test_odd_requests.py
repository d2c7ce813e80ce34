"""Whatever comes, the answer is a refusal in words, and nobody else notices."""

import json

import pytest

from bot.playground.sim.routes import LARGEST_BODY
from bot.playground.world import World
from tests.playground.street import Street

HALF_A_CHARACTER = "\ud83d"


@pytest.fixture
async def people(street: Street) -> tuple[int, int]:
    anna = (await street.ask("people", name="Anna"))["id"]
    group = (await street.ask("groups", title="Street", type="group", creator=anna, members=[]))["id"]
    await street.ask(f"groups/{group}/bot", by=anna, admin=True)
    await street.ask("act/open", person=anna)
    return anna, group


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("people", "[" * 100_000),
        ("people", '{"a":' * 100_000),
        ("people", '{"name": "\\ud83d"}'),
        ("people", b'{"name": "\xed\xa0\xbd"}'),
        ("act/read", '{"person": 1e400}'),
        ("act/read", '{"person": 200000001, "message_id": -1e400}'),
        ("act/write", '{"person": 200000001, "text": "\\ud83d"}'),
        ("act/open", '{"person": 200000001, "start": "https://[t.me/x"}'),
        ("act/load", '{"tappers": ["x"]}'),
        ("act/load", '{"tappers": [{"person": 200000001, "message_id": 1, "data": [[]]}]}'),
        ("clock/report", '{"at": "0001-01-01T00:00:00+14:00"}'),
        ("faults", '{"kind": "slow", "seconds": 1e400}'),
        ("faults", '{"kind": "slow", "seconds": ' + "9" * 400 + "}"),
        ("settle", '{"timeout": ' + "9" * 400 + "}"),
    ],
)
async def test_what_makes_no_sense_is_refused_in_words(
    street: Street, people: tuple[int, int], path: str, body: str | bytes
) -> None:
    answer = await street.client.post(f"/sim/{path}", content=body)

    assert answer.status_code == 400
    assert answer.json()["error"]


async def test_a_body_larger_than_the_biggest_file_is_refused(street: Street) -> None:
    body = json.dumps({"name": "A" * LARGEST_BODY})

    answer = await street.client.post("/sim/people", content=body)

    assert answer.status_code == 413
    assert (await street.see("people"))["people"] == []


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("sendMessage", {"text": "x", "chat_id": 10**400}),
        ("sendMessage", {"text": HALF_A_CHARACTER}),
        (
            "sendMessage",
            {"text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "\\ud83d", "callback_data": "x"}]]}'},
        ),
        ("sendMessage", {"text": "x", "reply_markup": "[" * 100_000}),
        ("setMyCommands", {"scope": {"type": []}}),
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://[t.me/x"}),
    ],
)
async def test_a_bots_nonsense_is_refused_as_telegram_does(
    street: Street, people: tuple[int, int], method: str, given: dict[str, object]
) -> None:
    body = json.dumps({"chat_id": people[0]} | given)  # in ASCII: half a character as its escape
    headers = {"content-type": "application/json"}
    answer = await street.client.post(f"/bot{street.token}/{method}", content=body, headers=headers)

    assert answer.status_code == 400
    assert answer.json()["description"].startswith("Bad Request: ")
    assert "calls" in await street.see("calls")


async def test_a_mention_of_nobody_is_left_out(street: Street, people: tuple[int, int]) -> None:
    users: list[object] = ["x", {"id": []}, None]
    for user in users:
        entity = {"type": "text_mention", "offset": 0, "length": 1, "user": user}
        sent = await street.result("sendMessage", chat_id=people[0], text="x", entities=[entity])
        assert "entities" not in sent


async def test_time_ends_with_the_year_9999(street: Street, world: World) -> None:
    put = await street.client.put("/sim/clock", json={"now": "9999-12-31T23:00:00+00:00"})
    await street.ask("clock/report", at="9999-12-31T23:59:59+00:00")

    assert put.status_code == 200
    assert await street.mistake("advance", by=7200) == "by leads beyond the year 9999"
    assert (await street.ask("advance", by=60))["now"].startswith("9999-12-31T23:01")


async def test_a_new_name_is_checked_like_the_first(street: Street, people: tuple[int, int]) -> None:
    await street.ask("people", name="Ben", username="ben")

    assert await street.mistake(f"people/{people[0]}/rename", name=" ") == "a person needs a name"
    assert await street.mistake(f"people/{people[0]}/rename", username="BEN") == "the username BEN is taken"
    assert (await street.ask("people/200000002/rename", username="Ben"))["username"] == "Ben"


async def test_names_and_titles_are_no_longer_than_on_telegram(street: Street, people: tuple[int, int]) -> None:
    creator = people[0]

    assert await street.mistake("people", name="A" * 65) == "name has at most 64 characters"
    assert await street.mistake("people", name="A", note="A" * 201) == "note has at most 200 characters"
    assert await street.mistake(f"people/{creator}/rename", last_name="A" * 65) == "last_name has at most 64 characters"
    assert await street.mistake("groups", title="A" * 129, creator=creator) == "title has at most 128 characters"
    assert (await street.ask("people", name="A" * 64))["name"] == "A" * 64


async def test_who_asks_for_the_head_of_the_stream_can_go_on_asking(street: Street, people: tuple[int, int]) -> None:
    head = await street.client.head("/sim/stream", params={"as": people[0]})

    assert head.headers["content-type"].startswith("text/event-stream")
    assert (await street.client.get("/sim/people", timeout=2)).status_code == 200
