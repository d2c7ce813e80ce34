"""What is done with money left over, and where it stops."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from models.rules.completion import Completed, Completion, complete
from models.rules.critical_mass import CriticalMass
from models.rules.outcomes import Terms, Ties
from models.rules.votes import Vote

from .cities import TERMS, pennies, rows, votes

DRAWN, BY_NAME = Terms(None, 4), Terms(None, 4, ties=Ties.LEXICAL)


def completed(vote: Vote[int], completion: Completion, terms: Terms = DRAWN) -> Completed[int]:
    return complete(vote, terms, completion, vote.pot, 1)


def test_none_leaves_what_is_left() -> None:
    found = completed(rows([[0, 1], [2]], [15, 11], 4, 10), Completion.NONE)
    assert (found.decision.winners, found.raised, found.stop, found.from_pot, found.rest) == (("p0",), 0, None, (), 25)


def test_add_one_makes_every_share_larger_until_the_next_would_overspend() -> None:
    """Two can pay 15 with 10 each; one alone gets 13 with 13; 16 more would be 44 of 40."""
    found = completed(rows([[0, 1], [2], [3]], [15, 13, 16], 4, 10), Completion.ADD_ONE)
    assert (found.decision.winners, found.raised, found.stop, found.rest) == (("p0", "p1"), 5, "overspend", 12)


def test_add_one_does_not_overspend_by_a_penny_and_may_spend_all() -> None:
    """With 13 each, the third costs its 13 too: 41 together, of 40 or of 41."""
    vote = rows([[0, 1], [2], [3]], [15, 13, 13], 4, 10)
    assert completed(vote, Completion.ADD_ONE).decision.winners == ("p0",)
    whole = complete(vote, DRAWN, Completion.ADD_ONE, 41, 1)
    assert (len(whole.decision.winners), whole.raised, whole.stop, whole.rest) == (3, 3, "nothing more", 0)


def test_greedy_takes_no_second_where_the_rest_pays_for_one() -> None:
    found = completed(rows([[0], [1], [2]], [13, 17, 15], 3, 10), Completion.GREEDY)
    assert (found.decision.winners, found.from_pot, found.rest) == ((), ("p0", "p2"), 2)


def test_add_one_stops_where_larger_shares_bring_nothing_more() -> None:
    found = completed(rows([[0, 1], [2], []], [15, 13, 1], 4, 10), Completion.ADD_ONE)
    assert (found.decision.winners, found.raised, found.stop) == (("p0", "p1"), 3, "nothing more")


def test_add_one_goes_on_past_an_outcome_that_leaves_no_room_for_more() -> None:
    """At once p0 and p3 leave 4 of 30, and nothing else costs so little; at 12 each, three others use all 30."""
    vote = rows([[1, 2], [0], [1, 2], [0, 2]], [11, 9, 10, 15], 3, 10)
    at_once, last = completed(vote, Completion.NONE, BY_NAME), completed(vote, Completion.ADD_ONE, BY_NAME)
    assert (at_once.decision.winners, at_once.rest) == (("p0", "p3"), 4)
    assert (last.decision.winners, last.raised, last.stop, last.rest) == (("p0", "p2", "p1"), 2, "overspend", 0)


def test_greedy_takes_the_most_backed_that_the_rest_can_pay_from_the_pot_and_not_from_shares() -> None:
    vote = rows([[0, 1, 2], [0, 1, 3], [3], [2]], [12, 40, 17, 11], 4, 10)
    found = completed(vote, Completion.GREEDY)
    assert (found.decision.winners, found.from_pot, found.rest) == (("p0",), ("p3", "p2"), 0)
    assert found.decision.outcome.balances == {"0": 6, "1": 6, "2": 6, "3": 10}
    assert completed(vote, Completion.GREEDY, BY_NAME).from_pot == ("p2", "p3")


def test_greedy_takes_nothing_without_enough_people_or_agreement() -> None:
    rule = Terms(CriticalMass(Fraction(1, 2), Fraction(2, 3)), 6)
    vote = rows([[0, 1, 2], [3, 4], [3, 4, 5]], [3, 31, 31], 6, 10, against=[0, 0, 2])
    assert completed(vote, Completion.GREEDY, rule).from_pot == ()
    agreed = rows([[0, 1, 2], [3, 4], [3, 4, 5]], [3, 31, 31], 6, 10, against=[0, 0, 1])
    assert completed(agreed, Completion.GREEDY, rule).from_pot == ("p2",)


@settings(max_examples=30)
@given(votes(pennies).filter(lambda vote: vote.share <= 60), TERMS)
def test_add_one_keeps_the_last_of_all_shares_in_turn_that_did_not_overspend(vote: Vote[int], terms: Terms) -> None:
    found = completed(vote, Completion.ADD_ONE, terms)
    assert found.decision.spent <= vote.pot
    by_hand = [replace(vote, share=vote.share + more).plainly(terms) for more in range(found.raised + 2)]
    spent = [sum(one.cost for one in outcome.activated) for outcome in by_hand]
    assert by_hand[found.raised] == found.decision.outcome
    assert max(spent[:-1]) <= vote.pot
    assert (spent[-1] > vote.pot) == (found.stop == "overspend")
