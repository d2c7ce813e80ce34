"""How long newcomers wait before they count, where that was changed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.rules.rounds import noted

Waits = Iterable[tuple[int, datetime]]
"""Each wait that was set, in seconds, and when: the first first."""


def newcomers_wait(waits: Waits, freeze_at: datetime) -> int:
    """How long newcomers wait (seconds, in whole minutes) in a round whose joining closes then.

    Who had joined when a wait was set waits as before, or less: else one coordinator could leave out at will those who
    are in. And no other wait lets anybody in sooner than either of the two would.
    """
    found = 0
    for wait, set_at in waits:
        since = (noted(freeze_at) - noted(set_at)) // timedelta(minutes=1) * 60
        found = min(wait, max(since, found))
    return found


def counted_from(came_at: datetime, waits: Waits) -> datetime:
    """Who came then counts in rounds whose joining closes at that moment or later."""
    found = came_at
    for wait, set_at in waits:
        waited = came_at + timedelta(seconds=wait)
        found = min(waited, found) if came_at <= noted(set_at) else waited
    return found
