"""`commonpot demo` as a newcomer starts it: a page, a street that lives, and an end that leaves nothing behind."""

import asyncio
import hashlib
import json
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from bot.demo.interface import application
from bot.demo.keeping import CannotKeep, Place
from bot.demo.scenes import SCENES
from bot.demo.show import Show
from bot.demo.simulation import Gone, Seen, Simulation
from bot.demo.stage import Died, Stage
from bot.demo.transcript import Transcript
from bot.loopback import HERE, listens
from tests.commands.conftest import TEMPORARY, TOKEN, Started
from tests.commands.street import Demo, shown

STARTS_AT = "2026-11-22T20:00:00+00:00"
STRANGE = "http://127.0.0.1:1"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for all that only look, or put back what they did."""
    with shown(tmp_path_factory.mktemp("demo")) as running:
        running.ready()
        yield running


def port_of(address: str) -> int:
    return int(address.rsplit(":", 1)[1].strip("/"))


def test_the_middle_of_the_round_shows_four_purposes_each_at_another_stage(demo: Demo) -> None:
    cards = [text for text in demo.texts() if "Cost:" in text]
    assert len(cards) == 4
    stages = ["It goes ahead.", "If it still has it on", "It still needs 3 more backers", "An objection:"]
    assert [words in card for words, card in zip(stages, cards, strict=True)] == [True] * 4
    assert demo.state()["scene"] == "mid-round"


def test_you_are_a_resident_who_has_said_nothing_and_whom_the_bot_may_write_to(demo: Demo) -> None:
    you = demo.state()["cast"]["you"]
    person = next(one for one in demo.people.get("people")["people"] if one["id"] == you)
    assert (person["opened"], person["note"]) == (True, "resident")
    assert "Half of round 1 (“" in demo.people.messages("private", you)[-1].text
    assert any("30 of 31 have backed or objected" in text for text in demo.texts())


def test_what_came_this_evening_is_unread_and_worth_a_tap(demo: Demo) -> None:
    you = demo.state()["cast"]["you"]
    with demo.http.stream("GET", f"{demo.page}/sim/stream", params={"as": you}) as stream:
        data = next(line for line in stream.iter_lines() if line.startswith("data:"))
    (group,) = (chat for chat in json.loads(data.removeprefix("data:"))["chats"] if chat["type"] != "private")
    unread = [one for one in group["messages"] if one["id"] > group["read"]]
    assert 4 <= len(unread) <= 8
    assert [one for one in unread if one["buttons"] and "has enough support" in one["text"]]


def test_everybody_has_a_note_and_not_all_are_in_the_group(demo: Demo) -> None:
    people = demo.people.get("people")["people"]
    inside = demo.people.get("chats")["chats"][0]["members"]
    assert [one["name"] for one in people if not one["note"]] == []
    assert [one["name"] for one in people if one["id"] not in inside] == ["Leo"]
    assert len(people) == 35


def test_the_door_shows_books_that_balance_and_a_journal_that_is_whole(demo: Demo) -> None:
    (community,) = demo.behind("accounts")["communities"]
    assert (community["title"], community["currency"], community["wrong"]) == ("Mill Lane", "GBP", [])
    assert sum(account["pennies"] for account in community["accounts"]) == 0
    assert sum(one["pennies"] for one in community["accounts"] if one["purpose"] == "Lights in the alley") == 24_000
    journal = demo.behind("journal")
    before = "0" * 64
    for entry in journal["entries"]:
        assert (entry["before"], entry["hash"]) == (before, hashlib.sha256(entry["text"].encode()).hexdigest())
        assert json.loads(entry["text"])["number"] == entry["number"]
        before = entry["hash"]
    assert demo.behind(f"journal?after={journal['next']}") == {"entries": [], "next": journal["next"]}
    says = [entry["says"] for entry in journal["entries"]]
    assert says[0] == "The group began."
    assert "Deposit: £500.00 from Ward Fund." in says
    assert "“Lights in the alley” goes ahead: £240.00 from 16 shares." in says


def test_the_movements_add_up_to_the_accounts(demo: Demo) -> None:
    (community,) = demo.behind("accounts")["communities"]
    told = demo.behind("movements")
    held: Counter[tuple[str, str]] = Counter()
    for one in told["movements"]:
        held[one["giver"], one["funder"]] -= one["pennies"]
        held[one["taker"], one["funder"]] += one["pennies"]
    kept: Counter[tuple[str, str]] = Counter()
    for account in community["accounts"]:
        kept[account["kind"], account["funder"]] += account["pennies"]
    assert held == kept
    assert demo.behind(f"movements?after={told['next']}") == {"movements": [], "next": told["next"]}


def test_no_other_page_may_ask_or_act(demo: Demo) -> None:
    assert demo.act("bot/kill", STRANGE).status_code == 403
    assert demo.http.get(demo.stage, headers={"host": "rebound.example"}).status_code == 400
    door = demo.state()["door"]
    assert demo.http.get(f"{door}/accounts", headers={"origin": STRANGE}).status_code == 403
    assert demo.http.get(f"{door}/accounts", headers={"host": "rebound.example"}).status_code == 400
    allowed = demo.http.get(f"{door}/accounts", headers={"origin": demo.page}).headers
    assert allowed["access-control-allow-origin"] == demo.page
    assert demo.state()["bot"] == "running"


def test_mistakes_are_told_in_words(demo: Demo) -> None:
    assert "there are: mid-round, first-days, empty" in demo.act("scenes/opera").json()["error"]
    assert demo.act("bot/dance").status_code == 404
    assert "next" in demo.behind("journal?after=x")["error"]


def test_a_killed_bot_loses_nothing(demo: Demo) -> None:
    assert demo.act("bot/kill").json()["bot"] == "stopped"
    demo.tap_on("A winter party", "I back this")
    assert demo.act("bot/start").json()["bot"] == "running"
    demo.people.settle()
    assert any("Backed by 9. It needs at least 11." in text for text in demo.texts())
    demo.tap("A winter party", "Undo my choice")


def test_a_restarted_bot_goes_on(demo: Demo) -> None:
    assert demo.act("bot/restart").json()["bot"] == "running"
    assert demo.tap("A winter party", "Undo my choice")["answered"]


class Unhurried(Stage):
    """A stage whose bot ends only when it is let."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, STARTS_AT)
        self.asked, self.let = Event(), Event()

    def kill_bot(self) -> None:
        self.asked.set()
        self.let.wait()


