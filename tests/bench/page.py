"""From the bot's call to its effect in the page, against a bare event stream and a bare fetch in the same browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from statistics import median, quantiles
from time import time

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from bot.playground.world import EXAMPLE_TOKEN
from tests.bench.processes import first_line, started
from tests.bench.street import BUTTONS, Street, street
from tests.bench.table import Figure, Figures, alternate, headed, line
from tests.browser.chromium import chromium

MESSAGES = 1_000
NUMBERS = count(1)
FIGURES = (
    Figure("message", "a message: median", "ms"),
    Figure("message99", "a message: 99 of 100 within", "ms"),
    Figure("answer", "a tap's answer: median", "ms"),
    Figure("answer99", "a tap's answer: 99 of 100 within", "ms"),
)

# Notes when a text first stands in the page. Looks only at what has just changed, so that it costs the same in both.
SEEN = """(text) => {
  window.seen = new Promise((resolve) => {
    const look = (records, observer) => {
      const changed = records.flatMap((one) => (one.type === "childList" ? [...one.addedNodes] : [one.target]))
      if (!changed.some((node) => node.textContent.includes(text))) return
      observer.disconnect()
      resolve(performance.timeOrigin + performance.now())
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}"""


def pages(pairs: int, samples: int) -> Iterator[str]:
    """A chat with a thousand messages in it; milliseconds from before the bot's call until the text is in the DOM."""
    yield from headed("From the bot's call to the page, a thousand messages in the chat, against a bare page")
    if not chromium():
        yield "  not measured: no Chromium on this machine"
        return
    with _browser() as browser, street() as here, _ours(browser, here) as ours, _bare(browser) as bare:
        for side in (ours, bare):
            side.measure(2)  # once to warm up
        measured = alternate(pairs, lambda: ours.measure(samples), lambda: bare.measure(samples))
    for figure in FIGURES:
        yield line(figure, measured)


@dataclass(frozen=True)
class Side:
    """One page, how a text is said to it, how it asks for one, and how that is answered."""

    page: Page
    say: Callable[[str], object]
    ask: Callable[[], object]
    answer: Callable[[str], object]

    def measure(self, samples: int) -> Figures:
        said = [self._until_seen(self.say) for _ in range(samples)]
        answered = []
        for _ in range(samples):
            self.ask()
            answered.append(self._until_seen(self.answer))
        return _short("message", said) | _short("answer", answered)

    def _until_seen(self, act: Callable[[str], object]) -> float:
        text = f"Number {next(NUMBERS)}."
        self.page.evaluate(SEEN, text)
        began = time()
        act(text)
        seen: float = self.page.evaluate("() => window.seen")
        return seen - 1000 * began


def _short(name: str, times: list[float]) -> dict[str, float]:
    return {name: median(times), f"{name}99": quantiles(times, n=100, method="inclusive")[98]}


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@contextmanager
def _ours(browser: Browser, here: Street) -> Iterator[Side]:
    """Our page, as one of the people has it, after so much was said in the group."""
    with httpx.Client(base_url=f"{here.url}/bot{EXAMPLE_TOKEN}") as bot:
        for number in range(MESSAGES):
            here.simulation.write(here.people[1], here.group, f"Message {number}.")
        bot.post("/sendMessage", json=_card(here)).raise_for_status()
        _queries(bot)
        page = browser.new_page()
        page.goto(f"{here.url}/?as={here.people[0]}")
        button = page.get_by_role("button", name="I back this", exact=True).last

        def say(text: str) -> object:
            return bot.post("/sendMessage", json={"chat_id": here.group, "text": text}).raise_for_status()

        def answer(text: str) -> object:
            return bot.post("/answerCallbackQuery", json={"callback_query_id": asked.pop(), "text": text})

        asked: list[str] = []

        def ask() -> None:
            button.click()
            asked.extend(_queries(bot, wait=5))

        yield Side(page, say, ask, answer)


def _card(here: Street) -> dict[str, object]:
    return {"chat_id": here.group, "text": "Tap here.", "reply_markup": {"inline_keyboard": BUTTONS}}


def _queries(bot: httpx.Client, wait: int = 0) -> list[str]:
    """All updates are confirmed; the taps among them."""
    found = bot.post("/getUpdates", json={"timeout": wait}, timeout=20).json()["result"]
    if found:
        bot.post("/getUpdates", json={"offset": found[-1]["update_id"] + 1})
    return [one["callback_query"]["id"] for one in found if "callback_query" in one]


@contextmanager
def _bare(browser: Browser) -> Iterator[Side]:
    with started("-m", "tests.bench.bare_page") as process, httpx.Client(base_url=first_line(process)) as server:
        page = browser.new_page()
        page.goto(str(server.base_url))

        def say(text: str) -> object:
            return server.post("/say", content=text)

        def ask() -> None:
            page.get_by_role("button").click()
            server.get("/heard").raise_for_status()

        yield Side(page, say, ask, say)
