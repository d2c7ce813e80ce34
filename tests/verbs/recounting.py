"""The record of a street's round, counted again as anybody would."""

from bot.bundle import bundle
from bot.recount.__main__ import verify
from bot.recount.counting import Recount
from models.questions.bundle import published
from tests.verbs.house import Street


def recount_of(street: Street, round_id: int | None = None) -> Recount:
    """Of the newest round, if no other is named, which has ended. Raises Wrong where it does not hold."""
    of = street.ask(published, round_id or street.round().id)
    assert of is not None
    return verify(bundle(of), of.journal[-1].hash)