async def test_one_thing_is_done_at_a_time(tmp_path: Path) -> None:
    show = Show(Place(tmp_path / "pot"), SCENES["empty"], 1, STRANGE, kept=False)
    show.stage = stage = Unhurried(tmp_path)
    here = httpx.ASGITransport(application(show, STRANGE))
    async with httpx.AsyncClient(transport=here, base_url=f"http://{HERE[0]}") as page:
        killing = asyncio.create_task(page.post("/bot/kill"))
        await asyncio.to_thread(stage.asked.wait)
        meanwhile = await page.post("/bot/restart")
        stage.let.set()
        assert (meanwhile.status_code, (await killing).status_code) == (409, 200)
        assert "One thing at a time" in meanwhile.json()["error"]
        assert (await page.post("/bot/kill")).status_code == 200


def test_a_newcomer_s_yes_in_the_first_days_leads_to_an_activation(tmp_path: Path) -> None:
    with shown(tmp_path, "--scene", "first-days") as demo:
        demo.ready()
        demo.tap("a pot we decide on together", "Join")
        demo.people.settle()
        assert any("Backed by 10. " in text for text in demo.texts())
        assert demo.tap("A bench by the bus stop", "I back this")["answered"]
        demo.people.pass_time(days=6)
        assert any("“A bench by the bus stop” goes ahead." in text for text in demo.texts())
        door = demo.state()["door"]
        changed = demo.act("scenes/empty").json()
        assert (changed["scene"], changed["ready"]) == ("empty", False)
        assert changed["door"] != door
        demo.ready()
        (welcome,) = demo.people.messages(demo.group(), demo.state()["cast"]["you"])[-1:]
        assert welcome.button("Join")
        assert demo.behind("accounts")["communities"][0]["accounts"] == []


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to_also_while_the_scene_is_played(tmp_path: Path, by: signal.Signals) -> None:
    with shown(tmp_path) as demo:
        assert any((tmp_path / TEMPORARY).iterdir())
        demo.process.send_signal(by)
        demo.process.send_signal(by)
        _, errors = demo.process.communicate(timeout=20)
        assert (demo.process.returncode, errors) == (0, "")
        assert not listens(port_of(demo.page))
        assert list((tmp_path / TEMPORARY).iterdir()) == []


class Ending(BaseHTTPRequestHandler):
    """As a server answers whom it has left waiting too long when it ends."""

    def do_GET(self) -> None:
        self.send_error(500)

    def log_message(self, *_said: object) -> None: ...


