"""Taps on buttons: each waits for the bot's answer, for a while."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.people import Person

Json = dict[str, Any]

FIRST_QUERY = 860_000_000_000_000_001
TOO_OLD = timedelta(seconds=60)
KEPT = 20_000
GONE = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Query:
    """One tap. The answer is what the bot said: a text, whether as an alert, a link to open."""

    id: str
    person: Person
    made_at: datetime
    answered: asyncio.Future[Json]

    def view(self) -> Json:
        """As /sim/ tells it."""
        if not self.answered.done():
            return {"query": self.id, "answered": False, "text": None, "alert": False, "url": None}
        return {"query": self.id, "answered": True} | self.answered.result()


class Queries:
    def __init__(self) -> None:
        self._all: OrderedDict[str, Query] = OrderedDict()
        self.made = 0

    def add(self, person: Person, now: datetime) -> Query:
        query = Query(str(FIRST_QUERY + self.made), person, now, asyncio.get_running_loop().create_future())
        self.made += 1
        self._all[query.id] = query
        if len(self._all) > KEPT:
            self._all.popitem(last=False)
        return query

    def get(self, query_id: str) -> Query | None:
        return self._all.get(query_id)

    def answer(self, query_id: str, answer: Json, now: datetime) -> None:
        """Refused for an unknown tap, one older than a minute, and one answered before."""
        query = self._all.get(query_id)
        if query is None or query.answered.done() or now - query.made_at > TOO_OLD:
            raise bad_request(GONE)
        query.answered.set_result(answer)
