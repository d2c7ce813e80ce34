"""Whatever the network does, nothing is lost silently and nothing is doubled unmarked."""

from datetime import timedelta

import pytest
from sqlalchemy import Row, select

from models.people import erasing, reaching
from models.store import cards as drawing
from models.store import outbox as outgoing
from models.store.notices import Asked
from models.store.tables import cards, outbox
from models.store.unit import Unit
from tests.bot.conftest import Reopen
from tests.bot.fakes import Mood
from tests.bot.office import GROUP, PERSON, WORDS, Office, community, coordinated, put


def redraw(unit: Unit, subject_id: int = 3) -> None:
    unit.notices.redraw(1, "purpose", subject_id)


def letters(unit: Unit) -> list[Row[tuple[object, ...]]]:
    return list(unit.connection.execute(select(outbox).order_by(outbox.c.id)))


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


def put_instead(unit: Unit) -> None:
    unit.asked = Asked(2, GROUP, None, tapped=1)
    unit.notices.instead("me", 1)


def put_instead_of_a_request(unit: Unit) -> None:
    unit.asked = Asked(2, GROUP, None, tapped=31)
    unit.notices.tell_group_here(1, "closed", 12)


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
    assert office.telegram.read_in(GROUP) == ["reply pool No. None"]
    assert office.telegram.read_in(GROUP - 1) == ["reply me No. None", "join 0: new"]


async def test_what_has_become_pointless_is_dropped_unsaid(office: Office) -> None:
    await office.act(lambda unit: unit.notices.tell_group(1, "pointless", 3))
    await office.deliver()
    (letter,) = await office.act(letters)
    assert (letter.problem, office.telegram.seen) == ("pointless", {})


def tell_where_it_stands(unit: Unit) -> None:
    unit.notices.where_it_stands("closed", 1, GROUP, {}, more="words")


async def test_a_result_is_told_anew_where_it_stands(office: Office) -> None:
    await office.act(put, "result")
    await office.deliver()
    await office.act(tell_where_it_stands)
    await office.deliver()
    assert office.telegram.seen == {1: "reply closed No. 12"}


async def test_a_result_that_somebody_deleted_is_not_told_anew(office: Office) -> None:
    await office.act(put, "result")
    await office.deliver()
    await office.act(tell_where_it_stands)
    office.telegram.seen.clear()
    await office.deliver()
    assert (office.telegram.seen, (await office.act(letters))[-1].problem) == ({}, "pointless")


async def test_a_result_in_the_chat_that_a_group_has_left_is_not_told_anew(office: Office) -> None:
    await office.act(put, "result")
    await office.deliver()
    await office.act(lambda unit: reaching.moved(unit, GROUP, GROUP - 1))
    await office.act(tell_where_it_stands)
    assert [letter.what for letter in await office.act(letters)] == ["closed"]


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


async def test_a_card_that_is_posted_afresh_while_it_is_being_pinned_is_pinned_where_it_is_then(
    office: Office,
) -> None:
    await office.act(lambda unit: unit.notices.post_card(1, "round", 1))
    office.telegram.feel("pinchatmessage", "slow")
    await office.hang()
    await office.act(lambda unit: unit.notices.post_card(1, "round", 1))
    office.telegram.go_on.set()
    await office.deliver()
    first, second = office.telegram.made("pinchatmessage")
    assert (first["message_id"], second["message_id"]) == tuple(office.telegram.seen)


async def test_a_card_that_was_posted_in_the_chat_a_group_leaves_comes_anew_in_the_other(office: Office) -> None:
    await office.act(lambda unit: unit.notices.post_card(1, "join"))
    office.telegram.feel("sendmessage", "slow")
    await office.hang()
    await office.act(lambda unit: reaching.moved(unit, GROUP, GROUP - 1))
    office.telegram.go_on.set()
    await office.deliver()
    assert office.telegram.read_in(GROUP - 1) == ["join 0: new"]
    assert office.telegram.made("editmessagetext") == []


