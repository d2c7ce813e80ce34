"""Runs a program that ends when whoever started it is gone: `python -m bot.demo.attended PROGRAM [WORDS]`.

PROGRAM is a module's name. Its standard input is a pipe that the starter holds open; killed, it lets go.
"""

import os
import runpy
import signal
import sys
import threading
import time

STDIN = 0
GRACE = 5  # seconds for the program to end in its own way


def attend() -> None:
    """Waits until the pipe closes, then stops this process as a signal would."""
    while os.read(STDIN, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Becomes the program, with somebody watching the pipe."""
    sys.argv = sys.argv[1:]
    threading.Thread(target=attend, daemon=True).start()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
