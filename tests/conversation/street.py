"""A street: its people, what they do in a line of a test, and what they then see."""

import asyncio
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from handlers.words.compose import plain
from handlers.words.record import told
from models.questions.journal import JournalEntry, journal_page
from models.questions.settings import setting
from models.store.unit import Unit
from tests.conversation.town import Town
from tests.playground.pictures import png

RESIDENTS = ("Amina", "Ben", "Chloe", "Dev", "Ewa", "Farid")
JOIN = "a pot we decide on together"
QUESTION = "What would make our street safer?"
ROUND = f"/round up to £25 each for 14 days: {QUESTION}"
PRIVATE = "private"
MANY = 1_000_000


@dataclass(frozen=True)
class Seen:
    """One message as somebody sees it."""

    id: int
    by: str
    text: str
    buttons: dict[str, str]
    reply_to: int | None
    pinned: bool
    edited: bool


@dataclass(frozen=True)
class Answer:
    """What only the one who tapped sees."""

    text: str
    alert: bool
    url: str


@dataclass
class Street:
    """A group with the bot in it. People are called by their names."""

    town: Town
    group: int
    people: dict[str, int] = field(default_factory=dict)

    # What people do

    async def person(self, name: str, **more: str) -> int:
        self.people[name] = await self.town.simulation.person(name, **more)
        return self.people[name]

    async def comes(self, name: str, **more: str) -> None:
        """Somebody comes into the group."""
        await self.person(name, **more)
        await self.town.simulation.ask("act/join", person=self.people[name], chat=self.group)

    async def join(self, *names: str) -> None:
        """People tap Join."""
        card = await self.card(JOIN)
        await asyncio.gather(*(self._tap(name, self.group, card, "Join") for name in names))
        await self.town.settles()

    async def says(self, name: str, text: str, reply_to: int | None = None, **more: Any) -> str:
        """Somebody writes in the group; what the bot replies to it, or nothing."""
        given = {"reply_to": reply_to} if reply_to else {}
        number = await self.town.simulation.write(self.people[name], self.group, text, **given, **more)
        await self.town.settles()
        return "\n".join(one.text for one in await self.reads(name) if one.reply_to == number)

    async def tells(self, name: str, *texts: str) -> str:
        """Somebody writes to the bot in private; what it replies to the last of it."""
        number = 0
        for text in texts:
            number = await self.town.simulation.write(self.people[name], PRIVATE, text)
            await self.town.settles()
        return "\n".join(one.text for one in await self.reads(name, PRIVATE) if one.reply_to == number)

    async def sends(self, name: str, what: str, chat: int | str = PRIVATE, **more: Any) -> str:
        """Somebody sends a photo or a document; what the bot replies."""
        data = b64encode(png() if what == "photo" else b"a file").decode()
        given = {"person": self.people[name], "chat": chat, "as": what, "name": "alley", "data": data, **more}
        number = (await self.town.simulation.ask("act/attach", **given))["message_id"]
        await self.town.settles()
        return "\n".join(one.text for one in await self.reads(name, chat) if one.reply_to == number)

    async def sends_a(self, what: str, name: str, chat: int | str = PRIVATE, **more: Any) -> str:
        """Somebody sends a voice message, a sticker, a contact, ... (docs/sim.md); what the bot replies."""
        return await self._acts("send", name, chat, what=what, **more)

    async def forwards(self, name: str, message_id: int, source: int | str, chat: int | str = PRIVATE) -> str:
        """Somebody sends on what stands in another chat; what the bot replies."""
        given: dict[str, Any] = {"from": source, "message_id": message_id}
        return await self._acts("forward", name, chat, **given)

    async def edits(self, name: str, message_id: int, text: str, chat: int | str = PRIVATE) -> str:
        """Somebody changes what they wrote; what the bot replies that it had not replied before."""
        replied = {one.id for one in await self.reads(name, chat)}
        return await self._acts("edit", name, chat, replied, message_id=message_id, text=text)

    async def hears(self, kind: str, **body: Any) -> list[str]:
        """Telegram tells the bot of something that nobody here did; what is said in the group then."""
        before = len(await self.reads())
        self.town.world.updates.add(kind, body)
        await self.town.settles()
        return [one.text for one in (await self.reads())[before:]]

    async def _acts(self, act: str, name: str, chat: int | str, known: Collection[int] = (), **given: Any) -> str:
        told = await self.town.simulation.ask(f"act/{act}", person=self.people[name], chat=chat, **given)
        await self.town.settles()
        new = [one for one in await self.reads(name, chat) if one.id not in known]
        return "\n".join(one.text for one in new if one.reply_to == told["message_id"])

    async def opens(self, name: str, link: str = "") -> str:
        """Somebody opens the private chat, by a link or the Start button; what is new there."""
        before = await self._newest(name)
        given = {"start": link} if link else {}
        await self.town.simulation.ask("act/open", person=self.people[name], **given)
        await self.town.settles()
        return "\n".join(one.text for one in await self.reads(name, PRIVATE, before) if one.by == "Commonpot")

    async def taps(self, name: str, label: str, words: str) -> Answer:
        """Somebody taps a button in the group, under the newest message with these words."""
        answer = await self._tap(name, self.group, await self.card(words, label), label)
        await self.town.settles()
        return answer

    async def all_tap(self, label: str, words: str, *names: str) -> None:
        """People tap the same button in the group at the same time."""
        card = await self.card(words, label)
        await asyncio.gather(*(self._tap(name, self.group, card, label) for name in names))
        await self.town.settles()

    async def taps_in_private(self, name: str, label: str) -> Answer:
        """Somebody taps the newest button of this label in the private chat."""
        seen = [one for one in await self.reads(name, PRIVATE) if label in one.buttons]
        assert seen, f"{name} has no button {label!r}"
        answer = await self._tap(name, PRIVATE, seen[-1], label)
        await self.town.settles()
        return answer

    async def data_of(self, name: str, label: str) -> str:
        """What is behind somebody's newest private button of this label."""
        return [one.buttons[label] for one in await self.reads(name, PRIVATE) if label in one.buttons][-1]

    async def forges(self, name: str, data: str, chat: int | str | None = None, message_id: int = 1) -> Answer:
        """Somebody's own program sends what no button of theirs says."""
        answer = await self.forges_at_once(name, data, chat, message_id)
        await self.settles()
        return answer

    async def forges_at_once(self, name: str, data: str, chat: int | str | None = None, message_id: int = 1) -> Answer:
        """The same, without waiting for more than the answer."""
        told = await self.town.simulation.ask(
            "act/tap",
            person=self.people[name],
            chat=chat or self.group,
            message_id=message_id,
            button=data,
            forged=True,
        )
        return _answer(name, data, told)

    async def writes_unanswered(self, name: str, text: str) -> None:
        """Somebody writes in the group, and nobody waits for anything."""
        await self.town.simulation.write(self.people[name], self.group, text)

    async def deletes(self, message: Seen) -> None:
        """An admin deletes a message of the bot."""
        chat = self.town.world.chats.get(self.group)
        assert chat is not None
        chat.remove(message.id)

    async def is_upgraded(self) -> None:
        """Amina makes the group a supergroup: another id, other message numbers."""
        chat = await self.town.simulation.ask(f"groups/{self.group}/upgrade", by=self.people["Amina"])
        self.group = int(chat["id"])
        await self.settles()

    async def another(self) -> "Street":
        """Another group, with the same names for other people."""
        return await a_street(self.town, "Amina", "Ben", "Chloe")

    async def settles(self) -> None:
        await self.town.settles()

    async def _tap(self, name: str, chat: int | str, message: Seen, label: str) -> Answer:
        person = self.people[name]
        told = await self.town.simulation.ask("act/tap", person=person, chat=chat, message_id=message.id, button=label)
        return _answer(name, label, told)

    # What they see

    async def reads(self, name: str = "Amina", chat: int | str | None = None, after: int = 0) -> list[Seen]:
        """A chat as somebody sees it, what people and the bot wrote."""
        messages = await self.town.simulation.reading(chat or self.group, self.people[name])
        return [_seen(one) for one in messages if one["service"] is None and one["id"] > after]

    async def card(self, words: str, label: str | None = None) -> Seen:
        """The newest message in the group that carries these words and buttons, or this button."""
        seen = [one for one in await self.reads() if words in one.text]
        found = [one for one in seen if (label in one.buttons if label else one.buttons)]
        assert found, f"no message with {label or 'buttons'} says {words!r}"
        return found[-1]

    async def announced(self, words: str) -> str:
        """The newest message in the group with these words."""
        found = [one.text for one in await self.reads() if words in one.text]
        assert found, f"nothing in the group says {words!r}"
        return found[-1]

    async def never_announced(self, words: str) -> bool:
        return not any(words in one.text for one in await self.reads())

    async def recorded(self) -> list[str]:
        """The group's journal, in plain sentences, oldest first."""
        here, ask = await self.town.community(self.group), self.town.bot.reader.ask

        def entries(unit: Unit) -> list[JournalEntry]:
            return journal_page(unit, {one.id: 0 if one.id == here else MANY for one in unit.communities.all()})

        place = await ask(setting, here, now=self.town.now)
        return [told(plain(None, place), one) for one in await ask(entries, now=self.town.now)]

    async def private_words(self, name: str) -> str:
        """Everything the bot has told someone in private."""
        return "\n\n".join(one.text for one in await self.reads(name, PRIVATE) if one.by == "Commonpot")

    async def link(self) -> str:
        """The link to join by."""
        told = await self.says("Amina", "/link")
        return next(word for word in told.split() if word.startswith("https://"))

    async def leads_to(self, words: str, label: str) -> str:
        """Where a button in the group leads."""
        return (await self.card(words, label)).buttons[label]

    async def _newest(self, name: str) -> int:
        return max((one.id for one in await self.reads(name, PRIVATE)), default=0)

    # What a street has done before a test begins

    async def appoints(self, by: str, name: str) -> str:
        """An appointment, by replying to a message of someone's."""
        hello = await self.town.simulation.write(self.people[name], self.group, "Hello, all.")
        return await self.says(by, "/coordinators", reply_to=hello)

    async def becomes_an_adviser(self, name: str) -> None:
        """Somebody says in private that they are an adviser."""
        await self.opens(name, await self.link())
        await self.taps_in_private(name, "I am an adviser")
        await self.taps_in_private(name, "Yes, I am an adviser")

    async def funds(self, name: str, words: str) -> None:
        """A coordinator records a deposit: a line in the group, and a tap on Record it under what it would record."""
        await self.says(name, f"/fund {words}")
        await self.taps(name, "Record it", "I will record")

    async def has_a_pot(self) -> None:
        """Ben coordinates, and there are £120 in the pot."""
        await self.appoints("Amina", "Ben")
        await self.funds("Ben", "£120 from Ward Fund")

    async def has_a_round(self, words: str = ROUND) -> None:
        """There is an open round on that."""
        await self.has_a_pot()
        await self.says("Ben", words)
        await self.taps("Ben", "Open", "A round you could open")

    async def has_a_purpose(
        self, name: str = "Chloe", title: str = "Lights", cost: str = "60", payee: str = "Bright Electric"
    ) -> None:
        """Somebody has proposed something."""
        await self.opens(name, await self.leads_to(QUESTION, "Propose"))
        await self.tells(name, title, "It is dark there.", cost, payee)
        await self.taps_in_private(name, "Post it")

    async def has_pot_and_purpose(self) -> None:
        """An open round with one purpose in it."""
        await self.has_a_round()
        await self.has_a_purpose()


