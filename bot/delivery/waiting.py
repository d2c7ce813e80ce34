"""What waits to be said, by chat: letters in their order, and cards that no longer tell the truth."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.delivery.queue import Key, Queue
from bot.delivery.records import Records
from models.store import cards, outbox
from models.store.cards import Card
from models.store.outbox import Letter
from models.store.unit import Unit

PAGE = 500
CARDS_EACH = 12

Item = Letter | Card


class Waiting:
    """Asks the store only where an act was committed."""

    def __init__(self, records: Records) -> None:
        self.records, self.queue = records, Queue()
        self._stale: dict[int, list[Card]] = {}
        self._loaded_at = -1
        self._cards_first = False

    async def load(self, now: datetime) -> None:
        """Takes new letters into the queue, and learns which cards are stale."""
        self.queue.ripen(now)
        commits = self.records.writer.commits
        while self._loaded_at != commits:
            page, stale = await self.records.reader.ask(_waiting, self.queue.mark, now=now)
            for letter in page:
                self.queue.put(letter, now)
            if len(page) < PAGE:
                self._loaded_at, self._stale = commits, {}
                for card in stale:
                    self._stale.setdefault(card.chat_id or 0, []).append(card)

    def chats(self) -> Iterable[int]:
        """Chats, the longest waiting first; those with only cards come first every other time, or they might never."""
        self._cards_first = not self._cards_first
        letters = list(self.queue.chats)
        only_cards = [chat for chat in self._stale if chat not in self.queue.chats]
        return [*only_cards, *letters] if self._cards_first else [*letters, *only_cards]

    def line(self, chat_id: int) -> Iterator[Item]:
        """Letters before edits; a card's first post has its place in time among the letters."""
        stale = self._stale.get(chat_id, [])
        firsts = [card for card in stale if card.message_id is None]
        for letter in self.queue.line(chat_id):
            while firsts and firsts[0].stale_at is not None and firsts[0].stale_at < letter.made_at:
                yield firsts.pop(0)
            yield letter
        yield from firsts
        yield from (card for card in stale if card.message_id is not None)


def key(item: Item) -> Key:
    """What a pause after a failure is remembered by."""
    return item.kind if isinstance(item, Card) else "letter", item.id


def _waiting(unit: Unit, mark: int) -> tuple[list[Letter], list[Card]]:
    """A question: new letters and stale cards, of one moment."""
    return outbox.after(unit, mark, PAGE), cards.stale(unit, CARDS_EACH)
