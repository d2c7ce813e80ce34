"""The transcript: the group's chat and a few private ones, printed as they grow."""

import time
from zoneinfo import ZoneInfo

from bot.demo.simulation import Seen, Simulation

ZONE = ZoneInfo("Europe/London")
INDENT = "    "


class Transcript:
    """Prints what people do and what they then see. pace: seconds of rest after each piece."""

    def __init__(self, simulation: Simulation, pace: float) -> None:
        self.simulation, self.pace = simulation, pace
        self.chats: dict[tuple[int | str, int], int] = {}
        self.names: dict[int, str] = {}
        self.where: dict[tuple[int | str, int], str] = {}
        self.day = ""

    def watch(self, chat: int | str, person: int, title: str) -> None:
        """From now on this chat is printed, as this person sees it."""
        self.chats[chat, person] = 0
        self.where[chat, person] = title

    def scene(self, title: str) -> None:
        """A heading: what this part of the story is about, and the day and time."""
        now = self.simulation.now().astimezone(ZONE)
        self.line(f"\n=== {title} ({now:%a %-d %b, %H:%M}) ===")

    def say(self, text: str) -> None:
        """What somebody does, in a line."""
        self.line(f"- {text}")
        self.rest()

    def grow(self) -> None:
        """Prints every message that has come since."""
        for (chat, person), after in self.chats.items():
            for seen in self.simulation.messages(chat, person, after):
                self.chats[chat, person] = seen.id
                if not seen.service:
                    self.message(self.where[chat, person], seen)

    def message(self, where: str, seen: Seen) -> None:
        """One message, with its file and its buttons."""
        self.line(f"\n[{where}] {seen.by}, {seen.at.astimezone(ZONE):%a %-d %b, %H:%M}")
        for line in seen.text.splitlines():
            self.line(f"{INDENT}{line}" if line else "")
        if seen.file:
            self.line(f"{INDENT}[File: {seen.file}]")
        for row in seen.buttons:
            self.line(INDENT + " ".join(f"[{button['text']}]" for button in row))
        self.rest()

    def line(self, text: str) -> None:
        print(text, flush=True)  # noqa: T201 (the transcript is what this command is for)

    def rest(self) -> None:
        """Time to read."""
        time.sleep(self.pace)
