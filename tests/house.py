"""The law of the house as a contract of import-linter: what each room may import, and nothing else.

A room is a package without the rooms inside it. An import is allowed if the longest name that fits it, among those a
room may and must never import, is one it may.
"""

import re
import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

STANDARD_LIBRARY = "standard library"
LIBRARIES = "libraries"


class Room(Contract):
    """One row of the table in the design. Only direct imports count: what guests import is their own affair."""

    type_name = "room"

    room = fields.StringField()
    rooms_inside = fields.SetField(subfield=fields.StringField(), required=False, default=frozenset())
    may_import = fields.SetField(subfield=fields.StringField())
    never = fields.SetField(subfield=fields.StringField(), required=False, default=frozenset())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        modules = sorted(module for module in graph.modules if self._is_mine(module))
        broken = [
            f"{module} imports {name} (line {line})"
            for module in modules
            for name, line in _imports(graph, module)
            if not self._allows(name, graph)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for sentence in check.metadata["broken"]:
            output.print_error(sentence)

    def _is_mine(self, module: str) -> bool:
        return _within(module, str(self.room)) and not any(
            _within(module, room) for room in self._names("rooms_inside")
        )

    def _allows(self, name: str, graph: ImportGraph) -> bool:
        may = self._names("may_import")
        fits = [known for known in may | self._names("never") if _within(name, known)]
        if fits:
            return max(fits, key=len) not in self._names("never")
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names:
            return STANDARD_LIBRARY in may
        return LIBRARIES in may and graph.is_module_squashed(top)

    def _names(self, field: str) -> frozenset[str]:
        return frozenset(str(name) for name in getattr(self, field))


def _imports(graph: ImportGraph, module: str) -> list[tuple[str, int]]:
    """What a module imports, by its full name: of a library the graph itself knows only the first word."""
    told = []
    for imported in sorted(graph.find_modules_directly_imported_by(module)):
        for detail in graph.get_import_details(importer=module, imported=imported):
            written = re.search(rf"\b{re.escape(imported)}(\.\w+)*", detail["line_contents"])
            told.append(
                (written[0] if written and graph.is_module_squashed(imported) else imported, detail["line_number"])
            )
    return told


def _within(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")