def test_whoever_waits_for_a_server_that_ends_hears_that_it_is_gone() -> None:
    with HTTPServer((HERE[0], 0), Ending) as server:
        answering = Thread(target=server.handle_request)
        answering.start()
        people = Simulation(f"http://{HERE[0]}:{server.server_port}")
        with pytest.raises(Gone):
            people.get("clock")
        answering.join()
        people.close()


def test_a_demo_that_is_killed_takes_server_and_bot_with_it(tmp_path: Path) -> None:
    with shown(tmp_path, "--scene", "empty") as demo:
        door = port_of(demo.ready()["door"])
        assert listens(door)
        demo.process.kill()
        until = time.monotonic() + 20
        while (listens(door) or listens(port_of(demo.page))) and time.monotonic() < until:
            time.sleep(0.1)
        assert not listens(door)
        assert not listens(port_of(demo.page))


def test_what_is_kept_goes_on_where_it_was(tmp_path: Path) -> None:
    with shown(tmp_path, "--keep", "mill.lane", "--scene", "empty") as demo:
        you = demo.ready()["cast"]["you"]
        demo.tap("a pot we decide on together", "Join")
        demo.people.settle()
        before = demo.texts()
        journal = demo.behind("journal")["entries"]
    assert "1 resident has joined" in before[-1]
    with shown(tmp_path, "--keep", "mill.lane") as demo:
        state = demo.ready()
        assert (state["scene"], state["cast"]["you"]) == ("empty", you)
        assert demo.texts() == before
        demo.people.write(you, "private", "/me")
        demo.people.settle()
        assert demo.behind("journal")["entries"][: len(journal)] == journal


def test_files_that_are_no_demo_s_are_left_alone(commonpot: Started, tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("Dear diary")
    told = commonpot("demo", "--no-browser", "--keep", "diary")
    assert told.returncode == 2
    assert "are not of one demo. Give --keep another file." in told.stderr
    (tmp_path / "diary.chats").write_text("Dear chats")
    told = commonpot("demo", "--no-browser", "--keep", "diary")
    assert told.returncode == 2
    assert "is not a SQLite database" in told.stderr
    assert "COMMONPOT_DATABASE" not in told.stderr
    assert "Traceback" not in told.stderr
    assert (tmp_path / "diary").read_text() == "Dear diary"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"scene": [], "you": "me"}', "[" * 100_000])
def test_a_scene_s_note_that_no_demo_wrote_is_refused_and_nothing_is_lost(tmp_path: Path, text: str) -> None:
    place = Place(tmp_path / "pot")
    for ending in ("", ".chats"):
        (tmp_path / f"pot{ending}").touch()
    (tmp_path / "pot.scene").write_text(text, encoding="utf-8")

    with pytest.raises(CannotKeep, match=r"pot\.scene is not what a demo wrote\. Remove it"):
        place.check()
    assert (tmp_path / "pot.scene").read_text(encoding="utf-8") == text


def test_a_scene_s_note_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    assert Place(tmp_path / "pot").told is None

    Place(tmp_path / "pot").tell("empty", 5)
    assert Place(tmp_path / "pot").told == {"scene": "empty", "you": 5}
    assert [one.name for one in tmp_path.iterdir()] == ["pot.scene"]


def test_a_port_that_is_taken_is_told(commonpot: Started) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = commonpot("demo", "--no-browser", "--port", str(port))
    assert (told.returncode, told.stdout) == (2, "")
    assert f"The page cannot be at port {port}: Address already in use." in told.stderr
    assert f"--port {port + 1}" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_bot_that_ends_at_once_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "pot.sqlite").write_text("not a database")
    with Stage(tmp_path, STARTS_AT) as stage, pytest.raises(Died, match="The bot ended as soon as it was started"):
        stage.wait_for_bot()


def test_the_written_round_names_what_is_attached(capsys: pytest.CaptureFixture[str]) -> None:
    simulation = Simulation("http://127.0.0.1:9")
    at = datetime(2026, 12, 7, 21, 30, tzinfo=UTC)
    record = Seen(1, at, "Commonpot", "The record of round 1", [], pinned=False, service=False, file="round-1.zip")
    Transcript(simulation, 0).message("Mill Lane", record)
    simulation.close()
    assert capsys.readouterr().out.endswith("    The record of round 1\n    [File: round-1.zip]\n")


def test_the_door_stays_shut_outside_the_demo(commonpot: Started) -> None:
    told = commonpot("run", "--door", "0", TOKEN=TOKEN)
    assert told.returncode == 2
    assert "goes with --clock only" in told.stderr
