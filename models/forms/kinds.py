"""Every kind of form that asks step by step."""

from collections.abc import Mapping

from models.forms import proposal, rewriting
from models.forms.shape import Kind

KINDS: Mapping[str, Kind] = {"amend": rewriting.KIND, "propose": proposal.KIND}
