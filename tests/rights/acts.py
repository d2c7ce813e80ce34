"""Every button and every command, as somebody's program would send it."""

from collections.abc import Mapping
from typing import NamedTuple

from handlers.registering import COMMANDS, IN_GROUP, IN_PRIVATE
from tests.bot.fakes import Json, tap, written
from tests.rights.streets import ELSEWHERE, NOBODY, REQUEST
from tests.verbs.house import CHAT
from tests.verbs.moments import BENCH, LIGHTS, OBJECTION

# What is behind the button, where it is not the first of its kind; {link} is the group's own.
DATA: Mapping[str, str] = {
    "agree": f"agree:{REQUEST}",
    "another": "another:pool",
    "choose": "choose:-{link}",
    "coordinate": "coordinate:-{link}",
    "erase": "erase:now",
    "form": "form:leave",
    "leave": "leave:now-{link}",
    "list": "list:0-{link}",
    "members": "members:1-{link}",
    "merge_ask": f"merge_ask:{LIGHTS}-{BENCH}",
    "merge_into": f"merge_into:{LIGHTS}-{BENCH}",
    "nudges": "nudges:stop-{link}",
    "off": f"off:{REQUEST}",
    "propose": "propose:new-{link}",
    "remove": "remove:0-{link}",
    "rejoin": "rejoin:-{link}",
    "role": "role:adviser-{link}",
    "set": "set:approve-{link}",
    "show": f"show:{BENCH}",
    "speak": f"speak:post-answer-{OBJECTION}",
}

# What is written after the command, where there must be something for it to be an act.
WORDS: Mapping[str, str] = {
    "fund": "£10 from Ward Fund",
    "round": "for 14 days: What would help?",
    "propose": "A bin",
}


class Act(NamedTuple):
    """A button or a command, and where it is used: here, in private, or in the other group."""

    kind: str
    name: str
    place: str
    data: str = ""  # another than the button's own

    def __str__(self) -> str:
        return f"{'/' if self.kind == 'command' else ''}{self.name}, {self.place}"

    def update(self, number: int, person: int, link: str) -> Json:
        chat = {"here": CHAT, "elsewhere": ELSEWHERE}.get(self.place, person)
        if self.kind == "button":
            update = tap(number, chat, person, self.data or DATA.get(self.name, f"{self.name}:1").format(link=link))
            update["callback_query"]["from"]["is_bot"] = person == NOBODY
        else:
            update = written(number, f"/{self.name} {WORDS.get(self.name, '')}".strip(), chat, person)
            update["message"]["from"]["is_bot"] = person == NOBODY
            if person == NOBODY:
                update["message"]["sender_chat"] = update["message"]["chat"]
        return update


def every_act() -> list[Act]:
    """One for each entry of the tables that say which handler an update goes to."""
    buttons = [Act("button", name, place) for place in ("here", "elsewhere") for name in IN_GROUP]
    buttons += [Act("button", name, "private") for name in IN_PRIVATE]
    return buttons + [Act("command", name, place) for place in ("here", "private") for name in COMMANDS]
