"""Joining with a code: a coordinator hands them out, each lets one person in."""

import pytest

from tests.conversation.street import JOIN, PRIVATE, Street

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def handed_out(street: Street, count: int) -> list[str]:
    """The file Ben gets: on each line a code, and a link."""
    before = street.town.world.calls.made
    toast = await street.taps_in_private("Ben", f"Make {count} codes")
    assert toast.text == "I have sent you a file with the codes. The group reads only how many there are."
    (call,) = [one for one in street.town.world.calls.after(before) if one.method == "sendDocument"]
    assert int(call.payload["chat_id"]) == street.people["Ben"]
    sent = call.result["document"]["file_id"]
    return _kept(street, sent).decode().splitlines()


def _kept(street: Street, file_id: str) -> bytes:
    file = street.town.world.files.get(file_id)
    assert file is not None
    return file.data


async def test_codes_are_handed_out_and_each_lets_one_person_in(street: Street) -> None:
    await street.opens("Ben", await street.link())
    await street.has_a_pot()
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "Let people join with a code")
    assert "Joining: with a code that a coordinator gives out." in (await street.reads("Ben", PRIVATE))[-1].text
    told = await street.announced("Ben changed how people join")
    assert "from now on with a code that coordinators give out." in told
    assert "Joining takes a code, which coordinators give out." in (await street.card(JOIN)).text
    lines = await handed_out(street, 10)
    assert "Ben made 10 codes to join with. Each lets one person in." in await street.announced("Ben made 10")
    assert "10 codes are unused." in (await street.reads("Ben", PRIVATE))[-2].text, "the page tells it at once"
    fresh = [line.split()[0] for line in lines]
    links = [line.split()[1] for line in lines]
    assert len(set(fresh)) == 10

    await street.comes("Grace")
    way = (await street.taps("Grace", "Join", JOIN)).url
    assert way == await street.link(), "nobody can write to her yet"
    assert "To join Mill Lane, write the code that a coordinator gave you" in await street.opens("Grace", way)
    assert "I do not know that code, or somebody has used it." in await street.tells("Grace", "K7MP-4QXT-9RWD")
    assert "You are in Mill Lane." in await street.tells("Grace", fresh[0].lower().replace("-", " "))
    assert "7 residents have joined." in (await street.card(JOIN)).text
    assert "You are in already." in (await street.taps("Grace", "Join", JOIN)).text
    assert "You are in already." in await street.tells("Grace", f"/join {fresh[1]}")

    await street.comes("Hana")
    await street.opens("Hana")
    toast = (await street.taps("Hana", "Join", JOIN)).text
    assert toast == "Joining takes a code here. I have asked you for it in our private chat."
    await street.taps_in_private("Hana", "Cancel")
    assert "Joining takes a code there. If you have one, write /join" in await street.opens("Hana")
    assert "You are in Mill Lane." in await street.tells("Hana", f"/join {fresh[1]}")

    await street.person("Ivo")
    assert "You are in Mill Lane." in await street.opens("Ivo", links[2]), "by the link on the sheet, from anywhere"
    assert "You are in already." in await street.opens("Ivo", links[3])

    await street.comes("Jana")
    assert "I do not know that code" in await street.says("Jana", f"/join {fresh[0]}"), "used"
    told = await street.says("Jana", f"/join {fresh[3]}")
    assert told == "That code worked, and is used up now. The next steps are in our private chat."
    assert "A code is for people who have not joined." in await street.says("Jana", f"/join {fresh[4]}")
    assert "10 residents have joined." in (await street.card(JOIN)).text

    await street.tells("Ben", "/settings")
    assert "6 codes are unused." in (await street.reads("Ben", PRIVATE))[-1].text
    await street.taps_in_private("Ben", "Take back unused codes")
    assert "Ben took back 6 codes that nobody had used." in await street.announced("took back")
    assert "There are no unused codes." in (await street.taps_in_private("Ben", "Take back unused codes")).text
    await street.comes("Kim")
    for number in range(5):
        assert "I do not know that code" in await street.tells("Kim", f"/join {fresh[number]}")
    assert "Too many wrong codes were tried lately" in await street.tells("Kim", f"/join {fresh[9]}")
    recorded = await street.recorded()
    assert recorded.count("Somebody joined with a code.") == 4
    assert "From now on people join with a code." in recorded
    assert "A coordinator made 10 codes to join with." in recorded
    assert "A coordinator took back 6 codes that nobody had used." in recorded
    for forged in ("set:codes_11", "set:codes_", "set:codes_-1"):
        assert "no longer works" in (await street.forges("Ben", forged, PRIVATE)).text, forged
    assert "Only coordinators" in (await street.forges("Chloe", "set:codes_10", PRIVATE)).text
    assert "Only coordinators" in (await street.forges("Chloe", "set:uncode", PRIVATE)).text


async def test_where_the_file_cannot_be_sent_the_coordinator_is_told(street: Street) -> None:
    await street.opens("Ben", await street.link())
    await street.has_a_pot()
    await street.tells("Ben", "/settings")
    await street.taps_in_private("Ben", "Let people join with a code")
    await street.town.simulation.ask("faults", method="sendDocument", kind="fail")
    toast = await street.taps_in_private("Ben", "Make 30 codes")
    assert "could not send them. Take back unused codes, then make new ones." in toast.text
    for _ in range(2):
        await street.taps_in_private("Ben", "Make 100 codes")
    assert "Very many codes are unused." in (await street.taps_in_private("Ben", "Make 100 codes")).text
    await street.taps_in_private("Ben", "Take back unused codes")
    assert "Ben took back 230 codes that nobody had used." in await street.announced("took back")
