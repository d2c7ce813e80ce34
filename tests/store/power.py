"""A disk that loses what it was not told to keep: every write of SQLite is written down, and the power may go at any.

Until the next sync a write may be on the disk or not, in any order, and torn between two sectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import apsw

SECTOR = 512
WAL = "-wal"  # the part beside the file; the file's own name ends in nothing


@dataclass(frozen=True, slots=True)
class Write:
    part: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    part: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    part: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The COMMIT has returned: whoever asked may be told. state: a seal on what the tables then hold."""

    state: str


Step = Write | Truncate | Sync | Acknowledged


class Recorder(apsw.VFS):
    """Carries out what SQLite wants of the disk, and writes down every step that changes a file."""

    def __init__(self, name: str) -> None:
        self.name, self.steps = name, list[Step]()
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "Recorded":  # noqa: N802 (SQLite's)
        return Recorded(self.steps, name, flags)


class Recorded(apsw.VFSFile):
    def __init__(self, steps: list[Step], name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        self.steps, self.part = steps, WAL if path.endswith(WAL) else ""
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.steps.append(Write(self.part, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self.steps.append(Truncate(self.part, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.steps.append(Sync(self.part))
        super().xSync(flags)


class Disk:
    """What certainly lies on the disk (kept), and what was written since the last sync (afloat), for each part."""

    def __init__(self, file: bytes) -> None:
        self.kept: dict[str, bytearray] = {"": bytearray(file), WAL: bytearray()}
        self.afloat: dict[str, list[Write | Truncate]] = {"": [], WAL: []}

    def take(self, step: Step) -> None:
        if isinstance(step, Sync):
            for one in self.afloat[step.part]:
                apply(one, self.kept[step.part])
            self.afloat[step.part].clear()
        elif isinstance(step, (Write, Truncate)):
            self.afloat[step.part].append(step)

    def after_the_cut(self, chance: Random) -> dict[str, bytes]:
        """What is found when the power is back."""
        found = {}
        for part, kept in self.kept.items():
            content = bytearray(kept)
            for one in _some(self.afloat[part], chance):
                apply(torn(one, chance) if isinstance(one, Write) else one, content)
            found[part] = bytes(content)
        return found


def _some(afloat: Sequence[Write | Truncate], chance: Random) -> list[Write | Truncate]:
    """All of them, the first few, or any, in any order: a disk has its own ways."""
    match chance.choice(("all", "first", "any")):
        case "all":
            return list(afloat)
        case "first":
            return list(afloat[: chance.randint(0, len(afloat))])
        case _:
            return chance.sample(afloat, chance.randint(0, len(afloat)))


def torn(write: Write, chance: Random) -> Write:
    """The write as it was, or sectors of it whole, and the rest missing, zero or anything."""
    sectors = -(-len(write.data) // SECTOR)
    whole = chance.randint(0, sectors) * SECTOR
    match chance.choice(("whole", "missing", "zero", "anything")):
        case "missing":
            return Write(write.part, write.offset, write.data[:whole])
        case "zero":
            return Write(write.part, write.offset, write.data[:whole].ljust(len(write.data), b"\0"))
        case "anything":
            rest = max(0, len(write.data) - whole)
            return Write(write.part, write.offset, write.data[:whole] + chance.randbytes(rest))
        case _:
            return write


def apply(step: Write | Truncate, content: bytearray) -> None:
    if isinstance(step, Truncate):
        del content[step.size :]
        return
    end = step.offset + len(step.data)
    content.extend(bytes(max(0, end - len(content))))
    content[step.offset : end] = step.data
