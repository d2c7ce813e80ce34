"""Every kind of form that asks step by step."""

from collections.abc import Mapping

from models.forms import code, correction, gift, plan, proposal, rewriting, zone
from models.forms.shape import Kind

KINDS: Mapping[str, Kind] = {
    "amend": rewriting.KIND,
    "code": code.KIND,
    "correct": correction.KIND,
    "fund": gift.KIND,
    "propose": proposal.KIND,
    "round": plan.KIND,
    "zone": zone.KIND,
}
