"""A round as a coordinator wishes it, before it is opened."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from models.rules.critical_mass import PRESETS, CriticalMass, Preset, Timing
from models.rules.rounds import until


@dataclass(frozen=True, slots=True)
class Plan:
    """What a coordinator wants: length in seconds, limit of a share in pennies, what becomes of the rest.

    sealed: nobody sees how many back or object to what before the decision. until: the day on which it ends (ISO),
    where one was named; then the length is counted to it.
    """

    question: str
    length: int
    share_limit: int | None = None
    preset: str = Preset.TOGETHER
    timing: str = Timing.WHEN_READY
    core: str = "1/3"
    agreement: str = "2/3"
    carries: bool = False
    sealed: bool = False
    until: str | None = None

    @classmethod
    def by_preset(
        cls,
        preset: Preset,
        question: str,
        length: int,
        share_limit: int | None,
        *,
        carries: bool,
        sealed: bool = False,
        timing: Timing | None = None,
        core: Fraction | None = None,
        agreement: Fraction | None = None,
        until: date | None = None,
    ) -> "Plan":
        """A ready-made rule, with what is wanted otherwise; sealed means at the close, unless a timing is given."""
        rule, usual = PRESETS[preset]
        when = timing or (Timing.AT_THE_CLOSE if sealed else usual)
        shape = {"preset": preset.value, "timing": when.value}
        fractions = {"core": str(core or rule.core), "agreement": str(agreement or rule.agreement)}
        day = until.isoformat() if until else None
        return cls(question, length, share_limit, **shape, **fractions, carries=carries, sealed=sealed, until=day)

    @property
    def rule(self) -> CriticalMass:
        return CriticalMass(Fraction(self.core), Fraction(self.agreement))

    def at(self, now: datetime, zone: ZoneInfo) -> "Plan":
        """The plan if it were carried out now. Refused once the day is over on which it ends."""
        if self.until is None:
            return self
        return replace(self, length=int(until(date.fromisoformat(self.until), now, zone).total_seconds()))
