"""People on the simulated Telegram: what they do, and what they see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


class Stuck(Exception):
    """The bot did not do what was waited for."""


class Gone(Stuck):
    """The server is not there any more."""


@dataclass(frozen=True)
class Seen:
    """One message as a person sees it. file: the name of what is attached, if anything is."""

    id: int
    at: datetime
    by: str
    text: str
    buttons: list[list[dict[str, str]]]
    pinned: bool
    service: bool
    file: str = ""

    def button(self, label: str) -> str | None:
        """What is behind a button: the act or the address."""
        found = (one for row in self.buttons for one in row if one["text"] == label)
        return next((one.get("data") or one.get("url") for one in found), None)


class Simulation:
    """The server's /sim/ interface (docs/sim.md)."""

    def __init__(self, url: str, patience: float = 30) -> None:
        # Imported here: the server and the bot are started meanwhile.
        import httpx

        self._http = httpx.Client(base_url=f"{url}/sim/", timeout=20 * patience, trust_env=False)
        self._failures = httpx.HTTPError
        self._patience = patience  # real seconds for the bot to settle, at each moment

    def close(self) -> None:
        self._http.close()

    def post(self, path: str, **body: object) -> dict[str, Any]:
        """Does something; a mistake is an error."""
        return self._told("POST", path, json=body)

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """Asks something."""
        return self._told("GET", path, params=query)

    def _told(self, method: str, path: str, **given: Any) -> dict[str, Any]:
        try:
            answer = self._http.request(method, path, **given)
            told: dict[str, Any] = answer.json()
        except (self._failures, ValueError) as problem:  # ending, it answers in plain words to who still waits
            raise Gone(f"the server does not answer: {problem}") from problem
        if answer.is_error:
            raise Stuck(told.get("error", answer.text))
        return told

    def person(self, name: str, note: str = "") -> int:
        """Somebody new. note: who they are, for whoever plays them."""
        first, _, last = name.partition(" ")
        return int(self.post("people", name=first, last_name=last, note=note)["id"])

    def group(self, title: str, kind: str, creator: int, members: list[int]) -> int:
        """A new group; the creator owns it."""
        told = self.post("groups", title=title, type=kind, creator=creator, members=members)
        return int(told["id"])

    def write(self, person: int, chat: int | str, text: str, reply_to: int | None = None) -> int:
        """A person writes; the number of their message."""
        told = self.post(
            "act/write", person=person, chat=chat, text=text, **({"reply_to": reply_to} if reply_to else {})
        )
        return int(told["message_id"])

    def tap(self, person: int, chat: int | str, message: int, button: str) -> dict[str, Any]:
        """A person taps a button and waits for the answer."""
        return self.post("act/tap", person=person, chat=chat, message_id=message, button=button, wait=20)

    def tap_on(self, person: int, chat: int | str, message: int, button: str) -> None:
        """A person taps a button and goes on without waiting for the answer."""
        self.post("act/tap", person=person, chat=chat, message_id=message, button=button, wait=0)

    def open(self, person: int, link: str = "") -> None:
        """A person opens the private chat, by a link or by the Start button."""
        self.post("act/open", person=person, **({"start": link} if link else {}))

    def messages(self, chat: int | str, person: int, after: int = 0) -> list[Seen]:
        """A chat as a person sees it."""
        told = self.get(f"chats/{chat}/messages", **{"as": str(person), "after": str(after)})
        return [_seen(one) for one in told["messages"]]

    def settle(self) -> datetime | None:
        """Waits until the bot has done and said everything there is; when something falls due next."""
        due = self.post("settle", timeout=self._patience)["next_due"]
        return None if due is None else datetime.fromisoformat(due)

    def set_clock(self, moment: datetime) -> None:
        """It is this moment now, whatever would have fallen due before."""
        self._told("PUT", "clock", json={"now": moment.isoformat()})

    def pass_time(self, **by: float) -> None:
        """Lets time pass; everything that falls due meanwhile happens at its moment."""
        self.post("advance", by=timedelta(**by).total_seconds(), timeout=self._patience)

    def pass_until(self, moment: datetime) -> None:
        """Lets time pass until then."""
        self.post("advance", to=moment.isoformat(), timeout=self._patience)

    def now(self) -> datetime:
        return datetime.fromisoformat(self.get("clock")["now"])


def _seen(one: dict[str, Any]) -> Seen:
    at = (
        datetime.fromisoformat(one["date"])
        if isinstance(one["date"], str)
        else datetime.fromtimestamp(one["date"]).astimezone()
    )
    by = (one["from"] or {}).get("name", "")
    text, buttons, file = one["text"] or "", one["buttons"] or [], one["file"] or {"name": ""}
    return Seen(one["id"], at, by, text, buttons, one["pinned"], one["service"] is not None, file["name"])
