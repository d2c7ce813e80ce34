"""Near misses: put to the rule itself, each change is enough, and one less is not."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.critical_mass import CriticalMass
from models.rules.equal_shares import settle
from models.rules.near_misses import FIFTH, MOST_WORK, Ground, NearMiss, near_misses
from models.rules.outcomes import Candidate, Failure, Outcome
from tests.rules.towns import RULES, SEEDS


@dataclass(frozen=True)
class Vote:
    """A round that is decided: candidates, what shares have left, and what it is counted by."""

    candidates: tuple[Candidate, ...]
    balances: dict[str, int]
    ground: Ground

    def outcome(self) -> Outcome[int]:
        return settle(self.candidates, self.balances, self.ground.rule, self.ground.roll, self.ground.seed)

    def near(self) -> dict[str, NearMiss]:
        return near_misses(self.candidates, self.balances, self.outcome(), self.ground)

    def of(self, name: str) -> Candidate:
        return next(one for one in self.candidates if one.id == name)

    def goes_ahead(self, changed: Candidate, **others: int) -> bool:
        """Whether the rule, asked anew, lets a purpose go ahead as it might have been."""
        candidates = [changed if one.id == changed.id else one for one in self.candidates]
        ground = self.ground
        outcome = settle(candidates, self.balances | others, ground.rule, ground.roll, ground.seed)
        return changed.id in [one.id for one in outcome.activated]

    def with_more(self, name: str, people: int, share: int | None = None) -> bool:
        left = self.ground.share if share is None else share
        others = {f"another {number}": left for number in range(people)}
        return self.goes_ahead(replace(self.of(name), backers=self.of(name).backers | others.keys()), **others)

    def with_fewer(self, name: str, objections: int) -> bool:
        return self.goes_ahead(replace(self.of(name), objectors=self.of(name).objectors - objections))

    def with_less(self, name: str, pennies: int) -> bool:
        return self.goes_ahead(replace(self.of(name), cost=self.of(name).cost - pennies))


@st.composite
def votes(draw: st.DrawFn) -> Vote:
    """Up to 24 residents who back up to six purposes of about what they can pay."""
    roll, share = draw(st.integers(3, 24)), draw(st.integers(1, 25))
    members = [f"m{number}" for number in range(roll)]
    whole = draw(st.booleans())
    balances = {one: share if whole else draw(st.integers(0, share)) for one in members}
    candidates = []
    for number in range(draw(st.integers(1, 6))):
        backers = draw(st.frozensets(st.sampled_from(members), min_size=roll // 3))
        objectors = draw(st.integers(0, max(0, min(4, roll - len(backers)))))
        candidates.append(Candidate(f"p{number}", draw(st.integers(1, max(1, roll * share))), backers, objectors))
    payees = draw(st.sets(st.sampled_from(["p0", "p1"])))
    return Vote(tuple(candidates), balances, Ground(draw(RULES), roll, share, draw(SEEDS), payees))


def told(vote: Vote) -> list[tuple[str, NearMiss]]:
    near = vote.near()
    assert near.keys() <= vote.outcome().failures.keys()
    assert NearMiss() not in near.values()
    return list(near.items())


@settings(max_examples=100)
@given(votes())
def test_with_so_many_more_backers_it_goes_ahead_and_with_one_less_it_does_not(vote: Vote) -> None:
    for name, near in told(vote):
        if near.more:
            assert vote.with_more(name, near.more)
            assert not vote.with_more(name, near.more - 1)


@settings(max_examples=100)
@given(votes())
def test_where_shares_are_spent_so_much_left_is_enough_and_a_penny_less_is_not(vote: Vote) -> None:
    spent = bool(vote.outcome().activated)
    for name, near in told(vote):
        assert (near.more and spent) or not near.left
        if near.more and spent:
            assert vote.with_more(name, near.more, near.left)
        if near.left:
            assert not vote.with_more(name, near.more, near.left - 1)


@settings(max_examples=100)
@given(votes())
def test_with_so_many_objections_fewer_it_goes_ahead_and_with_one_less_it_does_not(vote: Vote) -> None:
    for name, near in told(vote):
        if near.fewer:
            assert vote.with_fewer(name, near.fewer)
            assert not vote.with_fewer(name, near.fewer - 1)


@settings(max_examples=100)
@given(votes())
def test_at_so_much_lower_a_cost_it_goes_ahead_and_at_a_penny_more_it_does_not(vote: Vote) -> None:
    for name, near in told(vote):
        if near.less:
            assert vote.with_less(name, near.less)
            assert not vote.with_less(name, near.less - 1)


@settings(max_examples=60)
@given(votes())
def test_no_near_miss_is_left_out_and_nothing_far_away_is_told(vote: Vote) -> None:
    """Counted by trying every change, one after another."""
    near, ground = vote.near(), vote.ground
    for name, failure in vote.outcome().failures.items():
        one, found = vote.of(name), near.get(name, NearMiss())
        need = max(ground.rule.people_needed(ground.roll), ground.rule.backers_against(one.objectors))
        silent = ground.roll - len(one.backers) - one.objectors - (name in ground.payees)
        more = range(1, min(max(1, need // FIFTH), silent) + 1)
        fewer = range(1, max(1, one.objectors // FIFTH) + 1) if failure.test == "agreement" else ()
        less = range(1, one.cost // FIFTH + 1) if failure.test == "money" else ()
        assert found.more == next((people for people in more if vote.with_more(name, people)), 0)
        assert found.fewer == next((objections for objections in fewer if vote.with_fewer(name, objections)), 0)
        assert found.less == next((pennies for pennies in less if vote.with_less(name, pennies)), 0)


STREET = CriticalMass(Fraction(1, 3), Fraction(2, 3))


def people(first: int, last: int) -> frozenset[str]:
    return frozenset(f"m{number}" for number in range(first, last))


def street(*candidates: Candidate, payees: frozenset[str] = frozenset()) -> Vote:
    """34 residents with £25.00 each; a purpose needs twelve of them."""
    balances = dict.fromkeys(sorted(people(0, 34)), 2500)
    return Vote(candidates, balances, Ground(STREET, 34, 2500, "5eed", payees))


def test_two_backers_short() -> None:
    assert street(Candidate("lights", 20_000, people(0, 10))).near() == {"lights": NearMiss(more=2)}
    assert street(Candidate("lights", 20_000, people(0, 9))).near() == {}, "three of twelve is not near"


def test_two_backers_short_when_others_have_spent_all_they_had() -> None:
    """They paid for something before the last count, and back nothing now."""
    vote = street(Candidate("lights", 20_000, people(0, 10)))
    later = replace(vote, ground=replace(vote.ground, spent=True))
    assert later.near() == {"lights": NearMiss(more=2, left=1)}


def test_twelve_pounds_and_forty_pence_short() -> None:
    lights = Candidate("lights", 31_240, people(0, 12))
    assert street(lights).near() == {"lights": NearMiss(more=1, less=1_240)}


def test_twelve_pounds_and_forty_pence_short_when_others_have_spent_some() -> None:
    vote = street(Candidate("lights", 31_240, people(0, 12)))
    later = replace(vote, ground=replace(vote.ground, spent=True))
    assert later.near() == {"lights": NearMiss(more=1, left=1_240, less=1_240)}


def test_one_objection_too_many() -> None:
    assert street(Candidate("lights", 20_000, people(0, 13), 7)).near() == {"lights": NearMiss(more=1, fewer=1)}


def test_what_went_first_only_just() -> None:
    """With one more backer, or at a penny less, the lights go first, and the bench is left without."""
    lights, bench = (Candidate(name, 25_000, people(0, 12)) for name in ("lights", "bench"))
    vote = street(lights, bench)
    (failed,) = vote.outcome().failures
    assert vote.near() == {failed: NearMiss(more=1, less=1)}


def test_nobody_is_left_who_could_have_backed_it() -> None:
    all_but_two = Candidate("lights", 82_000, people(0, 32), 1)
    assert street(all_but_two).near() == {"lights": NearMiss(more=1, less=2_000)}
    assert street(all_but_two, payees=frozenset({"lights"})).near() == {"lights": NearMiss(less=2_000)}


def test_a_city_is_not_kept_waiting() -> None:
    """Only as many are looked at as a close can bear."""
    backers = people(0, 50_000)
    city = [Candidate(f"p{number:02}", 20_000, backers) for number in range(20)]
    failures = {one.id: Failure("people", 50_000, 50_001, ()) for one in city}
    balances = dict.fromkeys(backers, 1)
    told = near_misses(city, balances, Outcome((), failures, balances, ()), Ground(STREET, 150_003, 1, "5eed"))
    assert told == {f"p{number:02}": NearMiss(more=1) for number in range(MOST_WORK // 50_000)}
