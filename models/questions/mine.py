"""What is mine: my share, my stances, my words, my settings. Told in private only."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from models.forms.speaking import TEXT
from models.questions.people import SteppingDownView, stepping_down
from models.questions.purposes import ObjectionView, objection_view
from models.questions.rounds import RoundView, current_round, round_view
from models.rules.ballots import Stance
from models.rules.people import Member, voter_code
from models.rules.purposes import Purpose, public_id
from models.rules.refusals import require_found
from models.rules.rounds import Round
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class MineView:
    """A member's own page. left: pennies in the share, None when not on a roll; paid: what it paid, by purpose.

    proposed: what they put to the round and did not withdraw. removed: two people removed them, so they are no member.
    """

    member: Member | None
    of: RoundView | None
    left: int | None
    stances: list[tuple[Purpose, Stance]]
    paid: list[tuple[Purpose, int]]
    name: str
    proposed: list[Purpose] = field(default_factory=list)
    removed: bool = False

    @property
    def undecided(self) -> list[Stance]:
        """What they say of purposes that are still to be decided."""
        return [stance for purpose, stance in self.stances if purpose.undecided]

    @property
    def left_off(self) -> bool:
        """Whether they rest, and are on no roll of a round that still runs."""
        over = self.left is None or self.of is None or self.of.round.closed_at is not None
        return self.member is not None and self.member.resting and over

    @property
    def too_new(self) -> bool:
        """Whether newcomers wait, and the roll of the latest round is to be without them."""
        return self.member is not None and self.of is not None and self.of.round.too_new(self.member.came_at)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One choice as the journal has it: its entry's number and hash, when, what was said, of which purpose.

    says "amended": no choice, and no entry of theirs (number 0): the proposer changed the purpose, which ended one.
    """

    number: int
    hash: str
    at: datetime
    says: str
    title: str


@dataclass(frozen=True, slots=True)
class ReceiptsView:
    """What a member said in a round. code: theirs in its record. others: the other rounds they took part in."""

    round: Round
    code: str
    receipts: list[Receipt]
    others: list[int]


@dataclass(frozen=True, slots=True)
class WordsView:
    """A reason or an answer as somebody has written it, and the objection it is about."""

    kind: str
    text: str
    about: ObjectionView


@dataclass(frozen=True, slots=True)
class LeavingView:
    """The open round, whether the person is on its frozen roll, and whether they coordinate, and what follows then.

    adviser: they hold no share in any case.
    """

    round: Round | None
    counts: bool
    coordinates: bool
    steps: SteppingDownView
    adviser: bool = False


@dataclass(frozen=True, slots=True)
class PersonView:
    """Someone who is named in public because of a role they take."""

    name: str


def mine(unit: Unit, community_id: int, person_id: int) -> MineView:
    """Everything of one member in the latest round."""
    member = unit.members.of(community_id, person_id)
    latest = unit.rounds.latest(community_id)
    name = unit.communities.name_of(person_id)
    removed = member is not None and member.removed_at is not None
    if member is not None and member.left_at is not None and not _counts(unit, latest, member):
        member = None
    if member is None or latest is None:
        return MineView(member, current_round(unit, community_id), None, [], [], name, removed=removed)
    purposes = {one.id: one for one in unit.purposes.of_round(latest.id)}
    said = unit.stances.by_member(latest.id, member.id)
    paid = [(purposes[one], pennies) for one, pennies in unit.lines.paid_by(latest.id, member.id).items()]
    stances = [(purposes[one], stance) for one, stance in said.items()]
    left = unit.rolls.left(latest.id, member.id)
    proposed = [one for one in purposes.values() if one.proposed_by == member.id and one.withdrawn_at is None]
    return MineView(member, round_view(unit, latest.id), left, stances, paid, name, proposed)


def _counts(unit: Unit, latest: Round | None, member: Member) -> bool:
    """Whether whoever has left is on the roll of a round that still runs, and may still act."""
    if member.removed_at is not None:
        return False
    return latest is not None and latest.closed_at is None and unit.rolls.left(latest.id, member.id) is not None


def leaving(unit: Unit, community_id: int, person_id: int) -> LeavingView:
    """What leaving means, or meant, for one person."""
    member = unit.members.of(community_id, person_id)
    current = unit.rounds.current(community_id)
    counts = member is not None and _counts(unit, current, member)
    steps = stepping_down(unit, community_id, person_id)
    adviser = member is not None and member.adviser
    return LeavingView(current, counts, member is not None and member.coordinates, steps, adviser)


def mine_in_round(unit: Unit, round_id: int, person_id: int) -> MineView:
    """The same, from a button on a round's card. Refused where there is no such round."""
    its_round = require_found(unit.rounds.find(round_id))
    return mine(unit, its_round.community_id, person_id)


def words_of(unit: Unit, person_id: int) -> WordsView | None:
    """What a person has written of an objection and not posted yet."""
    form = unit.forms.of(person_id)
    about = objection_view(unit, form.answers["objection_id"]) if form and TEXT in form.answers else None
    return WordsView(form.kind, form.answers[TEXT], about) if form and about else None


def person(unit: Unit, person_id: int) -> PersonView:
    """A person's name as they last gave it."""
    return PersonView(unit.communities.name_of(person_id))


def receipts(unit: Unit, community_id: int, person_id: int, number: int = 0) -> ReceiptsView | None:
    """What the person said in the round of that number (0: the latest), entry by entry.

    None for strangers, and where there is no such round.
    """
    rounds, member = unit.rounds.all(community_id), unit.members.of(community_id, person_id)
    of = next((one for one in reversed(rounds) if number in (0, one.number)), None)
    if of is None or member is None:
        return None
    salts = {one.id: unit.rolls.salt(one.id, member.id) for one in rounds}
    code = voter_code(salts[of.id] or member.salt, of.seed)
    titles = {public_id(of, purpose.number): purpose.title for purpose in unit.purposes.of_round(of.id)}
    entries = unit.journal.of_voter(community_id, code)
    found = []
    said: dict[str, str] = {}
    for entry in sorted(entries + unit.journal.askings(community_id), key=lambda one: one.number):
        facts = json.loads(entry.text)
        at, name = datetime.fromisoformat(facts["at"]), facts["purpose"]
        if facts["act"] != "amended":
            said[name] = facts.get("says", facts["act"])
            found.append(Receipt(entry.number, entry.hash, at, said[name], titles[name]))
        elif said.pop(name, "") in (Stance.BACKS, Stance.OBJECTS):
            found.append(Receipt(0, "", at, "amended", titles[name]))
    others = [one.number for one in rounds if one is not of and (salts[one.id] or one is rounds[-1])]
    return ReceiptsView(of, code, found, others)
