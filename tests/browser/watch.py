"""What goes wrong in a window, also what nobody would see: errors, failed requests, requests to somebody else."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, ConsoleMessage, Request, WebError

HERE = {"127.0.0.1"}
OF_THE_PAGE_ITSELF = {"data", "blob", "about"}
LEFT = "net::ERR_ABORTED"  # the page was left or closed while it waited: no fault of anything


@dataclass
class Watch:
    """Notes all of it for one test. A test that provokes something says so beforehand."""

    wrong: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        for event, note in self._notes().items():
            context.on(event, note)

    def end(self, context: BrowserContext) -> None:
        for event, note in self._notes().items():
            context.remove_listener(event, note)

    def _notes(self) -> dict[Any, Any]:
        notes = {"console": self._said, "weberror": self._raised}
        return notes | {"requestfailed": self._failed, "request": self._asked}

    def expect(self, *words: str) -> None:
        """Whatever holds one of these words is provoked by the test."""
        self.expected += words

    def unexpected(self) -> list[str]:
        return [one for one in self.wrong if not any(words in one for words in self.expected)]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.wrong.append(f"console: {message.text} ({message.location['url']})")

    def _raised(self, error: WebError) -> None:
        self.wrong.append(f"error: {error.error}")

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self.wrong.append(f"request: {request.method} {request.url}: {request.failure}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in OF_THE_PAGE_ITSELF and address.hostname not in HERE:
            self.wrong.append(f"elsewhere: {request.method} {request.url}")
