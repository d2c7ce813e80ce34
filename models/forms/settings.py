"""What coordinators set, on one page in private."""

from models.people.settings import set_policy, set_wait
from models.rules.admissions import Policy
from models.rules.people import require_coordinator
from models.store.unit import Unit


def show(unit: Unit, community_id: int, person_id: int) -> None:
    """Everything that is set now. Refused to others."""
    require_coordinator(unit.members.of(community_id, person_id))
    unit.notices.reply("settings", community_id, person_id=person_id)


def policy(unit: Unit, community_id: int, person_id: int, wanted: Policy) -> None:
    """How people join from now on; the page shows it at once. Refused as setting it is."""
    set_policy(unit, community_id, person_id, wanted)
    unit.notices.instead("settings", community_id, person_id=person_id)


def wait(unit: Unit, community_id: int, person_id: int, days: int) -> None:
    """How long newcomers wait before they count; the page shows it at once. Refused as setting it is."""
    set_wait(unit, community_id, person_id, days)
    unit.notices.instead("settings", community_id, person_id=person_id)
