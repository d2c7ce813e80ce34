"""This machine, seen from itself: its names, and its free ports."""

import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

HERE = ("127.0.0.1", "localhost")


def listening(port: int) -> socket.socket:
    """A socket on this machine alone that already takes connections; port 0 is any free one. Raises OSError."""
    # Named as TCP: only then does asyncio send small answers at once.
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HERE[0], port))
        found.listen()
    except OSError:
        found.close()
        raise
    return found


class Bound(Protocol):
    """What has a port."""

    def getsockname(self) -> Any: ...


def free_port(besides: int = 0, listen: Callable[[int], AbstractContextManager[Bound]] = listening) -> int:
    """A port that nothing listens on now; another than the one on which something soon will."""
    with listen(0) as found:
        port = int(found.getsockname()[1])
    return free_port(besides, listen) if port == besides else port


def listens(port: int) -> bool:
    """Whether something takes connections there."""
    try:
        socket.create_connection((HERE[0], port), timeout=1).close()
    except OSError:
        return False
    return True
