"""Every act, how often it is chosen, and what there must be for it."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from bot.simulation.acts import (
    admissions,
    advising,
    codes,
    money,
    people,
    purposes,
    reading,
    rounds,
    stances,
    time,
    together,
)
from bot.simulation.group import Group
from bot.simulation.plain.erasing import Erasing as Plain


def always(_plain: Plain) -> bool:
    return True


def without_round(plain: Plain) -> bool:
    return plain.current() is None


def with_purposes(plain: Plain) -> object:
    return plain.purposes


def with_open_purposes(plain: Plain) -> object:
    current = plain.current()
    return current is not None and plain.open_purposes(current)


def in_a_round(plain: Plain) -> bool:
    return plain.current() is not None


def gathering(plain: Plain) -> bool:
    current = plain.current()
    return current is not None and current["phase"] == "gathering" and bool(current["wait"])


class Act(NamedTuple):
    """share: how often it is chosen, against the others' shares."""

    do: Callable[[Group, Random], None]
    share: int
    needs: Callable[[Plain], object] = always


ACTS = (
    Act(people.somebody_joins, 4),
    Act(people.somebody_comes_in_time, 6, gathering),
    Act(people.somebody_says_what_they_are, 1),
    Act(people.who_has_spoken_says_adviser, 1, with_purposes),
    Act(people.somebody_is_appointed, 1),
    Act(people.somebody_is_appointed, 6, lambda plain: not plain.coordinators),
    Act(people.somebody_stops_nudges, 1),
    Act(people.somebody_leaves, 1),
    Act(people.somebody_erases_themselves, 1),
    Act(reading.somebody_reads_all_about_them, 1),
    Act(admissions.the_policy_is_set, 1),
    Act(admissions.the_wait_is_set, 2),
    Act(codes.codes_are_made, 1),
    Act(codes.codes_are_taken_back, 1, lambda plain: len(plain.unused) > 100),
    Act(codes.somebody_tries_a_code, 1),
    Act(codes.somebody_guesses, 1, lambda plain: plain.unused),
    Act(codes.somebody_tries_a_code, 3, lambda plain: plain.policy == "code"),
    Act(admissions.somebody_is_answered, 4, lambda plain: plain.admissions),
    Act(admissions.a_coordinator_steps_down, 1),
    Act(admissions.somebody_takes_part_again, 1, lambda plain: any(one["resting"] for one in plain.members.values())),
    Act(money.somebody_gives, 3),
    Act(money.somebody_writes_a_gift, 1),
    Act(money.a_gift_is_recorded, 2, lambda plain: plain.gifts),
    Act(rounds.somebody_opens, 1),
    Act(rounds.somebody_opens, 12, without_round),
    Act(rounds.a_draft_is_opened, 1),
    Act(purposes.somebody_proposes, 1),
    Act(purposes.somebody_proposes, 4, in_a_round),
    Act(purposes.a_purpose_is_withdrawn, 1, with_open_purposes),
    Act(purposes.a_purpose_is_amended, 3, with_open_purposes),
    Act(purposes.somebody_asks_to_merge, 2, with_open_purposes),
    Act(purposes.a_merger_is_answered, 2, lambda plain: plain.mergers),
    Act(purposes.somebody_says_an_interest, 2, with_purposes),
    Act(together.two_people, 5),
    Act(advising.an_adviser_asks, 6, advising.who),
    Act(together.a_request_is_agreed_to, 1, lambda plain: plain.requests),
    Act(together.a_request_is_called_off, 1, lambda plain: plain.requests),
    Act(stances.some_back, 1, with_purposes),
    Act(stances.some_back, 8, with_open_purposes),
    Act(stances.everyone_backs, 5, with_open_purposes),
    Act(stances.somebody_takes_back, 3, with_open_purposes),
    Act(stances.somebody_objects, 6, with_open_purposes),
    Act(stances.an_objection_goes_on, 4, lambda plain: plain.objections),
    Act(time.time_passes, 3),
    Act(time.something_happens, 3),
    Act(time.just_before, 1),
    Act(time.nobody_was_there, 1),
    Act(time.the_next_act_is_lost, 2),
    Act(time.the_next_comes_late, 1),
    Act(time.the_late_are_worked, 1),
    Act(time.an_update_comes_again, 2),
    Act(time.the_post_goes_out, 4),
    Act(time.the_bot_is_back, 1),
    Act(time.the_bot_may_pin, 1),
    Act(time.the_group_is_upgraded, 1),
)


NEEDS = tuple({act.needs: None for act in ACTS})


def step(group: Group, chance: Random) -> None:
    """One act, chosen by chance."""
    met = {needs for needs in NEEDS if needs(group.plain)}
    able = [act for act in ACTS if act.needs in met]
    place = chance.randrange(sum(act.share for act in able))
    for act in able:
        place -= act.share
        if place < 0:
            act.do(group, chance)
            return
