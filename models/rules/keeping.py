"""How long what is kept, where nothing else needs it."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Periods:
    """In days. updates: what came in, once it is worked; messages: what was said; forms: answers nobody finished;

    asking: that somebody asked to join; left: who has left, or never joined; removed: that somebody who has erased
    themselves was removed before.
    """

    updates: int = 30
    messages: int = 90
    forms: int = 30
    asking: int = 90
    left: int = 365
    removed: int = 730

    @property
    def by_name(self) -> dict[str, int]:
        return asdict(self)
