"""The record of what the bot asked and what it was told, bounded; and how many calls of each method there were."""

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime
from itertools import dropwhile
from typing import Any

Json = dict[str, Any]

KEPT = 10_000
LONGEST_ID = 20


@dataclass(frozen=True, slots=True)
class Call:
    n: int
    at: datetime
    method: str
    payload: Json
    result: Any
    error_code: int | None
    fault: str | None = None

    def view(self) -> Json:
        return {
            "n": self.n,
            "at": self.at.isoformat(),
            "method": self.method,
            "chat": chat_of(self.payload),
            "ok": self.error_code is None and self.result is not None,
            "error_code": self.error_code,
            "payload": self.payload,
            "result": self.result,
            "fault": self.fault,
        }


def chat_of(payload: Json) -> int | None:
    chat_id = str(payload.get("chat_id", ""))
    return int(chat_id) if chat_id.removeprefix("-").isdecimal() and len(chat_id) < LONGEST_ID else None


class Calls:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.refusals: Counter[int] = Counter()
        self.in_flight = 0
        self._made = 0
        self._kept: deque[Call] = deque(maxlen=KEPT)

    def record(
        self,
        at: datetime,
        method: str,
        payload: Json,
        result: Any,
        error_code: int | None = None,
        fault: str | None = None,
    ) -> Call:
        """One more; without a result it was not carried out."""
        self._made += 1
        self.counts[method] += 1
        if error_code is not None:
            self.refusals[error_code] += 1
        call = Call(self._made, at, method, payload, result, error_code, fault)
        self._kept.append(call)
        return call

    def after(self, n: int) -> list[Call]:
        """Those with a higher number, as far as they are still kept."""
        return list(dropwhile(lambda call: call.n <= n, self._kept))

    @property
    def made(self) -> int:
        return self._made
