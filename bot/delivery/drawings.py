"""Drawing one card: its first post, its edits, and the pin of a round's card."""

import json
import logging
from hashlib import sha256

from telegram import Bot
from telegram.constants import ParseMode

from bot.delivery.outcomes import NOT_NOW, Fate, Outcome, outcome_of, way_is_open
from bot.delivery.parts import QUIET, Compose, Consequences, Words
from bot.delivery.records import Records
from models.store import cards
from models.store.cards import Card
from models.store.unit import Unit

log = logging.getLogger(__name__)


class Drawings:
    """Keeps a card true. Edits may be repeated; a first post is repeated once where nobody knows of it."""

    def __init__(self, bot: Bot, records: Records, compose: Compose, consequences: Consequences) -> None:
        self.bot, self.records, self.compose, self.consequences = bot, records, compose, consequences

    async def draw(self, card_id: int) -> Outcome | None:
        """Says what is true now. None: no call was needed."""
        card = await self.records.write(cards.drawing, card_id)
        if card is None:
            return None
        if card.to_pin:
            return await self._pin(card)
        words = await self.compose(self.records.asking(), card)
        if words is None:
            await self.records.surely(cards.unchanged, card.id)
            return None
        return await self._post(card, words) if card.message_id is None else await self._edit(card, words)

    async def put_back(self, card_id: int) -> None:
        """It could not be put into words: it stays stale."""
        await self.records.surely(cards.redo, card_id)

    async def give_up(self, card_id: int, problem: str) -> None:
        """It stays as it is until something changes."""
        log.error("card %s was left as it is: %s", card_id, problem)
        await self.records.surely(cards.unchanged, card_id)

    async def _post(self, card: Card, words: Words) -> Outcome:
        if card.tries and not await way_is_open(self.bot):
            await self.records.surely(cards.redo, card.id)
            return NOT_NOW
        call = self.bot.send_message(
            card.chat_id or 0,
            words.text,
            parse_mode=ParseMode.HTML,
            reply_markup=words.keyboard,
            disable_notification=words.silent,
            link_preview_options=QUIET,
        )
        outcome = await outcome_of(call)
        match outcome.fate:
            case Fate.DONE:
                posted = card.id, card.chat_id, outcome.message_id, fingerprint(words)
                await self.records.surely(cards.posted, *posted)
            case Fate.UNSURE:
                again = await self.records.surely(cards.unsure, card.id)
                log.warning("card %s may or may not be there; posted again: %s", card.id, again)
            case _:
                await self._otherwise(card, outcome)
        return outcome

    async def _edit(self, card: Card, words: Words) -> Outcome | None:
        drawn = fingerprint(words)
        assert card.message_id is not None  # noqa: S101 (only what was posted is edited)
        if drawn == card.drawn:
            await self.records.surely(cards.unchanged, card.id)
            return None
        call = self.bot.edit_message_text(
            words.text,
            card.chat_id or 0,
            card.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=words.keyboard,
            link_preview_options=QUIET,
        )
        outcome = await outcome_of(call)
        match outcome.fate:
            case Fate.DONE:
                await self.records.surely(cards.redrawn, card.id, card.message_id, drawn)
            case Fate.VANISHED:
                await self.records.surely(cards.vanished, card.id, card.message_id)
            case _:
                await self._otherwise(card, outcome)
        return outcome

    async def _pin(self, card: Card) -> Outcome:
        assert card.message_id is not None  # noqa: S101 (only what was posted is pinned)
        call = self.bot.pin_chat_message(card.chat_id or 0, card.message_id, disable_notification=True)
        outcome = await outcome_of(call)
        match outcome.fate:
            case Fate.NOT_SENT | Fate.UNSURE | Fate.HELD | Fate.MOVED | Fate.NOBODY:
                await self._otherwise(card, outcome)
            case Fate.NO_RIGHT:
                await self.records.surely(self._stays_unpinned, card, card.message_id)
            case _:  # where somebody deletes whatever is posted, posting it again at once would never end
                await self.records.surely(cards.pinned, card.id, card.message_id)
        return outcome

    def _stays_unpinned(self, unit: Unit, card: Card, message_id: int) -> None:
        """One act: were the card marked first, a crash before the rest would leave the coordinators untold."""
        if cards.pinned(unit, card.id, message_id):
            self.consequences.cannot_pin(unit, card.community_id)

    async def _otherwise(self, card: Card, outcome: Outcome) -> None:
        if outcome.fate in (Fate.NOT_SENT, Fate.UNSURE, Fate.HELD, Fate.MOVED):
            await self.records.surely(cards.redo, card.id)
        elif outcome.fate is Fate.NOBODY:
            await self.records.surely(cards.redo, card.id)
            await self.records.surely(self.consequences.away, card.chat_id)
        else:
            await self.give_up(card.id, outcome.reason)


def fingerprint(words: Words) -> str:
    """Equal for what Telegram would call not modified."""
    keyboard = None if words.keyboard is None else words.keyboard.to_dict()
    return sha256(json.dumps([words.text, keyboard], sort_keys=True).encode()).hexdigest()
