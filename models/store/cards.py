"""Delivery's side of the cards: which no longer tell the truth, and what became of drawing them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, exists, func, select, update

from models.store.notices import CardKind
from models.store.outbox import REPEATS
from models.store.tables import cards, communities, rounds
from models.store.unit import Unit

_columns: tuple[Any, ...] = (
    cards.c.id,
    cards.c.community_id,
    cards.c.kind,
    cards.c.subject_id,
    communities.c.chat_id,
    cards.c.message_id,
    cards.c.drawn,
    cards.c.stale_at,
    cards.c.drawn_at,
    cards.c.pinned_at,
    cards.c.tries,
    exists().where(rounds.c.id == cards.c.subject_id, cards.c.kind == "round", rounds.c.closed_at.is_not(None)),
)
_card = select(*_columns).join_from(cards, communities, cards.c.community_id == communities.c.id)
_turn = func.row_number().over(
    partition_by=cards.c.community_id, order_by=(cards.c.message_id.is_not(None), cards.c.stale_at, cards.c.id)
)
_waiting = (
    select(cards.c.id, _turn.label("turn"))
    .join_from(cards, communities, cards.c.community_id == communities.c.id)
    .where(cards.c.stale_at.is_not(None), communities.c.chat_id.is_not(None), communities.c.away_since.is_(None))
    .subquery()
)
_stale = (
    _card.join(_waiting, _waiting.c.id == cards.c.id)
    .where(_waiting.c.turn <= bindparam("each"))
    .order_by(cards.c.stale_at, cards.c.id)
)


@dataclass(frozen=True, slots=True)
class Card:
    """A message that is kept true by editing it. tries: how often its first post may have gone out unanswered.

    over: it is a round's that has ended.
    """

    id: int
    community_id: int
    what: CardKind
    subject_id: int
    chat_id: int | None
    message_id: int | None
    drawn: str | None
    stale_at: datetime | None
    drawn_at: datetime | None
    pinned_at: datetime | None
    tries: int
    over: bool
    kind: Literal["card"] = "card"
    number: None = None
    again: bool = False

    @property
    def values(self) -> dict[str, Any]:
        return {"subject_id": self.subject_id}

    @property
    def to_pin(self) -> bool:
        """An open round's card is pinned once it is there; a late pin would lie on top of the next round's."""
        return self.what == "round" and not self.over and self.message_id is not None and self.pinned_at is None


def stale(unit: Unit, each: int) -> list[Card]:
    """A question: the cards to draw, the longest stale first, so many of each community. First posts before edits."""
    return [Card(*row) for row in unit.connection.execute(_stale, {"each": each})]


def drawing(unit: Unit, card_id: int) -> Card | None:
    """It is about to be drawn as things stand now; an act from here on makes it stale again. None: nothing to draw."""
    here = update(cards).where(cards.c.id == card_id, cards.c.stale_at.is_not(None))
    if unit.connection.execute(here.values(stale_at=None, sending_at=unit.now)).rowcount != 1:
        return None
    return Card(*unit.connection.execute(_card.where(cards.c.id == card_id)).one())


def posted(unit: Unit, card_id: int, chat_id: int, message_id: int, drawn: str) -> None:
    """Its first post is there. A round's card comes back at once to be pinned.

    Nothing changes where the group has another chat by now: there it is posted anew.
    """
    there = select(communities.c.id).where(communities.c.chat_id == chat_id)
    here = update(cards).where(cards.c.id == card_id, cards.c.community_id.in_(there))
    values = {"message_id": message_id, "drawn": drawn, "drawn_at": unit.now, "sending_at": None, "tries": 0}
    if unit.connection.execute(here.values(**values)).rowcount != 1:
        return
    pin = update(cards).where(cards.c.id == card_id, cards.c.kind == "round", cards.c.pinned_at.is_(None))
    unit.connection.execute(pin.values(stale_at=func.coalesce(cards.c.stale_at, unit.now)))


def redrawn(unit: Unit, card_id: int, message_id: int, drawn: str) -> None:
    """It says what is true again. Nothing changes where it was posted afresh meanwhile."""
    here = update(cards).where(cards.c.id == card_id, cards.c.message_id == message_id)
    unit.connection.execute(here.values(drawn=drawn, drawn_at=unit.now, sending_at=None))


def unchanged(unit: Unit, card_id: int) -> None:
    """There was nothing to draw."""
    _change(unit, card_id, sending_at=None)


def pinned(unit: Unit, card_id: int, message_id: int) -> bool:
    """It is pinned, or will not be; it is looked at once more, for what changed meanwhile.

    Nothing changes where it was posted afresh meanwhile: that message is not pinned yet. Whether it is still the same.
    """
    here = update(cards).where(cards.c.id == card_id, cards.c.message_id == message_id)
    values = {"pinned_at": unit.now, "stale_at": unit.now, "sending_at": None}
    return unit.connection.execute(here.values(**values)).rowcount == 1


def redo(unit: Unit, card_id: int) -> None:
    """It was not drawn, or an edit that may be repeated was not answered: it goes on being stale."""
    _change(unit, card_id, stale_at=func.coalesce(cards.c.stale_at, unit.now), sending_at=None)


def vanished(unit: Unit, card_id: int, message_id: int) -> None:
    """Somebody deleted its message: it is posted anew. Nothing changes where that was done meanwhile."""
    here = update(cards).where(cards.c.id == card_id, cards.c.message_id == message_id)
    if unit.connection.execute(here.values(message_id=None, drawn=None, pinned_at=None)).rowcount == 1:
        redo(unit, card_id)


def unsure(unit: Unit, card_id: int) -> bool:
    """Nobody knows whether its first post went out; whether it is posted once more. Once it is."""
    tries = unit.connection.execute(select(cards.c.tries).where(cards.c.id == card_id)).scalar_one()
    if tries >= REPEATS:
        unchanged(unit, card_id)
        return False
    redo(unit, card_id)
    _change(unit, card_id, tries=tries + 1)
    return True


def recover(unit: Unit) -> int:
    """At the start: cards that were being drawn when the program ended. How many there were."""
    leaving = select(cards.c.id, cards.c.message_id).where(cards.c.sending_at.is_not(None))
    found = unit.connection.execute(leaving).all()
    for card_id, message_id in found:
        if message_id is None:
            unsure(unit, card_id)
        else:
            redo(unit, card_id)
    return len(found)


def _change(unit: Unit, card_id: int, **values: object) -> None:
    unit.connection.execute(update(cards).where(cards.c.id == card_id).values(**values))
