"""What tests leave on a machine: nothing, even when they are killed."""

import subprocess
import sys
from pathlib import Path

from tests.folders import a_folder

STAYS = """
import time
from tests.folders import a_folder
with a_folder() as folder:
    (folder / "kept").write_text("much")
    print(folder, flush=True)
    time.sleep(60)
"""


def test_a_folder_goes_with_its_block_and_a_killed_runs_folder_with_the_next() -> None:
    with subprocess.Popen([sys.executable, "-c", STAYS], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        left = Path(run.stdout.readline().strip())
        with a_folder() as mine:
            assert left.exists(), "its run goes on"
        assert not mine.exists()
        run.kill()
    assert left.exists()
    with a_folder():
        assert not left.exists()
    assert not list(left.parent.glob(f"{left.name}*"))
    assert not list(mine.parent.glob(f"{mine.name}*"))
