"""Ripening: the cooling-off between critical mass and activation."""

from models.rounds.activating import activate
from models.rounds.counting import count
from models.rules.purposes import Purpose, public_id
from models.rules.rounds import Phase, Round
from models.store.unit import Unit


def consider(unit: Unit, its_round: Round, purpose: Purpose) -> None:
    """After any change that may help a purpose: if it has critical mass as it is now, it begins to ripen.

    Only in a round that decides when ready, between freeze and decision, and only if it can ripen before the decision.
    """
    if its_round.phase is not Phase.ROLLED or not its_round.when_ready:
        return
    if purpose.ripens_at is None and purpose.undecided and purpose.standing(its_round).passed:
        _begin(unit, its_round, purpose, again=False)


def ripen(unit: Unit, purpose_id: int) -> None:
    """A ripening ends: the purpose activates, ripens once more behind another, or stops, with the reason."""
    purpose = unit.purposes.get(purpose_id)
    its_round = unit.rounds.get(purpose.round_id)
    if purpose.ripens_at is None or its_round.phase is not Phase.ROLLED:
        return
    failed = purpose.standing(its_round).failed
    if failed is not None:
        _stop(unit, its_round, purpose, failed)
        return
    ripening = [one for one in unit.purposes.undecided(its_round.id) if one.ripens_at is not None]
    outcome = count(unit, its_round, [one for one in ripening if one.standing(its_round).passed])
    mine = [one for one in outcome.activated if one.id == public_id(its_round, purpose.number)]
    if mine:
        number = activate(unit, its_round, purpose, mine[0])
        unit.purposes.recount(its_round.id)
        unit.notices.redraw_all(unit.purposes.undecided(its_round.id))
        unit.notices.tell_group(its_round.community_id, "activated", number, purpose_id=purpose.id)
    else:
        _begin(unit, its_round, purpose, again=True)


def _begin(unit: Unit, its_round: Round, purpose: Purpose, *, again: bool) -> None:
    ripens_at = unit.now + its_round.ripens_for
    if ripens_at > its_round.decide_at:
        _end(unit, its_round, purpose)
        return
    unit.purposes.change(purpose.id, ripens_at=ripens_at)
    unit.dues.set(purpose.community_id, "ripen", purpose.id, ripens_at)
    number = unit.journal.append(
        purpose.community_id, "ripening", purpose=public_id(its_round, purpose.number), again=again
    )
    unit.notices.tell_group(purpose.community_id, "ripening", number, purpose_id=purpose.id, again=again)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)


def _end(unit: Unit, its_round: Round, purpose: Purpose) -> None:
    """It cannot ripen before the decision any more, and is decided there."""
    if purpose.ripens_at is None:
        return
    unit.purposes.change(purpose.id, ripens_at=None)
    unit.journal.append(purpose.community_id, "waits no longer", purpose=public_id(its_round, purpose.number))
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)


def _stop(unit: Unit, its_round: Round, purpose: Purpose, failed: str) -> None:
    unit.purposes.change(purpose.id, ripens_at=None)
    number = unit.journal.append(
        purpose.community_id, "stopped", purpose=public_id(its_round, purpose.number), test=failed
    )
    tests = purpose.standing(its_round)
    test = {"people": tests.people, "agreement": tests.agreement, "money": tests.money}[failed]
    values = {"purpose_id": purpose.id, "test": failed, "have": test.have, "need": test.need}
    values |= {"backers": purpose.backers, "objectors": purpose.objectors}
    unit.notices.tell_group(purpose.community_id, "stopped", number, **values)
    unit.notices.redraw(purpose.community_id, "purpose", purpose.id)
