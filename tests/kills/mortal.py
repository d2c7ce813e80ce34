"""The bot itself, but it dies at the commit it is told: every statement done and COMMIT not, or COMMIT done too.

In its folder it leaves a byte for each commit (commits) and what it logs (log), and looks for its end (end: how many
more, before or after).
Run as a program, in place of `python -m bot`.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from bot.__main__ import main

COMMITS, END, LOG = Path("commits"), Path("end"), Path("log")


class Countdown:
    """Counts the commits from the moment that END is there."""

    def __init__(self) -> None:
        self.left = 0
        self.when = ""
        self._alone = threading.Lock()

    def about_to_commit(self, connection: Connection) -> None:
        """Called by the library between the last statement and COMMIT."""
        with self._alone:
            if not self.when and END.exists():
                left, self.when = END.read_text().split()
                self.left = int(left)
                END.unlink()
            self.left -= 1
            dies = self.when != "" and self.left == 0
            if dies and self.when == "after":
                connection.connection.commit()
            with COMMITS.open("a") as file:
                file.write(".")
            if dies:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with LOG.open("ab") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    event.listen(Engine, "commit", Countdown().about_to_commit)
    main()
