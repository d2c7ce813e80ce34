"""What happened in a life, counted."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Chronicle:
    """acts: by kind, those that were done. refusals: by code. dues: what fell due, by act. mishaps: by kind."""

    acts: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    dues: Counter[str] = field(default_factory=Counter)
    mishaps: Counter[str] = field(default_factory=Counter)
    looks: int = 0
    recounted: int = 0
    posted: int = 0

    @property
    def steps(self) -> int:
        """Everything asked for, whatever the answer, every deadline and every mishap."""
        return sum(counts.total() for counts in (self.acts, self.refusals, self.dues, self.mishaps))

    def acted(self, what: str, refused: str | None) -> None:
        if refused is None:
            self.acts[what] += 1
        else:
            self.refusals[refused] += 1

    def add(self, other: "Chronicle") -> None:
        for name in ("acts", "refusals", "dues", "mishaps"):
            getattr(self, name).update(getattr(other, name))
        self.looks += other.looks
        self.recounted += other.recounted
        self.posted += other.posted
