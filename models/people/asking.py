"""The ways to a request: what a command or a button means, and what is asked once more before all read it."""

from models.forms import filling
from models.people import seconding
from models.people.seconding import ACTS, Values
from models.rules.extending import SHORTEST, check_extension
from models.rules.refusals import Refusal, require_found
from models.rules.rounds import Round
from models.rules.seconding import ABOUT_MEMBERS, Request, require_steering
from models.store.unit import Unit


def about_round(unit: Unit, community_id: int, person_id: int, act: str, values: Values) -> Request:
    """Asks for something to be done with the open round. Refused to others, and where none is open."""
    its_round = _steered(unit, community_id, person_id)
    return seconding.ask(unit, community_id, person_id, act, its_round.id, values)


def extend(unit: Unit, round_id: int, person_id: int, seconds: int) -> Request:
    """Asks, by a button that names the round, for it to be longer."""
    its_round = require_found(unit.rounds.find(round_id))
    return seconding.ask(unit, its_round.community_id, person_id, "extend", round_id, {"length": seconds})


def how_to_extend(unit: Unit, community_id: int, person_id: int) -> None:
    """Asks by how much. Refused as extending by the shortest is."""
    its_round = _steered(unit, community_id, person_id)
    check_extension(its_round, SHORTEST, unit.now)
    unit.notices.reply("extend_how", community_id, round_id=its_round.id)


def how_to_cancel(unit: Unit, community_id: int, person_id: int) -> None:
    """Asks why. In the middle of a form in private it is taken for the form's: its question comes with its Cancel."""
    if unit.asked is not None and unit.asked.chat_id > 0 and unit.forms.of(person_id) is not None:
        filling.ask_again(unit, person_id)
        return
    its_round = _steered(unit, community_id, person_id)
    unit.notices.reply("cancel_how", community_id, round_id=its_round.id)


def how_to_close(unit: Unit, community_id: int, person_id: int) -> None:
    """Asks why. Refused as closing early is."""
    its_round = _steered(unit, community_id, person_id)
    ACTS["close"].check(unit, community_id, its_round.id, {})
    unit.notices.reply("close_how", community_id, round_id=its_round.id)


def first(unit: Unit, person_id: int, act: str, subject_id: int) -> None:
    """Shows what would be asked, before all read it. Refused as asking is."""
    community_id = _community(unit, act, subject_id)
    require_steering(unit.members.of(community_id, person_id))
    ACTS[act].check(unit, community_id, subject_id, {})
    unit.notices.instead("ask_first", community_id, person_id=person_id, act=act, subject_id=subject_id)


def ask(unit: Unit, person_id: int, act: str, subject_id: int) -> Request:
    """Asks for what was shown."""
    return seconding.ask(unit, _community(unit, act, subject_id), person_id, act, subject_id, {})


def nothing(unit: Unit, community_id: int, person_id: int) -> None:
    """Leaves it. Refused to others, whose question it was not."""
    require_steering(unit.members.of(community_id, person_id))
    unit.notices.instead("nothing_asked", community_id)


def _steered(unit: Unit, community_id: int, person_id: int) -> Round:
    require_steering(unit.members.of(community_id, person_id))
    current = unit.rounds.current(community_id)
    if current is None:
        raise Refusal("no_round")
    return current


def _community(unit: Unit, act: str, subject_id: int) -> int:
    return require_found(unit.members.find(subject_id) if act in ABOUT_MEMBERS else None).community_id
