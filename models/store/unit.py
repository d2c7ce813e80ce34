"""The unit of work: one act's hold on the store, at one moment."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from models.store.admissions import Admissions
from models.store.arrivals import Arrivals
from models.store.codes import Codes
from models.store.communities import Communities
from models.store.deposits import Deposits
from models.store.dues import Dues
from models.store.forms import Forms
from models.store.held import held
from models.store.ids import Ids
from models.store.interests import Interests
from models.store.journal import Journal
from models.store.ledger import Ledger
from models.store.lines import Lines
from models.store.members import Members
from models.store.mergers import Mergers
from models.store.notices import Asked, Notices
from models.store.objections import Objections
from models.store.purposes import Purposes
from models.store.requests import Requests
from models.store.rolls import Rolls
from models.store.rounds import Rounds
from models.store.stances import Stances
from models.store.traces import Traces


class Unit:
    """What a verb or a question is given. It never opens or commits anything; whoever runs it does.

    A question gets one on a connection that cannot write.
    """

    def __init__(self, connection: Connection, now: datetime, ids: Ids, asked: Asked | None = None) -> None:
        self.connection, self.now, self.ids, self.asked = connection, now, ids, asked

    @property
    def communities(self) -> Communities:
        return Communities(self.connection, self.now, self.ids)

    @property
    def members(self) -> Members:
        return Members(self.connection)

    @property
    def admissions(self) -> Admissions:
        return Admissions(self.connection)

    @property
    def arrivals(self) -> Arrivals:
        return Arrivals(self.connection)

    @property
    def codes(self) -> Codes:
        return Codes(self.connection)

    @property
    def deposits(self) -> Deposits:
        return Deposits(self.connection)

    @property
    def rounds(self) -> Rounds:
        return Rounds(self.connection)

    @property
    def rolls(self) -> Rolls:
        return Rolls(self.connection, self.now)

    @property
    def purposes(self) -> Purposes:
        return Purposes(self.connection)

    @property
    def stances(self) -> Stances:
        return Stances(self.connection)

    @property
    def objections(self) -> Objections:
        return Objections(self.connection)

    @property
    def interests(self) -> Interests:
        return Interests(self.connection)

    @property
    def mergers(self) -> Mergers:
        return Mergers(self.connection)

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.connection, self.now)

    @property
    def lines(self) -> Lines:
        return Lines(self.connection, self.now)

    @property
    def journal(self) -> Journal:
        return Journal(self.connection, self.now)

    @property
    def notices(self) -> Notices:
        return Notices(self.connection, self.now, self.asked)

    @property
    def dues(self) -> Dues:
        return Dues(self.connection)

    @property
    def requests(self) -> Requests:
        return Requests(self.connection)

    def held_on(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Every row about a person, by table."""
        return held(self.connection, person_id)

    @property
    def traces(self) -> Traces:
        return Traces(self.connection, self.now)

    @property
    def forms(self) -> Forms:
        return Forms(self.connection, self.asked)
