"""Ending a connection without an answer, which an application cannot do by the ordinary way of ASGI."""

import socket
import struct
from collections.abc import MutableMapping
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

NAME = "playground.cut"
AT_ONCE = struct.pack("ii", 1, 0)


class CuttableProtocol(HttpToolsProtocol):
    """Puts into each request's scope the way to cut its connection."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {NAME: {"transport": self.transport}}


def cut(scope: MutableMapping[str, Any], reset: bool) -> None:
    """Close the request's connection here and now; with reset the client is told so rudely (TCP RST)."""
    transport = scope["extensions"][NAME]["transport"]
    if reset:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    transport.abort()
