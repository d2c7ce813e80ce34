"""Whatever the network does, nothing is lost silently and nothing is doubled unmarked."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import Row, select

from models.store.engine import reading_engine, writing_engine
from models.store.notices import Asked
from models.store.readers import Reader
from models.store.tables import cards, outbox
from models.store.unit import Unit
from models.store.writer import Writer
from tests.bot.fakes import FakeTelegram, Mood
from tests.bot.office import GROUP, PERSON, Office, community, open_office
from tests.store.conftest import Counted

Reopen = Callable[[], Awaitable[Office]]


@pytest.fixture
async def reopen(database: str) -> AsyncIterator[Reopen]:
    """Opens the office; again, as after a crash: what was on its way is forgotten, the file and Telegram stay."""
    telegram, state = FakeTelegram(), dict[int, str]()
    opened: list[Office] = []

    async def close() -> None:
        for office in opened:
            await office.delivery.close(patience=0)
            await office.writer.close()
            await office.reader.close()
        opened.clear()

    async def open_again() -> Office:
        await close()
        writer, reader = Writer(writing_engine(database), Counted()), Reader(reading_engine(database), Counted())
        opened.append(await open_office(writer, reader, telegram, state))
        return opened[0]

    yield open_again
    await close()


@pytest.fixture
async def office(reopen: Reopen) -> Office:
    office = await reopen()
    await office.act(community)
    return office


def put(unit: Unit, kind: str) -> None:
    """One notice of a kind, as a verb asks for it."""
    unit.notices.asked = Asked(1, GROUP, 31)
    match kind:
        case "reply":
            unit.notices.reply("pool", 1)
        case "result":
            unit.notices.tell_group(1, "closed", 12)
        case "receipt":
            unit.notices.tell_person(PERSON, "paid", 12, 1)
        case "nudge":
            unit.notices.nudge("halfway", 1, unit.now, [PERSON])
        case "card":
            unit.notices.post_card(1, "purpose", 3)


def redraw(unit: Unit, subject_id: int = 3) -> None:
    unit.notices.redraw(1, "purpose", subject_id)


def letters(unit: Unit) -> list[Row[tuple[object, ...]]]:
    return list(unit.connection.execute(select(outbox).order_by(outbox.c.id)))


def drawn(unit: Unit) -> Row[tuple[object, ...]]:
    return unit.connection.execute(select(cards)).one()


WORDS = {
    "reply": "reply pool No. None",
    "result": "result closed No. 12",
    "receipt": "receipt paid No. 12",
    "nudge": "nudge halfway No. None",
    "card": "purpose 3: new",
}
NOT_SENT: list[Mood] = ["lost", "429"]
UNSURE: list[Mood] = ["unanswered", "reset", "5xx"]


@pytest.mark.parametrize(("kind", "mood"), list(product(WORDS, NOT_SENT)))
async def test_what_surely_did_not_leave_is_sent_once(office: Office, kind: str, mood: Mood) -> None:
    await office.act(put, kind)
    office.telegram.feel("sendmessage", mood, mood)
    await office.deliver()
    assert list(office.telegram.seen.values()) == [WORDS[kind]]
    assert len(office.telegram.made("sendmessage")) == 3


def expected_after_doubt(kind: str) -> list[str]:
    """What people may see when the first one arrived and nobody knew."""
    marked = WORDS[kind] + (" again" if kind == "reply" else "")
    return [WORDS[kind]] if kind == "nudge" else [WORDS[kind], marked]


@pytest.mark.parametrize(("kind", "mood"), list(product(WORDS, UNSURE)))
async def test_what_may_have_arrived_is_repeated_once_by_its_kind(office: Office, kind: str, mood: Mood) -> None:
    await office.act(put, kind)
    office.telegram.feel("sendmessage", mood)
    await office.deliver()
    assert list(office.telegram.seen.values()) == expected_after_doubt(kind)


@pytest.mark.parametrize("kind", WORDS)
async def test_after_a_second_doubt_it_is_left_at_that_with_the_reason(office: Office, kind: str) -> None:
    await office.act(put, kind)
    office.telegram.feel("sendmessage", "unanswered", "unanswered", "unanswered")
    await office.deliver()
    assert list(office.telegram.seen.values()) == expected_after_doubt(kind)
    for letter in await office.act(letters):
        assert (letter.problem, letter.sent_at) == ("unanswered", None)


@pytest.mark.parametrize("kind", WORDS)
async def test_a_crash_while_sending_counts_as_a_doubt(office: Office, reopen: Reopen, kind: str) -> None:
    await office.act(put, kind)
    office.telegram.feel("sendmessage", "crash")
    await office.delivery.look(office.clock.at)
    await office.telegram.hanging.wait()
    office = await reopen()
    await office.deliver()
    assert list(office.telegram.seen.values()) == expected_after_doubt(kind)


@pytest.mark.parametrize("mood", ["lost", "429", "unanswered", "reset", "5xx", "crash"])
async def test_a_cards_edit_is_repeated_until_it_tells_the_truth(office: Office, reopen: Reopen, mood: Mood) -> None:
    await office.act(put, "card")
    await office.deliver()
    office.state[3] = "9 of 12"
    await office.act(redraw)
    office.telegram.feel("editmessagetext", mood)
    office.clock.forward(5)
    if mood == "crash":
        await office.delivery.look(office.clock.at)
        await office.telegram.hanging.wait()
        office = await reopen()
    await office.deliver()
    assert office.telegram.seen == {1: "purpose 3: 9 of 12"}
    card = await office.act(drawn)
    assert (card.stale_at, card.sending_at) == (None, None)


async def test_an_act_while_a_card_is_on_its_way_draws_it_once_more(office: Office) -> None:
    await office.act(put, "card")
    office.telegram.feel("sendmessage", "slow")
    await office.delivery.look(office.clock.at)
    await office.telegram.hanging.wait()
    office.state[3] = "1 of 12"
    await office.act(redraw)
    office.telegram.go_on.set()
    await office.delivery.landed()
    await office.deliver()
    assert office.telegram.seen == {1: "purpose 3: 1 of 12"}


async def test_a_card_that_says_the_same_costs_no_call(office: Office) -> None:
    await office.act(put, "card")
    await office.deliver()
    await office.act(redraw)
    await office.deliver()
    assert office.telegram.made("editmessagetext") == []


async def test_a_card_deleted_by_hand_is_posted_anew(office: Office) -> None:
    await office.act(put, "card")
    await office.deliver()
    office.state[3] = "1 of 12"
    await office.act(redraw)
    office.telegram.refusals["editmessagetext"] = (400, "Bad Request: message to edit not found")
    await office.deliver()
    assert office.telegram.seen == {1: "purpose 3: new", 2: "purpose 3: 1 of 12"}


def put_instead(unit: Unit) -> None:
    unit.notices.asked = Asked(2, GROUP, None, tapped=1)
    unit.notices.instead("me", 1)


@pytest.mark.parametrize("mood", ["lost", "429", "unanswered", "reset", "5xx"])
async def test_the_answer_to_a_tap_takes_the_place_of_its_message(office: Office, mood: Mood) -> None:
    await office.act(put, "reply")
    await office.deliver()
    await office.act(put_instead)
    office.telegram.feel("editmessagetext", mood)
    await office.deliver()
    assert list(office.telegram.seen) == [1]
    assert office.telegram.seen[1].startswith("reply me")


async def test_where_the_tapped_message_is_gone_the_answer_is_a_message_of_its_own(office: Office) -> None:
    await office.act(put, "reply")
    await office.deliver()
    await office.act(put_instead)
    office.telegram.refusals["editmessagetext"] = (400, "Bad Request: message to edit not found")
    await office.deliver()
    assert office.telegram.seen == {1: "reply pool No. None", 2: "reply me No. None"}


async def test_in_a_group_that_moved_nothing_takes_the_place_of_another_message(office: Office) -> None:
    await office.act(put, "reply")
    await office.deliver()
    await office.act(put_instead)
    office.telegram.migrations[GROUP] = GROUP - 1
    await office.deliver()
    assert office.telegram.seen == {1: "reply pool No. None", 2: "reply me No. None"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ],
)
async def test_nobody_there_is_not_tried_again(office: Office, code: int, words: str) -> None:
    await office.act(put, "receipt")
    office.telegram.refusals["sendmessage"] = (code, words)
    await office.deliver()
    assert len(office.telegram.made("sendmessage")) == 1
    assert office.heard.unreachable == [PERSON]
    (letter,) = await office.act(letters)
    assert words.partition(": ")[2].lower() in letter.problem.lower()


async def test_a_group_that_moved_gets_everything_at_its_new_address(office: Office, reopen: Reopen) -> None:
    for kind in ("reply", "result", "card"):
        await office.act(put, kind)
    office.telegram.migrations[GROUP] = -100400
    await office.deliver()
    assert office.heard.moved == [(GROUP, -100400)]
    sent = [(int(call["chat_id"]), call["text"]) for call in office.telegram.made("sendmessage")]
    assert [text for chat, text in sent if chat == -100400] == [WORDS["reply"], WORDS["result"], WORDS["card"]]


async def test_what_has_become_pointless_is_dropped_unsaid(office: Office) -> None:
    await office.act(lambda unit: unit.notices.tell_group(1, "pointless", 3))
    await office.deliver()
    (letter,) = await office.act(letters)
    assert (letter.problem, office.telegram.seen) == ("pointless", {})


async def test_what_cannot_be_put_into_words_is_dropped_loudly_and_holds_nobody_up(office: Office) -> None:
    await office.act(lambda unit: unit.notices.tell_group(1, "unspeakable", 3))
    await office.act(put, "result")
    await office.deliver()
    assert list(office.telegram.seen.values()) == [WORDS["result"]]
    assert [letter.problem for letter in await office.act(letters)] == ["KeyError", None]


async def test_a_round_card_is_pinned_once(office: Office) -> None:
    await office.act(lambda unit: unit.notices.post_card(1, "round", 1))
    await office.deliver()
    await office.act(lambda unit: unit.notices.redraw(1, "round", 1))
    await office.deliver()
    assert len(office.telegram.made("pinchatmessage")) == 1


async def test_without_the_right_to_pin_the_coordinators_hear_of_it_once(office: Office) -> None:
    words = "Bad Request: not enough rights to manage pinned messages in the chat"
    office.telegram.refusals["pinchatmessage"] = (400, words)
    await office.act(lambda unit: unit.notices.post_card(1, "round", 1))
    await office.deliver()
    await office.act(lambda unit: unit.notices.redraw(1, "round", 1))
    await office.deliver()
    assert office.heard.cannot_pin == [1]


async def test_a_first_post_keeps_its_place_among_the_messages(office: Office) -> None:
    for kind in ("reply", "card", "result"):
        await office.act(put, kind)
        office.clock.forward(0.1)
    await office.deliver()
    assert list(office.telegram.seen.values()) == [WORDS["reply"], WORDS["card"], WORDS["result"]]


async def test_a_nudge_for_the_morning_waits_and_stands_in_nobodys_way(office: Office) -> None:
    morning = office.clock.at.replace(hour=8, day=24)
    await office.act(lambda unit: unit.notices.nudge("halfway", 1, morning, [PERSON]))
    await office.act(put, "receipt")
    await office.deliver()
    assert list(office.telegram.seen.values()) == [WORDS["receipt"]]
    assert office.delivery.next_send == morning
    office.clock.at = morning
    await office.deliver()
    assert list(office.telegram.seen.values()) == [WORDS["receipt"], WORDS["nudge"]]


async def test_a_nudge_that_was_held_up_into_the_night_waits_for_the_morning(office: Office) -> None:
    """London, in winter: made in the evening, and the messenger comes at ten at night."""
    await office.act(lambda unit: unit.notices.nudge("halfway", 1, unit.now, [None, PERSON]))
    office.clock.at = office.clock.at.replace(hour=22)
    await office.deliver(longest=timedelta(hours=9))
    assert not office.telegram.seen
    await office.deliver(longest=timedelta(hours=10))
    assert list(office.telegram.seen.values()) == [WORDS["nudge"]] * 2
    assert office.clock.at.hour == 8
