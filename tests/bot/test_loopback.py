"""Ports on this machine."""

from contextlib import AbstractContextManager, nullcontext

from bot.loopback import free_port


class At:
    """What has a port, as a socket has."""

    def __init__(self, port: int) -> None:
        self.port = port

    def getsockname(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)


def test_a_port_that_is_promised_to_somebody_is_not_given_out_again() -> None:
    free = [8001, 8001, 8002]

    def listening(_: int) -> AbstractContextManager[At]:
        return nullcontext(At(free.pop(0)))

    assert free_port(besides=8001, listen=listening) == 8002
