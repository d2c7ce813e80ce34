"""Somebody who only reads the groups: what stands there of what people kept to themselves.

Goes through everything the bot was told and said, in order, and knows what each person wrote in private, when they put
it before the group, and who is named there because of a role they took.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.playground.calls import Call
from bot.playground.world import World
from models.store.tables import communities, coordinators, members, outbox, purposes, requests
from models.store.unit import Unit

Json = dict[str, Any]

SAYING = ("sendMessage", "editMessageText")
PUBLISHING = re.compile(r"^(Post it|Change it so|Open|Record it|Set it|Ask the group)$")
TO_ONE = re.compile(
    r"You (back|object to) “|Your share paid|You have \S+ (left )?(of the funders' money )?to give|\bYou are in <b>"
    r"|You have not backed|You neither backed|When it ended you|You in <b>|You are (an adviser|a resident) now"
    r"|You have left <b>"
)
SHORTEST = 8  # signs of a text that would not stand in a message by chance


@dataclass
class Bystander:
    """named: who may be called by name in a group, by person; whoever coordinates, proposes or changes their role."""

    world: World
    heard: int = 0
    kept: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def wrong(self, named: set[int]) -> list[str]:
        """What has been said in groups since the last time that was not for a group."""
        found: list[str] = []
        for call in self.world.calls.after(self.heard):
            if call.method == "getUpdates":
                for update in call.result if isinstance(call.result, list) else ():
                    self.hear(update)
            elif call.method in SAYING:
                found += self._leaks(call, named)
        self.heard = self.world.calls.made
        return found

    def hear(self, update: Json) -> None:
        """What a person wrote or tapped."""
        message, tap = update.get("message"), update.get("callback_query")
        if message is not None and "from" in message:
            private = message["chat"]["type"] == "private"
            words = message.get("text", "")
            if private and not words.startswith("/"):
                self.kept[message["from"]["id"]].append(words)
            elif not private:
                self.told[message["from"]["id"]].append(words)
        elif tap is not None and PUBLISHING.match(_label(tap)):
            person = tap["from"]["id"]
            self.told[person] += self.kept.pop(person, [])

    def _leaks(self, call: Call, named: set[int]) -> Iterator[str]:
        group = self.world.chats.get(int(call.payload.get("chat_id", 0)))
        text = html.unescape(str(call.payload.get("text", "")))
        if group is None or group.private:
            return
        if TO_ONE.search(text):
            yield f"said to one person before all: {text}"
        here = [person for person in self.world.people if person.id in group.members]
        public = "\n".join(words for person in here for words in self.told[person.id])
        for person in here:
            for words in self.kept[person.id]:
                if len(words) >= SHORTEST and words in text and words not in public:
                    yield f"{person.name} had kept “{words}” to themselves: {text}"
            if person.id not in named and _calls(text, person.name) and not _calls(public, person.name):
                yield f"{person.name} is named: {text}"


def openly_named(unit: Unit) -> set[int]:
    """A question: who may be called by name in a group.

    Coordinators, who took the bot in, who changed their role, who said that they would do a purpose themselves,
    and whom a coordinator asks to appoint, to remove or to let in again, with who agreed to something.
    """
    steer = select(members.c.person_id).join(coordinators, coordinators.c.member_id == members.c.id)
    added = select(communities.c.added_by).where(communities.c.added_by.is_not(None))
    payees = select(members.c.person_id).join(purposes, purposes.c.payee_member_id == members.c.id)
    roles = select(outbox.c["values"]).where(outbox.c.what == "role")
    about = requests.c.act.in_(("appoint", "dismiss", "remove", "readmit"))
    meant = select(members.c.person_id).join(requests, requests.c.subject_id == members.c.id).where(about)
    agreed = select(members.c.person_id).join(requests, requests.c.agreed_by == members.c.id)
    ask = unit.connection.execute
    told = {one["person_id"] for one in ask(roles).scalars()}
    return told.union(*(ask(query).scalars() for query in (steer, added, payees, meant, agreed)))


def _calls(text: str, name: str) -> bool:
    return len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", text) is not None


def _label(tap: Json) -> str:
    rows = (tap.get("message") or {}).get("reply_markup", {}).get("inline_keyboard", [])
    return next((one["text"] for row in rows for one in row if one.get("callback_data") == tap.get("data")), "")
