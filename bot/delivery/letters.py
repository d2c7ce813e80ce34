"""Sending one letter: reply, result, receipt or nudge."""

import logging
from dataclasses import replace
from datetime import datetime

from telegram import Bot, Message, ReplyParameters
from telegram.constants import ParseMode

from bot.delivery.outcomes import NOT_NOW, Fate, Outcome, outcome_of, way_is_open
from bot.delivery.parts import QUIET, Compose, Consequences, Words
from bot.delivery.records import Records
from models.store import outbox
from models.store.outbox import Letter

log = logging.getLogger(__name__)


class Letters:
    """Says one thing at most twice: a second time only where nobody knows of the first, and nudges never."""

    def __init__(self, bot: Bot, records: Records, compose: Compose, consequences: Consequences) -> None:
        self.bot, self.records, self.compose, self.consequences = bot, records, compose, consequences

    async def send(self, letter: Letter) -> tuple[Outcome | None, Letter | None]:
        """What became of the call (None: there was none) and the letter as it goes on waiting (None: it does not)."""
        morning = await self._morning(letter)
        if morning is not None:
            return None, replace(letter, not_before=morning)
        words = await self.compose(self.records.asking(), letter)
        if words is None or letter.nowhere:
            await self.records.surely(outbox.drop, letter.id, "pointless")
            return None, None
        if letter.again and not await way_is_open(self.bot):
            return NOT_NOW, letter
        if not await self.records.write(outbox.sending, letter.id):
            return None, None
        outcome = await outcome_of(self._call(letter, words))
        return outcome, await self._settle(letter, outcome, words.more)

    async def give_up(self, letter: Letter, problem: str) -> None:
        log.error("notice %s was dropped: %s", letter.id, problem)
        await self.records.surely(outbox.drop, letter.id, problem)

    async def _morning(self, letter: Letter) -> datetime | None:
        """Until when a nudge waits that could not leave before the night: floods and outages may have held it up."""
        if letter.kind != "nudge":
            return None
        morning: datetime | None = await self.records.asking()(self.consequences.held_until, letter.community_id)
        return morning

    async def _call(self, letter: Letter, words: Words) -> Message | bool:
        if letter.instead_of is not None:
            return await self._edit(letter, letter.instead_of, words)
        reply = None
        if letter.reply_to is not None:
            reply = ReplyParameters(letter.reply_to, allow_sending_without_reply=True)
        assert letter.chat_id is not None  # noqa: S101 (the queue holds no letter without a chat)
        if words.file is not None:
            return await self._send_file(letter.chat_id, words, *words.file)
        return await self.bot.send_message(
            letter.chat_id,
            words.text,
            parse_mode=ParseMode.HTML,
            reply_markup=words.keyboard,
            reply_parameters=reply,
            disable_notification=words.silent,
            link_preview_options=QUIET,
        )

    async def _send_file(self, chat_id: int, words: Words, name: str, data: bytes) -> Message:
        return await self.bot.send_document(
            chat_id,
            data,
            caption=words.text,
            parse_mode=ParseMode.HTML,
            filename=name,
            disable_notification=words.silent,
        )

    async def _edit(self, letter: Letter, message_id: int, words: Words) -> Message | bool:
        return await self.bot.edit_message_text(
            words.text,
            letter.chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=words.keyboard,
            link_preview_options=QUIET,
        )

    async def _settle(self, letter: Letter, outcome: Outcome, more: bool) -> Letter | None:
        surely = self.records.surely
        match outcome.fate:
            case Fate.DONE:
                await surely(outbox.sent, letter.id, outcome.message_id, more)
                if letter.away and letter.in_group:
                    await surely(self.consequences.back, letter.community_id)
                return None
            case Fate.NOT_SENT | Fate.HELD | Fate.MOVED:
                await surely(outbox.unsent, letter.id)
                return letter
            case Fate.VANISHED if letter.instead_of is not None:
                await surely(outbox.afresh, letter.id)
                return replace(letter, reply_to=None)
            case Fate.UNSURE:
                return await self._unsure(letter, outcome, more)
            case Fate.NOBODY:
                await self._nobody(letter, outcome)
                return None
            case _:
                await self.give_up(letter, outcome.reason)
                return None

    async def _nobody(self, letter: Letter, outcome: Outcome) -> None:
        """A person is not tried again; what a group must hear waits until the group lets the bot speak."""
        waits = letter.in_group and letter.kind == "result"
        await self.records.surely(*((outbox.unsent, letter.id) if waits else (outbox.drop, letter.id, outcome.reason)))
        await self.records.surely(
            self.consequences.away if letter.in_group else self.consequences.unreachable, letter.chat_id
        )

    async def _unsure(self, letter: Letter, outcome: Outcome, more: bool) -> Letter | None:
        again = await self.records.surely(outbox.unsure, letter.id, more)
        then = "it is said once more" if again else "it is left at that"
        log.warning("notice %s may or may not have arrived (%s): %s", letter.id, outcome.reason, then)
        return replace(letter, tries=letter.tries + 1) if again else None