def _seen(one: dict[str, Any]) -> Seen:
    buttons = {button["text"]: button.get("data") or button["url"] for row in one["buttons"] for button in row}
    by = (one["from"] or {}).get("name", "")
    return Seen(one["id"], by, one["text"] or "", buttons, one["reply_to"], one["pinned"], one["edited"])


def _answer(name: str, button: str, told: dict[str, Any]) -> Answer:
    if "url" in told and "query" not in told:
        return Answer("", alert=False, url=told["url"])
    assert told["answered"], f"{name} tapped {button!r} and the button still spins"
    return Answer(told["text"] or "", bool(told["alert"]), told["url"] or "")


async def a_street(
    town: Town,
    *residents: str,
    kind: str = "supergroup",
    title: str = "Mill Lane",
    username: str | None = None,
    **rights: bool,
) -> Street:
    """A group whose creator Amina has added the bot, and whose residents have joined by tap. username: it is public."""
    names = residents or RESIDENTS
    street = Street(town, 0)
    for name in {"Amina": 0, **dict.fromkeys(names)}:
        await street.person(name)
    members = [one for name, one in street.people.items() if name != "Amina"]
    amina = street.people["Amina"]
    public = {"username": username} if username else {}
    chat = await town.simulation.ask("groups", title=title, type=kind, creator=amina, members=members, **public)
    street.group = int(chat["id"])
    await town.simulation.ask(f"groups/{street.group}/bot", by=amina, **{"admin": True, "can_pin": True, **rights})
    await town.settles()
    await street.join(*names)
    return street
