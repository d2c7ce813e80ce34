"""Promise 10: whatever an update looks like, it is worked or put aside, and the next honest tap is answered."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from bot.simulation import books
from tests.fuzz.conftest import Room
from tests.fuzz.effects import effect, plainly
from tests.fuzz.mutating import updates
from tests.fuzz.scene import Json


def honest(room: Room, update_id: int) -> Json:
    """Somebody who backs the lights says so once more."""
    tap = next(one["callback_query"] for one in room.scene.updates if "back:" in str(one.get("callback_query")))
    return {"update_id": update_id, "callback_query": {**tap, "id": str(update_id)}}


@pytest.mark.on("sqlite")
def test_a_broken_update_does_nothing_that_an_honest_one_would_not(room: Room, cases: int) -> None:
    quiet, _ = room.hears(honest(room, room.scene.next_update + 1))

    @settings(max_examples=cases, suppress_health_check=list(HealthCheck), deadline=None)
    @given(updates(room.scene))
    def tried(update: Json) -> None:
        number = room.scene.next_update
        update["update_id"] = number
        room.bot.telegram.answered.clear()
        after, errors = room.hears(update, honest(room, number + 1))
        assert all(one.startswith(f"update {number} ") for one in errors), errors
        assert room.bot.telegram.answered[str(number + 1)] == 1, "the next tap is not answered"
        rows = {row["update_id"]: row for row in after["inbox"]}
        assert rows[number + 1]["done_at"]
        assert number not in rows or rows[number]["done_at"] or rows[number]["parked_at"], "it waits for ever"
        for community in after["communities"]:
            books.audit(books.of(after, community["id"]))
        if (done := effect(quiet, after)) and "my_chat_member" not in update and "chat_member" not in update:
            plain = plainly(update)
            assert plain is not None, done
            wanted, _ = room.hears({"update_id": number, **plain}, honest(room, number + 1))
            assert not effect(wanted, after)

    tried()


@pytest.mark.on("sqlite")
def test_what_the_library_itself_cannot_take_is_put_aside_and_holds_nothing_up(room: Room) -> None:
    """It raises before the first handler. Found by chance: it was tried for ever, and nothing fell due any more."""
    number = room.scene.next_update
    who = {"id": {}, "is_bot": False, "first_name": "Ada"}
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": who, "text": "hello"}
    after, _ = room.hears({"update_id": number, "message": message}, honest(room, number + 1))
    rows = {row["update_id"]: row for row in after["inbox"]}
    assert (rows[number]["parked_at"], rows[number]["problem"]) == (rows[number]["received_at"], "TypeError")
    assert rows[number + 1]["done_at"]


@pytest.mark.on("sqlite")
@pytest.mark.parametrize("part", ["message", "chat", "tapped"])
@pytest.mark.parametrize("junk", [{"id": 5}, 10**30, "5", True, None])
def test_a_number_that_is_none_is_put_aside_and_holds_nothing_up(room: Room, part: str, junk: object) -> None:
    """It broke each try, and then the row that was to count it. Found by chance, in ten thousand cases."""
    number = room.scene.next_update
    broken = honest(room, number)
    if part == "message":
        who = {"id": 5, "is_bot": False, "first_name": "Ada"}
        chat = {"id": 5, "type": "private"}
        broken = {"update_id": number, "message": {"message_id": junk, "date": 1, "chat": chat, "from": who}}
        broken["message"]["text"] = "/me"
    else:
        message = json.loads(json.dumps(broken["callback_query"]["message"]))
        (message["chat"] if part == "chat" else message)["id" if part == "chat" else "message_id"] = junk
        broken["callback_query"]["message"] = message
    after, _ = room.hears(broken, honest(room, number + 1))
    rows = {row["update_id"]: row for row in after["inbox"]}
    assert rows[number]["problem"] == "unreadable"
    assert rows[number + 1]["done_at"]
