"""A street to tap in: a server without limits, a group with a purpose's card, and a bot, each in its own process."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any

import httpx
from sqlalchemy import update

from bot.demo.simulation import Simulation
from bot.playground.world import EXAMPLE_TOKEN
from models.store.engine import writing_engine
from models.store.tables import cards
from tests.bench.processes import first_line, processor_seconds, started
from tests.bench.table import Figures
from tests.bench.town import Town, build, url_of

PEOPLE, PURPOSES = 100, 5
CARD = "Lights in alley 1\n£200.00, by Acme\nDark there.\nBacked by 9. It needs at least 90. It still needs 81 more."
BUTTONS = [
    [{"text": word, "callback_data": f"{act}:1"}]
    for word, act in (("I back this", "back"), ("Undo my choice", "silent"))
]
DATA = [f"{act}:{number}" for act in ("back", "silent") for number in range(1, PURPOSES + 1)]

Bot = Callable[["Street"], AbstractContextManager[subprocess.Popen[str]]]


@dataclass(frozen=True, slots=True)
class Street:
    """The server's address, the people, their group, and the cards in it."""

    url: str
    simulation: Simulation
    people: list[int]
    group: int
    messages: list[int]
    private: dict[int, int]  # the same card in each one's private chat

    def load(self, tappers: int, seconds: float, bot: subprocess.Popen[str], private: bool = False) -> Figures:
        """So many people tap, each again when answered. Taps a second, median in ms, processor µs a tap of the bot."""
        here = dict.fromkeys(self.people[:tappers], (self.group, self.messages[0]))
        if private:
            here = {one: (one, self.private[one]) for one in here}
        started_at = processor_seconds(bot.pid)
        told = self.simulation.post(
            "act/load",
            tappers=[
                {"person": one, "chat": chat, "message_id": message, "data": _round(DATA, one)}
                for one, (chat, message) in here.items()
            ],
            seconds=seconds,
        )
        used = processor_seconds(bot.pid)
        if told["unanswered"] or not told["answered"]:
            raise RuntimeError(f"{told['unanswered']} taps were not answered, {told['answered']} were")
        figures = {"rate": told["answered"] / told["seconds"], "p50": told["p50_ms"]}
        if used is not None and started_at is not None:
            figures["processor"] = 1e6 * (used - started_at) / told["answered"]
        return figures


@contextmanager
def street() -> Iterator[Street]:
    """A server with everybody in their group; its bot is still to come."""
    with started("-m", "bot.playground", f"--token={EXAMPLE_TOKEN}", "--no-limits") as server:
        url = first_line(server)
        simulation = Simulation(url)
        people = [simulation.person(f"Resident {number}") for number in range(PEOPLE)]
        group = int(
            simulation.post("groups", title="Mill Lane", type="supergroup", creator=people[0], members=people)["id"]
        )
        simulation.post(f"groups/{group}/bot", by=people[0])
        for one in people:
            simulation.post("act/open", person=one)
        httpx.post(f"{url}/bot{EXAMPLE_TOKEN}/getUpdates", json={"offset": -1})
        cards_there = [_said(url, group) for _ in range(PURPOSES + 2)]
        yield Street(url, simulation, people, group, cards_there, {one: _said(url, one) for one in people})
        simulation.close()


def settled(here: Street) -> Town:
    """The same people as a community, a day after the freeze."""
    return Town(PEOPLE, PURPOSES, True, here.group, here.people[0], datetime.now(UTC) - timedelta(days=6))


@contextmanager
def our_bot(here: Street, database: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """`commonpot run` on a database where these people are members."""
    if not database.exists():
        build(database, settled(here))
        _place_cards(database, here.messages)
    environment = {"TOKEN": EXAMPLE_TOKEN, "API": here.url, "DATABASE": url_of(database), "LOG": "WARNING"}
    given = {f"COMMONPOT_{name}": value for name, value in environment.items()}
    with started("-m", *(words or ("bot", "run")), folder=database.parent, **given) as bot:
        yield bot


def our_bot_on_httpx(here: Street, database: Path) -> AbstractContextManager[subprocess.Popen[str]]:
    """The same on the library's own client."""
    return our_bot(here, database, "tests.bench.on_httpx")


@contextmanager
def bare_bot(here: Street) -> Iterator[subprocess.Popen[str]]:
    """The library alone."""
    with started("-m", "tests.bench.bare_bot", BARE_TOKEN=EXAMPLE_TOKEN, BARE_API=here.url) as bot:
        yield bot


def heard(here: Street) -> float:
    """Waits until the bot's poll is there; the moment it was seen (perf_counter)."""
    return _seen(here, lambda counts: bool(counts["polling"]))


def called(here: Street, method: str) -> int:
    """How often the bot called a method so far."""
    return int(here.simulation.get("counts")["methods"].get(method, 0))


def called_more(here: Street, method: str, before: int) -> float:
    """Waits until it is called once more; the moment that was seen (perf_counter)."""
    return _seen(here, lambda counts: counts["methods"].get(method, 0) > before)


def _seen(here: Street, looked_for: Callable[[dict[str, Any]], bool], patience: float = 60) -> float:
    until = monotonic() + patience
    with httpx.Client(base_url=here.url) as client:
        while monotonic() < until:
            if looked_for(client.get("/sim/counts").json()):
                return perf_counter()
            sleep(0.005)
    raise TimeoutError("the bot does not come")


def _said(url: str, group: int) -> int:
    """A card, posted as the bot would."""
    body = {"chat_id": group, "text": CARD, "reply_markup": {"inline_keyboard": BUTTONS}}
    return int(httpx.post(f"{url}/bot{EXAMPLE_TOKEN}/sendMessage", json=body).json()["result"]["message_id"])


def _place_cards(database: Path, messages: list[int]) -> None:
    """Each card is one of the messages in the group."""
    engine = writing_engine(url_of(database))
    with engine.begin() as connection:
        for number, message in enumerate(messages, start=1):
            connection.execute(update(cards).where(cards.c.id == number).values(message_id=message))
    engine.dispose()


def _round(data: list[str], by: int) -> list[str]:
    """The same taps, begun elsewhere."""
    start = by % len(data)
    return data[start:] + data[:start]
