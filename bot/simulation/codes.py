"""What the bot alone can choose, for the plain model to learn: a round's seed, and each one's code in it."""

from sqlalchemy import bindparam, func, select

from models.rules.people import voter_code
from models.store.prepared import Prepared
from models.store.tables import members, people, rolls, rounds
from models.store.unit import Unit

_on_the_roll = (rolls.c.member_id == members.c.id) & (rolls.c.round_id == bindparam("its_round"))
_salts = Prepared(
    select(members.c.person_id, func.coalesce(rolls.c.salt, members.c.salt))
    .join_from(rounds, members, members.c.community_id == rounds.c.community_id)
    .join(rolls, _on_the_roll, isouter=True)
    .where(rounds.c.id == bindparam("its_round"))
)
_seed = Prepared(select(rounds.c.seed).where(rounds.c.id == bindparam("its_round")))


def codes(unit: Unit, round_id: int) -> tuple[str, dict[int, str]]:
    """A question: the round's seed, and the code of each person in it."""
    values = {"its_round": round_id}
    ((seed,),) = _seed.all(unit.connection, values)
    salts = _salts.all(unit.connection, values)
    return seed, {person: voter_code(salt, seed) for person, salt in salts}


def writable(unit: Unit) -> set[int]:
    """A question: who can be written to."""
    return set(unit.connection.execute(select(people.c.id).where(people.c.writable)).scalars())
