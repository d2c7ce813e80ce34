"""Who may speak to this server: programs, and its own page. Other web pages in the same browser may not play here."""

from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address

AT_HOME = frozenset({"127.0.0.1", "localhost", "[::1]"})
ELSEWHERE = ("cross-site", "same-site")
HEARD = (b"host", b"origin", b"sec-fetch-site")


class Neighbours:
    """Knows the server's own names: those of this machine, and the host it listens on."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self._names = AT_HOME | {f"[{host}]" if ":" in host else host.lower()}

    def welcome(self, path: str, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Refused are another name for this server (a page can get one from its own name server), another page's
        request, and one that a browser makes for another page; only the page itself may be linked to from anywhere."""
        said = {name: value.decode("latin-1").lower() for name, value in headers if name in HEARD}
        host = said.get(b"host", "")
        if host and not self._ours(parted(host)[0]):
            return False
        if b"origin" in said:
            return self._same(said[b"origin"], host)
        return path == "/" or said.get(b"sec-fetch-site") not in ELSEWHERE

    def _ours(self, name: str) -> bool:
        """A name of ours; or a number, which no name server can give away."""
        if name in self._names:
            return True
        with suppress(ValueError):
            return bool(ip_address(name.strip("[]")))
        return False

    def _same(self, origin: str, host: str) -> bool:
        """Whether the page came from where it asks."""
        scheme, _, address = origin.partition("://")
        name, port = parted(address)
        return scheme == "http" and (address == host or (name in self._names and port == parted(host)[1]))


def parted(address: str) -> tuple[str, str]:
    """Name and port."""
    name, colon, port = address.rpartition(":")
    return (name, port) if colon and port.isdecimal() else (address, "80")
