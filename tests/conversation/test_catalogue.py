"""No sentence bypasses the catalogue: in a language whose every sentence stands in brackets, every text does."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from handlers.words.refusals import ALOUD, FIELDS, WORDS
from handlers.words.templates import CARDS, NOTICES
from models.people import settings
from models.questions.settings import Setting
from models.rules.admissions import Policy
from models.store.unit import Unit
from tests.conversation import test_merging
from tests.conversation.brackets import ReadingTown, bracketed, outside
from tests.conversation.street import JOIN, PRIVATE, QUESTION, ROUND, Street, a_street
from tests.conversation.town import Town

NOWHERE = Setting("en", ZoneInfo("UTC"), "", "", datetime(2026, 1, 1, tzinfo=UTC))
ARRIVING = {
    "answered_asking",
    "appointed",
    "asks_no_longer",
    "asks_to_join",
    "chosen",
    "code_right",
    "code_wrong",
    "codes_made",
    "codes_taken_back",
    "coordinating",
    "coordinators",
    "help",
    "how_many",
    "in_private",
    "join",
    "join_here",
    "leave_ask",
    "left",
    "link",
    "me",
    "members",
    "not_let_in",
    "nudges",
    "policy",
    "pool",
    "purposes",
    "refusal",
    "resident_ask",
    "role",
    "role_ask",
    "role_mine",
    "round_now",
    "settings",
    "somebody_asks",
    "stays",
    "stepped_down",
    "timezone",
    "wait",
    "welcome",
    "which_group",
}
RESTING = {"away", "back", "cannot_pin", "may_not_pin", "rested", "resting", "still_coordinates"}
PURPOSES = {
    "amended",
    "amended_mine",
    "answer_kept",
    "answered",
    "ask",
    "ask_answer",
    "ask_reason",
    "ask_settled",
    "asked_again",
    "busy",
    "edited",
    "form_left",
    "form_over",
    "give_answer",
    "lapsed",
    "look_over",
    "objection",
    "proposed",
    "purpose",
    "purpose_alone",
    "reason_kept",
    "reason_later",
    "reason_unasked",
    "settled",
    "settled_mine",
    "texts",
    "withdraw_ask",
    "withdrawn",
    "withdrawn_mine",
}
MONEY = {
    "accounts",
    "activated",
    "deposited",
    "facts",
    "frozen",
    "gift_preview",
    "not_ahead",
    "nudge_halfway",
    "nudge_last",
    "opened",
    "paid",
    "preview",
    "provisional",
    "put_off",
    "receipts",
    "record",
    "result",
    "ripening",
    "round",
    "stopped",
    "to_pay",
}
TOGETHER = {
    "appointed_together",
    "ask_first",
    "asked_for",
    "cancel_how",
    "cancelled",
    "candidates",
    "close_how",
    "closed_early",
    "corrected",
    "deposit_mine",
    "dismissed",
    "extend_how",
    "extended",
    "nothing_asked",
    "readmitted",
    "removed",
    "removed_mine",
    "request",
    "request_over",
    "second_wanted",
    "steering",
    "step_down_ask",
    "stepped_down_mine",
}
ELSEWHERE = test_merging.TOLD
OWN = {"coordinates_no_longer", "erase_ask", "erased", "held_as_data", "held_to_read", "keeps", "privacy"}
RARE = {
    "failed": "something in the bot must break first: test_faults",
    "silence": "the bot must be asleep for days: test_outages",
    "turned": "a purpose must gain or lose its support after the first result: test_first_result",
    "without_group": "a group must be upgraded while the bot is asleep, and be known under both ids: tests/verbs",
}


@pytest_asyncio.fixture(loop_scope="module")
async def reading(town: Town) -> AsyncIterator[ReadingTown]:
    """What is read from here on, and nothing of it beside the catalogue."""
    reading = await ReadingTown.of(town)
    yield reading
    assert reading.wrong == []


async def coordinators_let_people_in(street: Street) -> None:
    """Ben, whom nobody can write to yet, has chosen so."""
    community = await street.town.community(street.group)
    verb = partial(settings.set_policy, community_id=community, person_id=street.people["Ben"], policy=Policy.APPROVE)
    await street.town.bot.writer.post(verb, now=street.town.now)


async def joins_and_leaves(street: Street) -> None:
    """Grace asks to join twice, and a stranger, who then would rather not."""
    await coordinators_let_people_in(street)
    await street.comes("Grace")
    await street.opens("Grace", await street.link())
    await street.opens("Ben", await street.link())
    await street.says("Ben", "/members")
    await street.tells("Ben", "/members")
    await street.taps_in_private("Ben", "Accept Grace")
    await street.person("Farid")
    await street.opens("Farid")
    await street.opens("Farid", await street.link())
    await street.taps_in_private("Ben", "Not now")
    await street.town.passes(days=1)
    await street.opens("Farid", await street.link())
    await street.tells("Farid", "/leave")
    await street.tells("Grace", "/leave")
    await street.taps_in_private("Grace", "Stay")
    await street.tells("Grace", "/leave")
    await street.taps_in_private("Grace", "Leave")


async def coordinates(street: Street) -> None:
    """Ben changes what is set, and stops coordinating."""
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "Let a tap on Join be enough")
    await street.taps_in_private("Ben", "Let people join with a code")
    await street.taps_in_private("Ben", "Make 10 codes")
    await street.says("Grace", "/join K7MP-4QXT-9RWD")
    sheet = list(street.town.world.files)[-1].data.decode()
    await street.says("Grace", f"/join {sheet.split()[0]}")
    await street.taps_in_private("Ben", "Take back unused codes")
    await street.taps_in_private("Ben", "Wait 1 day")
    await street.taps_in_private("Ben", "Change the time zone")
    await street.tells("Ben", "Berlin")
    await street.taps_in_private("Ben", "Set it")
    await street.tells("Ben", "/leave")
    await street.taps_in_private("Ben", "Leave")


async def is_in_two_groups(street: Street) -> None:
    """Chloe also comes into another group, and is asked which one she means."""
    other = await a_street(street.town, "Amina", "Ben", title="Another Row")
    other.people["Chloe"] = street.people["Chloe"]
    await street.town.simulation.ask("act/join", person=street.people["Chloe"], chat=other.group)
    await other.taps("Chloe", "Join", JOIN)
    await street.tells("Chloe", "/pool")
    await street.taps_in_private("Chloe", "Another Row")


@pytest.mark.asyncio(loop_scope="module")
async def test_who_comes_goes_and_runs_things_reads_the_catalogue(reading: ReadingTown) -> None:
    street = await a_street(reading, "Amina", "Ben", "Chloe", "Dev")
    await street.opens("Chloe", await street.link())
    await street.appoints("Amina", "Ben")
    commands = ("pool", "me", "purposes", "nudges", "help", "link", "coordinators", "round", "join", "propose", "leave")
    for command in commands:
        await street.says("Dev", f"/{command}")
        await street.tells("Chloe", f"/{command}")
    await joins_and_leaves(street)
    await street.appoints("Amina", "Chloe")
    await coordinates(street)
    await street.becomes_an_adviser("Dev")
    await street.taps_in_private("Dev", "I am a resident")
    await is_in_two_groups(street)
    assert set() == ARRIVING - reading.read


async def is_quiet(street: Street, question: str) -> None:
    """A round in which only Amina, Ben and Chloe say anything."""
    await street.says("Ben", f"/round for 3 days, keep what is left: {question}")
    await street.taps("Ben", "Open", question)
    await street.opens("Chloe", await street.leads_to(question, "Propose"))
    await street.tells("Chloe", "Lights", "It is dark there.", "30", "Bright Electric")
    await street.taps_in_private("Chloe", "Post it")
    await street.all_tap("I object", "Lights", "Amina", "Ben", "Chloe")
    await street.all_tap("Undo my choice", "Lights", "Amina", "Ben", "Chloe")
    await street.town.passes(days=4)


async def has_the_bot(street: Street, **rights: bool) -> None:
    given = {"admin": True, "can_pin": True, **rights}
    await street.town.simulation.ask(f"groups/{street.group}/bot", by=street.people["Amina"], **given)
    await street.settles()


async def is_without_the_bot(street: Street) -> None:
    """The bot is removed, and a day later added again."""
    by = {"by": street.people["Amina"]}
    await street.town.simulation.client.delete(f"/sim/groups/{street.group}/bot", params=by)
    await street.settles()
    await street.town.passes(hours=20)
    await has_the_bot(street, can_pin=False)


@pytest.mark.asyncio(loop_scope="module")
async def test_who_rests_or_cannot_be_reached_reads_the_catalogue(reading: ReadingTown) -> None:
    street = await a_street(reading, "Amina", "Ben", "Chloe", "Dev", "Ewa")
    for name in ("Ben", "Dev"):
        await street.opens(name, await street.link())
    await street.has_a_pot()
    await has_the_bot(street, can_pin=False)
    for question in ("Lights?", "More Lights?"):
        await is_quiet(street, question)
    await street.says("Ben", ROUND)
    await street.taps("Ben", "Open", "A round you could open")
    await street.town.simulation.ask("act/leave", person=street.people["Ben"], chat=street.group)
    await street.settles()
    await is_without_the_bot(street)
    await street.town.passes(days=6)
    assert set() == RESTING - reading.read


async def writes_a_purpose(street: Street) -> None:
    """Chloe proposes lights, with wrong turns; she leaves another form, and one is left for her."""
    await street.opens("Chloe", await street.leads_to(QUESTION, "Propose"))
    title = await street.town.simulation.write(street.people["Chloe"], PRIVATE, "Lights")
    await street.settles()
    await street.edits("Chloe", title, "More Lights")
    await street.tells("Chloe", "/propose Lights")
    await street.taps_in_private("Chloe", "Cancel it, begin the other")
    await street.tells("Chloe", "It is dark there.", "lots", "60")
    await street.taps_in_private("Chloe", "Cancel")
    await street.has_a_purpose()


async def is_objected_to(street: Street) -> None:
    """Ewa objects with a reason, later; it is answered, and settled. Farid thinks again, and gives none."""
    await street.tells("Ewa", "/purposes")
    await street.taps_in_private("Ewa", "1. Lights")
    await street.all_tap("I object", "1. Lights", "Ewa", "Farid")
    await street.all_tap("Undo my choice", "1. Lights", "Farid")
    await street.all_tap("I object", "1. Lights", "Farid")
    await street.taps_in_private("Ewa", "Not now")
    await street.taps_in_private("Ewa", "Say why")
    await street.tells("Ewa", "It would shine.")
    await street.taps_in_private("Ewa", "Post it")
    await street.taps_in_private("Chloe", "Answer")
    await street.tells("Chloe", "It points down.")
    await street.taps_in_private("Chloe", "Post it")
    await street.taps_in_private("Ewa", "It is settled")
    await street.town.passes(days=2, hours=1)


async def is_changed_and_withdrawn(street: Street) -> None:
    """Chloe changes the cost, and then the title, and takes it out of the round."""
    await street.taps("Ewa", "I back this", "1. Lights")
    for what, words in (("the cost", "50"), ("the title", "More Lights")):
        await street.tells("Chloe", "/me")
        await street.taps_in_private("Chloe", "Change it")
        await street.taps_in_private("Chloe", f"Change {what}")
        await street.tells("Chloe", words)
        await street.taps_in_private("Chloe", "Change it so")
    await street.opens("Ewa", await street.leads_to("1. More Lights", "Earlier texts"))
    for label in ("Withdraw", "Yes, withdraw it"):
        await street.taps_in_private("Chloe", label)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_purpose_and_what_is_said_of_it_come_from_the_catalogue(reading: ReadingTown) -> None:
    street = await a_street(reading)
    for name in ("Ewa", "Farid"):
        await street.opens(name)
    await street.has_a_round()
    await writes_a_purpose(street)
    await is_objected_to(street)
    await is_changed_and_withdrawn(street)
    await street.tells("Chloe", "/propose Lights")
    await street.town.passes(days=13)
    await street.tells("Chloe", "It is dark there.")
    assert set() == PURPOSES - reading.read


@pytest.mark.asyncio(loop_scope="module")
async def test_a_round_and_its_money_come_from_the_catalogue(reading: ReadingTown) -> None:
    street = await a_street(reading)
    for name in ("Ben", "Ewa", "Farid"):
        await street.opens(name)
    await street.has_a_pot()
    await street.tells("Ben", "/fund £20 from Ward Fund")
    await street.taps_in_private("Ben", "Record it")
    await street.tells("Ben", f"/round up to £25 each for 14 days: {QUESTION}")
    await street.taps_in_private("Ben", "Open")
    for title in ("Lights", "More Lights"):
        await street.has_a_purpose("Chloe", title)
    await street.all_tap("I back this", "1. Lights", "Amina", "Ben", "Chloe")
    await street.town.passes(days=5, hours=1)
    await street.taps("Ben", "Undo my choice", "1. Lights")
    await street.taps("Ewa", "I back this", "2. More Lights")
    await street.town.passes(days=2.3)
    await street.taps("Ben", "I back this", "1. Lights")
    await street.tells("Ewa", "/me")
    await street.taps_in_private("Ewa", "My receipts")
    await street.tells("Ewa", "/pool")
    await street.taps_in_private("Ewa", "As a spreadsheet")
    for days in (5, 1, 1):
        await street.town.passes(days=days)
    hopeless = await street.card("2. More Lights")
    assert list(hopeless.buttons) == ["Undo my choice"], "an objection could change nothing any more"
    assert "does not have enough, and nobody can back it any more" in hopeless.text
    await street.town.passes(days=1)
    few = await a_street(reading, "Amina", "Ben", "Chloe")
    await few.has_a_round()
    await few.town.simulation.ask("act/leave", person=few.people["Chloe"], chat=few.group)
    await few.town.passes(days=6)
    assert set() == MONEY - reading.read


async def asks_and_is_agreed_with(street: Street, command: str) -> None:
    """Ben asks all with a command; Amina agrees."""
    await street.says("Ben", command)
    await agrees(street)


async def agrees(street: Street) -> None:
    """Amina agrees to the newest request."""
    await street.taps("Amina", "I agree", "asks")


async def chooses_and_dismisses(street: Street) -> None:
    """Ben, with Amina, has Chloe coordinate for a while."""
    for labels in (("Choose somebody", "Chloe"), ("Dismiss Chloe",)):
        await street.tells("Ben", "/coordinators")
        for label in (*labels, "Ask the group"):
            await street.taps_in_private("Ben", label)
        await agrees(street)


async def removes_and_lets_back_in(street: Street) -> None:
    """Ben, with Amina, has Dev removed for a while."""
    newest = (await street.reads("Ben", PRIVATE))[-1].id
    find = partial(member_of, community_id=await street.town.community(street.group), person_id=street.people["Dev"])
    dev = await street.town.bot.reader.ask(find, now=street.town.now)
    for act in ("remove", "readmit"):
        await street.forges("Ben", f"first:{act}-{dev}", PRIVATE, newest)
        await street.taps_in_private("Ben", "Ask the group")
        await agrees(street)


def member_of(unit: Unit, community_id: int, person_id: int) -> int:
    member = unit.members.of(community_id, person_id)
    assert member is not None
    return int(member.id)


@pytest.mark.asyncio(loop_scope="module")
async def test_what_needs_two_people_comes_from_the_catalogue(reading: ReadingTown) -> None:
    street = await a_street(reading, "Amina", "Ben", "Chloe", "Dev")
    for name in ("Amina", "Ben", "Dev"):
        await street.opens(name)
    await street.appoints("Amina", "Amina")
    await street.has_a_round()
    await street.tells("Ben", "/fund £5 from Ward Fund")
    await street.taps_in_private("Ben", "Record it")
    await street.taps_in_private("Ben", "Correct this")
    await street.tells("Ben", "6", "It is dark there.")
    await street.taps_in_private("Ben", "Ask the group")
    await agrees(street)
    await chooses_and_dismisses(street)
    await removes_and_lets_back_in(street)
    await street.says("Ben", "/extend")
    await asks_and_is_agreed_with(street, "/extend by 3 days")
    await street.town.passes(days=7)
    await street.says("Ben", "/close")
    await street.tells("Ben", "/coordinators")
    for label in ("Dismiss Amina", "Leave it"):
        await street.taps_in_private("Ben", label)
    await asks_and_is_agreed_with(street, "/close: all has been said")
    await street.town.passes(days=8)
    await street.says("Ben", ROUND)
    await street.taps("Ben", "Open", "A round you could open")
    await street.says("Ben", "/cancel")
    await asks_and_is_agreed_with(street, "/cancel: It is dark there.")
    await street.tells("Ben", "/coordinators")
    for label in ("I step down", "Yes, I step down"):
        await street.taps_in_private("Ben", label)
    assert set() == TOGETHER - reading.read


@pytest.mark.asyncio(loop_scope="module")
async def test_what_is_kept_and_erased_comes_from_the_catalogue(reading: ReadingTown) -> None:
    street = await a_street(reading, "Amina", "Ben", "Chloe")
    for name in ("Amina", "Ben"):
        await street.opens(name)
    await street.appoints("Amina", "Ben")
    await street.tells("Ben", "/privacy")
    for label in ("Everything about me", "Erase me", "Keep everything"):
        await street.taps_in_private("Ben", label)
    await street.tells("Ben", "/privacy")
    await street.taps_in_private("Ben", "Erase me")
    assert await reading.told_to_all() == []
    await street.taps_in_private("Ben", "Erase me now")
    assert set() == OWN - reading.read


def test_every_notice_and_card_is_read_by_one_of_these_or_is_rare() -> None:
    read = ARRIVING | RESTING | PURPOSES | MONEY | TOGETHER | ELSEWHERE | OWN
    assert read | set(RARE) == set(NOTICES) | set(CARDS)
    assert read & set(RARE) == set()


@pytest.mark.parametrize("code", sorted(ALOUD))
def test_what_is_refused_before_all_speaks_to_nobody(code: str) -> None:
    words = ALOUD[code](bracketed(NOWHERE), {})
    assert outside(words) == []
    assert "you" not in words.lower()


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_refusal_comes_from_the_catalogue(code: str) -> None:
    named = (
        "title",
        "words",
        "given",
        "needed",
        "roll",
        "residents",
        "advisers",
        "length",
        "most",
        "wait",
        "command",
        "left",
        "funder",
    )
    values = dict.fromkeys(named, 1)
    words = WORDS[code](
        bracketed(NOWHERE), {**values, "reachable": 1, "names": ["Ben"], "currency": "GBP", "field": next(iter(FIELDS))}
    )
    assert words.startswith("⟦")
    assert outside(words) == []


def test_words_beside_the_catalogue_are_found() -> None:
    assert outside("⟦All ⟦three⟧ of you⟧<b>\n£25.00</b>") == []
    assert outside("⟦All of you⟧ and <b>more</b>") == ["and", "more"]
