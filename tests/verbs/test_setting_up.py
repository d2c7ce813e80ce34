from functools import partial

from models import joining
from tests.verbs import books
from tests.verbs.house import Street


def test_two_groups_may_take_the_bot_in_at_the_same_moment(street: Street) -> None:
    """Each has a journal of its own, and no entry of one is an entry of the other."""
    for chat in (-200, -300):
        street.do(partial(joining.set_up, chat_id=chat, title="Elm Row", added_by=2, timezone="Europe/London"))
    journal = books.read(street.file)["journal"]
    assert sorted((row["community_id"], row["number"]) for row in journal) == [(1, 1), (2, 1), (3, 1)]
    assert len({row["hash"] for row in journal}) == 3
