"""What coordinators do: recording deposits, launching a round."""

import re
from functools import partial

from telegram import Update

from config.texts import parse_money
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.looking import inside_here
from handlers.planning import plan_of
from handlers.toasting import speech_of
from handlers.where import here, message_of, private, refused, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models.forms import gift as gift_form
from models.forms import plan as plan_form
from models.funds import sketching
from models.people import advising
from models.rounds import launching
from models.rules.money import Money
from models.rules.refusals import Refusal

GIFT = re.compile(r"(?P<amount>.+?)\s+from\s+(?P<funder>[^:]{1,80})(?::\s*(?P<terms>.{0,500}))?", re.S | re.I)
NOBODY = re.compile(r"\s+from$", re.I)


def words_after_command(update: Update) -> str:
    """What was written after the command, on one line, without what cannot be seen."""
    return " ".join(clean(message_of(update).text or "").split()[1:])


async def on_fund(update: Update, context: Context) -> None:
    """/fund £850 from Ward Fund: shown first. Without words it is asked for in private."""
    user, community = await sender(update, context), await here(update, context)
    words = words_after_command(update)
    if not words:
        await context.turn.act(gift_form.start if private(update) else gift_form.lead, community.id, user.id)
        return
    gift = GIFT.fullmatch(words)
    amount = parse_money(gift["amount"] if gift else NOBODY.sub("", words), community.currency)
    if gift is None or amount is None:
        unclear = _unclear_gift(words, gift is not None, amount is not None)
        raise await refused(context, unclear.code)
    terms = (gift["terms"] or "").strip()
    money, funder = Money(*amount), gift["funder"].strip()
    verb = gift_form.start_with if private(update) else sketching.sketch
    await context.turn.act(verb, community.id, user.id, money, funder, terms)


async def on_record(update: Update, context: Context, button: Button) -> None:
    """A tap on Record it, under what would be recorded."""
    user = await sender(update, context)
    speech = speech_of(user)
    recorded = await context.turn.act(sketching.record, button.number, user.id)
    context.turn.answer(Toast(toasts.asked(speech) if recorded is None else toasts.recorded(speech)))


async def on_drop(update: Update, context: Context, button: Button) -> None:
    """A tap on Cancel there."""
    user = await sender(update, context)
    await context.turn.act(sketching.drop, button.number, user.id)


def _unclear_gift(words: str, whole: bool, amount: bool) -> Refusal:
    """What to ask for. whole: it reads as something from somebody; amount: that something is an amount."""
    if whole:
        return Refusal("fund_amount_unclear")
    return Refusal("fund_funder_missing") if amount and words else Refusal("fund_unclear")


async def on_round(update: Update, context: Context) -> None:
    """/round up to £25 each for 14 days: What would make our street safer? Alone it shows the round, or asks."""
    community = await inside_here(update, context)
    words = words_after_command(update)
    if not words:
        asker = update.effective_user
        show = partial(plan_form.show, privately=private(update))
        await context.turn.act(show, community.id, asker.id if asker else 0)
        return
    user = await sender(update, context)
    plan = plan_of(words, community.currency, context.turn.now, community.zone)
    if isinstance(plan, Refusal):
        raise await refused(context, plan.code, **plan.values)
    await context.turn.act(plan_form.start if private(update) else launching.preview, community.id, user.id, plan)


async def on_open(update: Update, context: Context, button: Button) -> None:
    """A tap on Open under a preview."""
    user = await sender(update, context)
    speech = speech_of(user)
    opened = await context.turn.act(advising.open_round, button.number, user.id)
    context.turn.answer(Toast(toasts.opened(speech) if opened else toasts.asked(speech)))
