"""What needs two people: agreeing, calling off, and the ways to ask for it."""

import re
from collections.abc import Callable

from telegram import Update

from config.texts import parse_length
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.toasting import speech_of
from handlers.where import here, meant, message_of, refused, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models.forms import correction
from models.people import asking, seconding
from models.rules.refusals import Refusal
from models.rules.seconding import ABOUT_MEMBERS

COMMAND = re.compile(r"/\w+(?:@\w+)?\s*:?\s*")
BY = re.compile(r"(?:by|for)\s+", re.I)


def reason_of(update: Update) -> str:
    """What was written after the command, with or without a colon between."""
    return COMMAND.sub("", clean(message_of(update).text or ""), count=1).strip()


async def on_agree(update: Update, context: Context, button: Button) -> None:
    """A tap on I agree."""
    user = await sender(update, context)
    await context.turn.act(seconding.agree, button.number, user.id)
    context.turn.answer(Toast(toasts.agreed(speech_of(user))))


async def on_call_off(update: Update, context: Context, button: Button) -> None:
    """A tap on Call it off."""
    user = await sender(update, context)
    await context.turn.act(seconding.call_off, button.number, user.id)
    context.turn.answer(Toast(toasts.called_off(speech_of(user))))


async def on_extend(update: Update, context: Context) -> None:
    """/extend by 3 days; without words a few lengths to tap."""
    user, community = await sender(update, context), await here(update, context)
    words = " ".join(reason_of(update).split())
    if not words:
        await context.turn.act(asking.how_to_extend, community.id, user.id)
        return
    length = parse_length(BY.sub("", words, count=1))
    if length is None:
        raise await refused(context, "extend_unclear")
    values = {"length": int(length.total_seconds())}
    await context.turn.act(asking.about_round, community.id, user.id, "extend", values)


async def on_extend_by(update: Update, context: Context, button: Button) -> None:
    """A tap on a length; the button names the round too."""
    user = await sender(update, context)
    its_round, _, seconds = button.word.partition("-")
    chosen, length = Button.parse(f"extend:{its_round}"), Button.parse(f"extend:{seconds}")
    await context.turn.act(asking.extend, chosen.number, user.id, length.number)
    context.turn.answer(Toast(toasts.asked(speech_of(user))))


async def on_close(update: Update, context: Context) -> None:
    """/close: all has been said. Without words the reason is asked for."""
    await _end_it(update, context, "close", asking.how_to_close)


async def on_cancel(update: Update, context: Context) -> None:
    """/cancel: the hall burnt down. Without words the reason is asked for."""
    await _end_it(update, context, "cancel", asking.how_to_cancel)


async def _end_it(update: Update, context: Context, act: str, how: Callable[..., None]) -> None:
    user, community = await sender(update, context), await here(update, context)
    why = reason_of(update)
    if why:
        await context.turn.act(asking.about_round, community.id, user.id, act, {"why": why})
    else:
        await context.turn.act(how, community.id, user.id)


async def on_correct(update: Update, context: Context, button: Button) -> None:
    """A tap on Correct this, under a deposit one has recorded."""
    user = await sender(update, context)
    await context.turn.act(correction.start, button.number, user.id)


async def on_first(update: Update, context: Context, button: Button) -> None:
    """A tap on what would be asked for: shown before all read it."""
    user = await sender(update, context)
    act, subject = _named(button)
    await context.turn.act(asking.first, user.id, act, subject)


async def on_ask(update: Update, context: Context, button: Button) -> None:
    """A tap on Ask the group, or on Leave it."""
    user = await sender(update, context)
    if button.word.partition("-")[0] == "nothing":
        _, community = await meant(update, context, button)
        await context.turn.act(asking.nothing, community.id, user.id)
        return
    act, subject = _named(button)
    await context.turn.act(asking.ask, user.id, act, subject)
    context.turn.answer(Toast(toasts.asked(speech_of(user))))


def _named(button: Button) -> tuple[str, int]:
    act, _, subject = button.word.partition("-")
    if act not in ABOUT_MEMBERS:
        raise Refusal("no_such_thing")
    return act, Button.parse(f"{act}:{subject}").number
