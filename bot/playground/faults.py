"""Faults of the network and of Telegram, met by the bot when somebody asks for them."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.playground.calls import Call

Json = dict[str, Any]

KEPT = 100


class Kind(StrEnum):
    """lose: carried out, never answered. refuse: 429. fail: 502. reset: cut before anything. slow: answered late."""

    LOSE = "lose"
    REFUSE = "refuse"
    FAIL = "fail"
    RESET = "reset"
    SLOW = "slow"


NOT_CARRIED_OUT = frozenset({Kind.REFUSE, Kind.FAIL, Kind.RESET})


@dataclass(slots=True)
class Fault:
    """What the next calls will meet: of one method, or without one of all but getUpdates. Seconds are real ones."""

    kind: Kind
    method: str | None
    left: int
    seconds: int

    def meets(self, method: str) -> bool:
        return method == self.method if self.method else method != "getUpdates"

    def view(self) -> Json:
        return {"kind": self.kind, "method": self.method, "left": self.left, "seconds": self.seconds}


class Faults:
    """Armed ones are met in the order in which they were asked for, one by each call."""

    def __init__(self) -> None:
        self.armed: list[Fault] = []
        self._met: deque[Call] = deque(maxlen=KEPT)

    def arm(self, fault: Fault) -> None:
        self.armed.append(fault)

    def clear(self) -> None:
        self.armed.clear()

    def awaits(self, method: str) -> bool:
        """Whether the next call of this method will not go its ordinary way."""
        return any(fault.meets(method) for fault in self.armed)

    def meet(self, method: str) -> Fault | None:
        """The fault this call meets, counted."""
        fault = next((one for one in self.armed if one.meets(method)), None)
        if fault is not None:
            fault.left -= 1
            if fault.left == 0:
                self.armed.remove(fault)
        return fault

    def remember(self, call: Call) -> None:
        self._met.append(call)

    def view(self) -> Json:
        """As /sim/ shows them: what is armed, and the last hundred calls that met one, by their number."""
        met = [
            {"n": call.n, "at": call.at.isoformat(), "kind": call.fault, "method": call.method} for call in self._met
        ]
        return {"armed": [fault.view() for fault in self.armed], "met": met}
