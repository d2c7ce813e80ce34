"""Promise 10: a button says what is tapped, never who may: forged, replayed, stolen, stale, cut or turned."""

import pytest
from hypothesis import HealthCheck, given, settings

from bot.simulation import books
from handlers.registering import IN_GROUP, IN_PRIVATE
from models.rules.people import voter_code
from tests.fuzz.conftest import Room
from tests.fuzz.effects import effect, entries
from tests.fuzz.mutating import taps
from tests.fuzz.scene import Json

WORDS = tuple(sorted({*IN_GROUP, *IN_PRIVATE, "novel"}))
COMING = ("joined", "asked to join")


def tapped(room: Room, person: int, chat: int, data: str) -> Json:
    number, kind = room.scene.next_update, "private" if chat > 0 else "supergroup"
    message = {"message_id": 7, "date": 1, "chat": {"id": chat, "type": kind, "title": "Mill Lane"}}
    who = {"id": person, "is_bot": False, "first_name": "Ada"}
    query = {"id": str(number), "from": who, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": number, "callback_query": query}


def codes(room: Room, person: int) -> set[str]:
    """Every code under which somebody may act: as a member, and in each round."""
    mine = [row for row in room.before["members"] if row["person_id"] == person]
    voters = {voter_code(row["salt"], one["seed"]) for row in mine for one in room.before["rounds"]}
    return voters | {row["code"] for row in mine}


@pytest.mark.on("sqlite")
def test_a_tap_does_only_what_the_one_who_taps_may_do(room: Room, cases: int) -> None:
    @settings(max_examples=cases, suppress_health_check=list(HealthCheck), deadline=None)
    @given(taps(room.scene, WORDS))
    def tried(given: tuple[int, int, str]) -> None:
        person, update = given[0], tapped(room, *given)
        room.bot.telegram.answered.clear()
        once, errors = room.hears(update)
        assert errors == []
        assert room.bot.telegram.answered[str(update["update_id"])] == 1, "the button goes on spinning"
        for community in once["communities"]:
            books.audit(books.of(once, community["id"]))
        acts = entries(room.before, once)
        for entry in acts:
            if entry["act"] not in COMING:
                who = entry.get("by", entry.get("voter", entry.get("member")))
                assert codes(room, person) & {*(who if isinstance(who, list) else [who])}, entry
        if acts:
            twice, _ = room.hears(update, update)
            assert not effect(once, twice), "the same tap again did something"

    tried()
