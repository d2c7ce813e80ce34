"""The proxy between the bot and Telegram, where the network has one."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass_environment  # type: ignore[attr-defined]  # not in its stubs

from pydantic import SecretStr

HERE = ("localhost", "127.0.0.1", "::1")


def checked_proxy(given: Any) -> SecretStr:
    """An HTTP proxy's address, which may carry a name and a password; nothing where none was given."""
    address = (given.get_secret_value() if isinstance(given, SecretStr) else str(given)).strip()
    if address and not _usable(address):
        raise ValueError(
            "COMMONPOT_PROXY is not the address of an HTTP proxy. Use http://host:port, with http://name:password@ "
            "where it asks for one, or leave it out."
        )
    return SecretStr(address)


def machines_proxy(url: str, known: Mapping[str, str] | None = None) -> str | None:
    """What HTTPS_PROXY, ALL_PROXY and NO_PROXY say about this address; never a proxy to the machine itself.

    known: what they say, by "https", "all" and "no"; the environment's own unless given.
    """
    to, proxies = urlsplit(url), dict(getproxies() if known is None else known)
    found = proxies.get(to.scheme) or proxies.get("all")
    if not found or to.hostname in HERE or proxy_bypass_environment(to.netloc, proxies):
        return None
    address = found if "://" in found else f"http://{found}"
    return address if _usable(address) else None


def _usable(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # a port that is none
        return False
