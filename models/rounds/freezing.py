"""The freeze: the roll becomes a known list, and the pot becomes its shares."""

from datetime import timedelta

from models.purposes.ripening import consider
from models.rounds.closing import close_empty
from models.rounds.noticing import notice
from models.rules.money import Money, portions
from models.rules.rounds import Phase, Round, can_freeze, full_share, later
from models.store.journal import canonical, sealed, stamps
from models.store.unit import Unit


def freeze(unit: Unit, round_id: int) -> None:
    """Closes the roll and gives every resident the same share, in whole pennies.

    With fewer than three residents or less than a penny each it is put off once, then the round closes.
    """
    its_round = unit.rounds.get(round_id)
    if its_round.phase is not Phase.GATHERING:
        return
    roll = unit.members.taking_part(its_round.community_id, its_round.known_by)
    pot = unit.ledger.by_funder(its_round.community_id, "pot")
    if can_freeze(sum(pot.values()), roll):
        _freeze(unit, its_round, roll, pot)
    elif its_round.put_off_at is None:
        _put_off(unit, its_round)
    else:
        close_empty(unit, its_round)


def _freeze(unit: Unit, its_round: Round, roll: int, pot: dict[int, int]) -> None:
    community_id = its_round.community_id
    share = full_share(sum(pot.values()), roll, its_round.share_limit)
    for funder_id, part in zip(pot, portions(roll * share, list(pot.values())), strict=True):
        if part:
            giver = unit.ledger.account(community_id, "pot", funder_id)
            taker = unit.ledger.account(community_id, "shares", funder_id, its_round.id)
            money = Money(part, its_round.currency)
            unit.ledger.move(community_id, f"freeze:{its_round.id}:{funder_id}", "freeze", giver, taker, money)
    unit.rolls.freeze(community_id, its_round.id, share, its_round.known_by)
    unit.lines.share_out(its_round.id)
    acted = unit.rolls.acted(its_round.id)
    unit.rounds.change(its_round.id, frozen_at=unit.now, roll=roll, share=share, acted=acted)
    notice(unit, its_round, roll)
    unit.purposes.recount(its_round.id)
    _tell(unit, unit.rounds.get(its_round.id))


def _tell(unit: Unit, its_round: Round) -> None:
    voters = unit.rolls.voters(its_round.id, its_round.seed)
    facts = {"round": its_round.number, "share": its_round.share, "residents": its_round.roll}
    number = unit.journal.append(its_round.community_id, "frozen", roll=sealed(canonical(voters)), **facts)
    unit.notices.tell_group(its_round.community_id, "frozen", number, round_id=its_round.id)
    unit.notices.redraw(its_round.community_id, "round", its_round.id)
    undecided = unit.purposes.undecided(its_round.id)
    unit.notices.redraw_all(undecided)
    for purpose in undecided:
        consider(unit, its_round, purpose)


def _put_off(unit: Unit, its_round: Round) -> None:
    """By the same time again from now, however late that is, though never past the last moment for purposes."""
    zone = unit.communities.get(its_round.community_id).zone
    wait = timedelta(seconds=round((its_round.freeze_at - its_round.opened_at).total_seconds()))
    freeze_at = min(later(max(its_round.freeze_at, unit.now), wait, zone), its_round.propose_until)
    unit.rounds.change(its_round.id, put_off_at=unit.now, freeze_at=freeze_at)
    unit.dues.set(its_round.community_id, "freeze", its_round.id, freeze_at)
    facts = {"round": its_round.number, "dates": stamps(freeze=freeze_at)}
    number = unit.journal.append(its_round.community_id, "put off", **facts)
    unit.notices.tell_group(its_round.community_id, "put_off", number, round_id=its_round.id)
    unit.notices.redraw(its_round.community_id, "round", its_round.id)