async def test_a_card_that_is_gone_from_the_chat_a_group_has_left_is_posted_once_in_the_other(office: Office) -> None:
    await office.act(lambda unit: unit.notices.post_card(1, "join"))
    await office.deliver()
    office.state[0] = "1 has joined"
    await office.act(lambda unit: unit.notices.redraw(1, "join"))
    await office.delivery.look(office.clock.at)
    (card,) = await office.act(lambda unit: list(unit.connection.execute(select(cards.c.id, cards.c.message_id))))
    await office.act(lambda unit: reaching.moved(unit, GROUP, GROUP - 1))
    await office.deliver()
    await office.act(drawing.vanished, card.id, card.message_id)  # as the answer from the old chat is noted late
    await office.deliver()
    assert office.telegram.read_in(GROUP - 1) == ["join 0: 1 has joined"]


async def test_a_result_that_is_leaving_while_the_bot_is_put_out_and_taken_back_is_said_once(office: Office) -> None:
    await office.act(put, "result")
    office.telegram.feel("sendmessage", "slow")
    await office.hang()
    await office.act(reaching.away, GROUP)
    await office.act(reaching.back, 1)
    office.telegram.go_on.set()
    await office.deliver()
    assert list(office.telegram.seen.values()).count(WORDS["result"]) == 1


async def test_what_waits_for_a_place_in_the_chat_a_group_has_left_takes_none_in_the_other(reopen: Reopen) -> None:
    office = await reopen()
    await office.act(community)
    await office.act(put_instead_of_a_request)
    await office.act(lambda unit: reaching.moved(unit, GROUP, GROUP - 1))
    office = await reopen()
    office.telegram.sent, office.telegram.seen[31], office.telegram.places[31] = 40, "another's", GROUP - 1
    await office.deliver()
    assert office.telegram.seen[31] == "another's"


async def test_a_kill_while_a_refused_pin_is_written_down_leaves_no_coordinator_untold(reopen: Reopen) -> None:
    office = await reopen()
    await office.act(coordinated)
    office.telegram.refusals["pinchatmessage"] = (400, "Bad Request: not enough rights to manage pinned messages")
    office.heard.dies_at_pin = True
    await office.act(lambda unit: unit.notices.post_card(1, "round", 1))
    await office.deliver()
    office = await reopen()
    await office.deliver()
    assert office.telegram.read_in(PERSON) == ["reply cannot_pin No. None"]
    assert len(office.telegram.made("pinchatmessage")) == 2


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


async def test_what_telegram_refuses_is_dropped_with_its_reason_and_without_anybodys_words(office: Office) -> None:
    words = "Bad Request: can't parse entities: unsupported start tag \"Amina's lights\" at byte offset 12"
    office.telegram.refusals["sendmessage"] = (400, words)
    await office.act(put, "result")
    await office.deliver()
    (letter,) = await office.act(letters)
    assert letter.problem == "BadRequest: Can't parse entities: unsupported start tag “…” at byte offset 12"


async def test_a_failure_that_is_noted_twice_counts_once(office: Office) -> None:
    """The connection broke after COMMIT was sent: the note was made, and is asked for again."""
    await office.act(put, "result")
    (letter,) = await office.act(outgoing.after, 0, 10)
    await office.act(outgoing.sending, letter.id)
    assert await office.act(outgoing.unsure, letter.id)
    assert await office.act(outgoing.unsure, letter.id)
    await office.deliver()
    assert list(office.telegram.seen.values()) == [WORDS["result"]]


async def test_nothing_follows_on_a_long_message_whose_reader_was_erased_meanwhile(office: Office) -> None:
    await office.act(lambda unit: unit.communities.meet(PERSON, "Ada", 1))
    await office.act(lambda unit: unit.notices.write_to(PERSON, "long", 1))
    (letter,) = await office.act(outgoing.after, 0, 10)
    await office.act(outgoing.sending, letter.id)
    await office.act(outgoing.unsure, letter.id, True)
    await office.act(outgoing.sending, letter.id)
    await office.act(erasing.forget, PERSON)
    assert not await office.act(outgoing.unsure, letter.id, True)
    assert [(row.chat_id, row.values) for row in await office.act(letters)] == [(0, {})]
