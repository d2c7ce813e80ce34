"""From a notice to a message: ask what it needs, in the reader's setting, and say it."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from config.texts import Language
from handlers.words.pages import pages
from handlers.words.people.groups import of_one_group
from handlers.words.speech import Message, Speech, blocks, lines
from handlers.words.templates import CARDS, NOTICES, Template
from models.questions.settings import Setting, setting

Ask = Callable[..., Awaitable[Any]]


class Note(Protocol):
    """A notice as it waits to be sent. again: it may have been sent before, nobody knows."""

    @property
    def kind(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def community_id(self) -> int | None: ...
    @property
    def chat_id(self) -> int | None: ...
    @property
    def number(self) -> int | None: ...
    @property
    def again(self) -> bool: ...


async def compose(ask: Ask, note: Note, username: str) -> Message | None:
    """The notice in words, as things stand now. None when there is no longer any point in it."""
    template = (CARDS if note.kind == "card" else NOTICES)[note.what]
    values = _values(note)
    private = note.chat_id if note.chat_id is not None and note.chat_id > 0 else None
    place = await ask(setting, note.community_id, note.number, private)
    view = await ask(template.question, *(values[name] for name in template.asked_with)) if template.question else None
    if view is None and template.question is not None:
        return None
    if template.worked_out is not None:
        view = await _step_by_step(template.worked_out(view))
    speech = Speech(Language.of(place.language), place, username)
    message = template.words(speech, view, values)
    if message is not None and place.several:
        message = of_one_group(speech, note.what, message)
    return message and _finished(speech, note, message)


async def _step_by_step(work: Generator[None, None, Any]) -> Any:
    """What the steps come to. Between any two, whoever taps meanwhile is served."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        await asyncio.sleep(0)


def _values(note: Note) -> Mapping[str, Any]:
    private = note.chat_id if note.chat_id is not None and note.chat_id > 0 else None
    return {"community_id": note.community_id, "person_id": private, **note.values}


def _finished(speech: Speech, note: Note, message: Message) -> Message | None:
    """What fits in one message. A card is cut; anything else goes on in another part, which may be asked for."""
    parts = pages(message.text)
    if note.kind == "card" or note.values.get("instead"):
        more = speech.say("More than fits here is in the messages above.") if len(parts) > 1 else None
        return replace(message, text=blocks(parts[0], lines(more, _footer(speech, note))))
    part = int(note.values.get("part", 1))
    if part > len(parts):  # there is less to say by now
        return None
    last = part == len(parts)
    text = blocks(parts[part - 1], lines(_footer(speech, note), _place(speech, part, len(parts))))
    return replace(message, text=text, keyboard=message.keyboard if last else None, more=not last)


def _footer(speech: Speech, note: Note) -> str | None:
    """Results and receipts carry their number; a reply that may have come before says so."""
    if note.number is not None:
        return speech.say("Record no. {number}", number=note.number)
    sent_again = note.again and note.kind == "reply" and not note.values.get("instead")
    return speech.say("(sent again)") if sent_again else None


def _place(speech: Speech, part: int, parts: int) -> str | None:
    return speech.say("Part {part} of {parts}", part=part, parts=parts) if parts > 1 else None


def plain(language_code: str | None, place: Setting, username: str = "") -> Speech:
    """The speech of toasts: no markup."""
    return Speech(Language.of(language_code or place.language), place, username, rich=False)


__all__ = ["Note", "Template", "compose", "plain"]
