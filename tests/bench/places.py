"""Where the bench keeps its files: towns that took a while to build are kept for the next run."""

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from models.store import migrations
from tests.bench import town as building
from tests.bench.town import Town, build

KEPT = Path(tempfile.gettempdir()) / "commonpot-bench"


def copy_of(town: Town, folder: Path) -> Path:
    """A fresh copy of a town's database, in a folder that is thrown away."""
    kept = KEPT / f"{town.name}-{_edition()}.sqlite"
    if not kept.exists():
        KEPT.mkdir(exist_ok=True)
        half_made = kept.with_suffix(".half")
        half_made.unlink(missing_ok=True)
        build(half_made, town)
        half_made.rename(kept)
    copy = folder / f"{town.name}.sqlite"
    for old in folder.glob(f"{copy.name}*"):
        old.unlink()
    shutil.copyfile(kept, copy)
    with copy.open("rb+") as file:  # or the first commits would wait for the copy
        os.fsync(file.fileno())
    return copy


def _edition() -> str:
    """Changes with the tables and with how a town is built."""
    files = [Path(building.__file__), *sorted((migrations.HERE / "versions").glob("*.py"))]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
