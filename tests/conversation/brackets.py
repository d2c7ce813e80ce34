"""A town in which every text is read a second time, in a language whose every sentence stands in brackets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from gettext import NullTranslations
from typing import Any

from sqlalchemy import func, select

from config.texts import Language
from handlers.words.people.groups import of_one_group
from handlers.words.speech import Message, Speech
from handlers.words.templates import CARDS, NOTICES
from models.questions.settings import Setting, setting
from models.store.tables import cards, communities, outbox
from models.store.unit import Unit
from tests.conversation.town import Town

WORD = re.compile(r"[^\W\d_]{2,}")
# between two of a list stands the word of the locale itself
MARKUP = re.compile(r"<blockquote>.*?</blockquote>|<code>.*?</code>|https://\S+|</?\w+>|(?<=⟧) and (?=⟦)", re.S)
THEIR_OWN = re.compile(
    r"\b(?:Bright Electric|It is dark there|Ward Fund|More Lights|Lights|Lamps|Mill Lane|Another Row"
    r"|Amina|Ben|Chloe|Dev|Ewa|Farid|Grace|Athens|Berlin|Dublin|London|Paris|Warsaw|New York)\b"
)


class Bracketed(NullTranslations):
    """Every sentence in brackets, whatever is in it."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def bracketed(place: Setting) -> Speech:
    return Speech(Language(Language.of("en").locale, Bracketed()), place, "commonpot_bot")


def outside(text: str) -> list[str]:
    """Words that stand in no brackets and are nobody's own."""
    depth, kept = 0, []
    for sign in MARKUP.sub(" ", text):
        depth += (sign == "⟦") - (sign == "⟧")
        kept.append(sign if depth == 0 and sign != "⟧" else " ")
    return WORD.findall(THEIR_OWN.sub(" ", "".join(kept)))


@dataclass(frozen=True)
class Told:
    """A notice or a card as it was to be put into words."""

    kind: str
    what: str
    community_id: int | None
    chat_id: int | None
    number: int | None
    given: Mapping[str, Any]

    def in_brackets(self, unit: Unit) -> Message | None:
        """How it reads now in the language of brackets. None when there is no longer any point in it."""
        template = (CARDS if self.kind == "card" else NOTICES)[self.what]
        person_id = self.chat_id if self.chat_id is not None and self.chat_id > 0 else None
        values = {"community_id": self.community_id, "person_id": person_id, **self.given}
        place = setting(unit, self.community_id, self.number, person_id)
        view = None
        if template.question is not None:
            view = template.question(unit, *(values[name] for name in template.asked_with))
            if view is None:
                return None
        speech = bracketed(place)
        message = template.words(speech, view, values)
        return of_one_group(speech, self.what, message) if message is not None and place.several else message


@dataclass(frozen=True)
class ReadingTown(Town):
    """Whenever nothing moves any more, it reads what was said since the last time in groups that came after `since`.

    read: which notices and cards. wrong: what stood in no brackets.
    """

    since: int = 0
    read: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    heard: set[int] = field(default_factory=set)
    drawn: dict[int, str] = field(default_factory=dict)

    @classmethod
    async def of(cls, town: Town) -> "ReadingTown":
        """The same town, whose texts are read from here on."""
        newest, heard = await town.bot.reader.ask(_newest, now=town.now)
        return cls(**{one.name: getattr(town, one.name) for one in fields(Town)}, since=newest, heard={heard})

    async def settles(self) -> None:
        await super().settles()
        await self._reads_what_is_new()

    async def passes(self, **by: float) -> None:
        await super().passes(**by)
        await self._reads_what_is_new()

    async def _reads_what_is_new(self) -> None:
        for told, message in await self.bot.reader.ask(self._new, now=self.now):
            if message is not None:
                self.read.add(told.what)
                rows = message.keyboard.inline_keyboard if message.keyboard else ()
                texts = [message.text, *(one.text for row in rows for one in row)]
                self.wrong.extend(f"{told.what}: {words} in {text}" for text in texts if (words := outside(text)))

    def _new(self, unit: Unit) -> list[tuple[Told, Message | None]]:
        return [(told, told.in_brackets(unit)) for told in (*self._notices(unit), *self._cards(unit))]

    def _notices(self, unit: Unit) -> Iterator[Told]:
        here = outbox.c.community_id.is_(None) | (outbox.c.community_id > self.since)
        new = select(outbox).where(here, outbox.c.id > max(self.heard)).order_by(outbox.c.id)
        for row in unit.connection.execute(new).mappings().all():
            self.heard.add(row["id"])
            yield Told(row["kind"], row["what"], row["community_id"], row["chat_id"], row["number"], row["values"])

    def _cards(self, unit: Unit) -> Iterator[Told]:
        here = select(cards).where(cards.c.community_id > self.since, cards.c.drawn.is_not(None))
        for row in unit.connection.execute(here).mappings().all():
            if self.drawn.get(row["id"]) != row["drawn"]:
                self.drawn[row["id"]] = row["drawn"]
                yield Told("card", row["kind"], row["community_id"], None, None, {"subject_id": row["subject_id"]})


def _newest(unit: Unit) -> tuple[int, int]:
    """The newest community and the newest notice."""
    group, notice = (select(func.coalesce(func.max(one.c.id), 0)) for one in (communities, outbox))
    return unit.connection.execute(group).scalar_one(), unit.connection.execute(notice).scalar_one()
