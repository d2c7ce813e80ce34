"""Towns to try the rule on: members with money left, purposes, and who backs what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from models.rules.critical_mass import CriticalMass
from models.rules.equal_shares import settle
from models.rules.outcomes import Candidate, Outcome, Ties, Utility


@dataclass(frozen=True)
class Town:
    """All that the rule is told."""

    candidates: tuple[Candidate, ...]
    balances: Mapping[str, int]
    rule: CriticalMass | None
    seed: str
    utility: Utility

    def outcome(self, ties: Ties = Ties.DRAW) -> Outcome[int]:
        roll = len(self.balances)
        return settle(self.candidates, self.balances, self.rule, roll, self.seed, self.utility, ties)

    def left_after(self, outcome: Outcome[int], paid: int) -> dict[str, int]:
        """Balances once the first so many winners are paid for."""
        left = Counter(self.balances)
        for activation in outcome.activated[:paid]:
            left.subtract(activation.payments)
        return dict(left)

    def candidate(self, id: str) -> Candidate:
        return next(one for one in self.candidates if one.id == id)


RULES = st.builds(
    CriticalMass,
    core=st.fractions(Fraction(1, 20), Fraction(9, 10), max_denominator=20),
    agreement=st.fractions(Fraction(1, 2), Fraction(9, 10), max_denominator=20),
)
SEEDS = st.text("0123456789abcdef", max_size=4)


@st.composite
def towns(draw: st.DrawFn, equal: bool = False, with_rule: bool | None = None, most: int = 60) -> Town:
    """Up to eight members with at most so many pennies each (equal: the same), up to six purposes."""
    members = [f"m{number}" for number in range(draw(st.integers(1, 8)))]
    share = draw(st.integers(0, most))
    balances = {one: share if equal else draw(st.integers(0, most)) for one in members}
    candidates = tuple(
        Candidate(
            id=f"p{number}",
            cost=draw(st.integers(1, 2 * most)),
            backers=draw(st.frozensets(st.sampled_from([*members, "stranger"]))),
            objectors=draw(st.integers(0, 3)),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    ruled = draw(st.booleans()) if with_rule is None else with_rule
    return Town(candidates, balances, draw(RULES) if ruled else None, draw(SEEDS), draw(st.sampled_from(Utility)))
