"""One update through the real handlers on a street, undone again: what it came to, in a word."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection
from telegram import Update
from telegram.ext import ExtBot

from bot.hearing import hearing
from handlers.context import Context, Toast, turn
from models.rules.keeping import Periods
from models.rules.people import Community
from models.rules.refusals import Refusal
from models.store import inbox
from models.store.acts import perform
from models.store.inbox import Kept
from models.store.notices import Asked
from models.store.unit import Unit
from tests.bot.fakes import ME, TOKEN, FakeTelegram, Json
from tests.rights.acts import Act
from tests.rights.streets import IN_THE_GROUP
from tests.verbs.house import CHAT, FOUNDER, Street

Answer = TypeVar("Answer")

NUMBER = 10_000  # of the update
# Asked as it stands, without SQLAlchemy's building of it: this is done for every cell of the table.
COUNTS = "SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM outbox)"
FORMS = "SELECT * FROM forms ORDER BY person_id"

Marks = tuple[int, tuple[str, ...], int]


class People(FakeTelegram):
    """Telegram knows who is in which group, and that the founder runs it."""

    async def _carry_out(self, name: str, arguments: Json) -> Any:
        if name == "getchatmember":
            inside = int(arguments["chat_id"]) == CHAT and int(arguments["user_id"]) in IN_THE_GROUP
            return {"status": "member" if inside else "left", "user": {**ME, "id": int(arguments["user_id"])}}
        if name == "getchatadministrators":
            owner = {"id": FOUNDER, "is_bot": False, "first_name": "Ada"}
            return [{"status": "creator", "user": owner, "is_anonymous": False}]
        return await super()._carry_out(name, arguments)


class Visit:
    """An update's turn (handlers.context.Turn) in a transaction that will be undone."""

    def __init__(self, street: Street, connection: Connection, asked: Asked) -> None:
        self.now: datetime = street.now
        self.username = "commonpot_bot"
        self.place: Community | None = None
        self.toast: Toast | None = None
        self._street, self._connection, self._asked = street, connection, asked

    async def act(self, verb: Callable[..., Answer], *values: object) -> Answer:
        return perform(Unit(self._connection, self.now, self._street.ids, self._asked), verb, *values)

    async def ask(self, question: Callable[..., Answer], *values: object) -> Answer:
        return question(Unit(self._connection, self.now, self._street.ids), *values)

    def answer(self, toast: Toast) -> None:
        self.toast = toast


class Door:
    """The handlers as they are registered."""

    def __init__(self) -> None:
        telegram = People()
        bot = ExtBot[None](TOKEN, request=telegram, get_updates_request=telegram)
        self.application = hearing(bot, "Europe/London", Periods().by_name)
        self.application.add_error_handler(self._remember)
        self.errors: list[Exception | None] = []
        self._first: dict[Street, tuple[str, Marks]] = {}
        self._read = cache(self._update)

    async def _remember(self, _update: object, context: Context) -> None:
        self.errors.append(context.error)

    async def tries(self, street: Street, act: Act, person: int) -> str:
        """YES: it was done. FORM: it is asked about in private. READ: something is shown. Otherwise the refusal."""
        if street not in self._first:  # it stays so: whatever is tried is undone
            self._first[street] = street.ask(_first, street.community_id)
        link, before = self._first[street]
        update, asked = self._read(act, person, link)
        with street.engine.connect() as connection:
            undone = connection.begin()
            inbox.keep(Unit(connection, street.now, street.ids), [Kept(NUMBER, asked.chat_id, "{}")])
            visit = Visit(street, connection, asked)
            token = turn.set(visit)
            self.errors.clear()
            try:
                await self.application.process_update(update)
                return self._came_of_it(visit, before, _marks(connection))
            finally:
                turn.reset(token)
                undone.rollback()

    def _update(self, act: Act, person: int, link: str) -> tuple[Update, Asked]:
        """The same on every street: each counts its links alike."""
        update = act.update(NUMBER, person, link)
        message = update.get("message")
        place = message or update["callback_query"]["message"]
        reply_to = message["message_id"] if message else None
        asked = Asked(NUMBER, int(place["chat"]["id"]), reply_to, None if message else place["message_id"])
        return Update.de_json(update, self.application.bot), asked

    def _came_of_it(self, visit: Visit, before: Marks, after: Marks) -> str:
        changed = [now != then for then, now in zip(before, after, strict=True)]
        for error in self.errors:
            assert isinstance(error, Refusal), error
            assert changed[:2] == [False, False], f"refused as {error.code}, and yet something was done"
            return error.code
        if changed[0]:
            return "YES"
        if changed[1]:
            return "FORM"
        return "READ" if changed[2] or visit.toast is not None else "NOTHING"


def _first(unit: Unit, community_id: int) -> tuple[str, Marks]:
    """The group's link, and what there is before anything is tried."""
    return unit.communities.get(community_id).link, _marks(unit.connection)


def _marks(connection: Connection) -> Marks:
    """How much was done, what is being asked, how much was said."""
    done, said = connection.exec_driver_sql(COUNTS).one()
    return done, tuple(map(str, connection.exec_driver_sql(FORMS))), said


async def started(door: Door) -> Door:
    await door.application.initialize()
    return door
