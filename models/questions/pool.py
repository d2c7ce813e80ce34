"""Where every penny is."""

from dataclasses import dataclass, field

from models.questions.terms import terms
from models.rules.purposes import Purpose, State
from models.rules.rounds import Round
from models.store.unit import Unit


@dataclass(slots=True)
class Place:
    """What one funder's money does, in pennies. The parts sum to what was given.

    corrected: by how much corrections changed what was recorded; given has it in it.
    terms: each gift that came with terms, pennies and words. asked: corrections that wait for a second person, each
    with what is recorded and what would be, in pennies, and the funder it would have.
    """

    funder: str
    given: int = 0
    pot: int = 0
    shares: int = 0
    activated: int = 0
    paid: int = 0
    returned: int = 0
    corrected: int = 0
    terms: list[tuple[int, str]] = field(default_factory=list)
    asked: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PoolView:
    """All money of a community by funder, and the most that purposes that ripen may take of the shares: pennies.

    ahead: each purpose that goes ahead, with what it costs, the newest first.
    """

    currency: str | None
    places: list[Place]
    ripening: int
    round: Round | None
    total: Place = field(default_factory=lambda: Place(""))
    ahead: list[tuple[str, int]] = field(default_factory=list)

    @property
    def pot_waits(self) -> bool:
        """Whether what is in the pot is for no round that there has been."""
        if self.round is not None:
            return self.round.frozen_at is not None
        return self.total.given > self.total.pot


_FIELDS = {"pot": "pot", "shares": "shares", "purpose": "activated", "payee": "paid", "returned": "returned"}


def pool(unit: Unit, community_id: int) -> PoolView:
    """The pot and all that came of it, per funder and in all."""
    places = {funder: Place(name) for funder, name in unit.deposits.names(community_id).items()}
    total = Place("")
    for account in unit.ledger.statement(community_id):
        for place in (places[account.funder_id], total):
            if account.kind == "funder":
                place.given -= account.balance
            else:
                part = _FIELDS[account.kind]
                setattr(place, part, getattr(place, part) + account.balance)
    for funder_id, more in unit.ledger.corrections(community_id).items():
        places[funder_id].corrected = more
        total.corrected += more
    by_name = {place.funder: place for place in places.values()}
    for gift in terms(unit, community_id):
        by_name[gift.funder].terms.append((gift.pennies, gift.terms))
    _ask(unit, community_id, places)
    current = unit.rounds.current(community_id)
    ripening = min(total.shares, sum(one.cost for one in _ripening(unit, current))) if current else 0
    currency = unit.communities.get(community_id).currency
    ahead = [(one.title, one.cost) for one in unit.purposes.activated(community_id)]
    return PoolView(currency, list(places.values()), ripening, current, total, ahead)


def _ripening(unit: Unit, current: Round) -> list[Purpose]:
    """What waits to go ahead, and has enough support just now."""
    waiting = [one for one in unit.purposes.undecided(current.id) if one.state(current) is State.RIPENING]
    return [one for one in waiting if one.standing(current).passed]


def _ask(unit: Unit, community_id: int, places: dict[int, Place]) -> None:
    for request in unit.requests.open(community_id):
        if request.act == "correct":
            values, gift = request.values, unit.deposits.get(request.subject_id)
            asked = values["before"], values["amount"], values.get("funder", gift.funder)
            places[gift.funder_id].asked.append(asked)
