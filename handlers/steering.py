"""What coordinators do: appointing, recording deposits, launching a round."""

import re
from functools import partial

from telegram import Update

from config.texts import parse_money
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.looking import inside_here
from handlers.planning import plan_of
from handlers.toasting import speech_of
from handlers.where import answer, here, meant, message_of, name_of, private, refused, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models.forms import gift as gift_form
from models.forms import plan as plan_form
from models.funds import sketching
from models.people import coordinating
from models.rounds import launching
from models.rules.money import Money
from models.rules.refusals import Refusal

GIFT = re.compile(r"(?P<amount>.+?)\s+from\s+(?P<funder>[^:]{1,80})(?::\s*(?P<terms>.{0,500}))?", re.S | re.I)
NOBODY = re.compile(r"\s+from$", re.I)


def words_after_command(update: Update) -> str:
    """What was written after the command, on one line, without what cannot be seen."""
    return " ".join(clean(message_of(update).text or "").split()[1:])


async def on_coordinators(update: Update, context: Context) -> None:
    """As a reply to someone's message: appoints them. Otherwise tells who coordinates."""
    community = await inside_here(update, context)
    replied = message_of(update).reply_to_message
    # In a topic, whatever replies to nothing comes as a reply to the message that made the topic.
    chosen = replied.from_user if replied is not None and replied.forum_topic_created is None else None
    if private(update) or chosen is None or chosen.is_bot:
        asker = update.effective_user
        await answer(context, "coordinators", community.id, asked_by=asker.id if asker else None)
        return
    user = await sender(update, context)
    await context.turn.act(coordinating.appoint, community.id, user.id, chosen.id)


async def on_coordinate(update: Update, context: Context, button: Button) -> None:
    """A tap on I will coordinate, by whoever added the bot, in the group or in private."""
    user = await sender(update, context)
    _, community = await meant(update, context, button)
    await context.turn.act(coordinating.volunteer, community.id, user.id, name_of(user))
    context.turn.answer(Toast(toasts.coordinates(speech_of(user))))


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
    await context.turn.act(sketching.record, button.number, user.id)
    context.turn.answer(Toast(toasts.recorded(speech_of(user))))


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
    plan = plan_of(words, community.currency)
    if isinstance(plan, Refusal):
        raise await refused(context, plan.code, **plan.values)
    await context.turn.act(plan_form.start if private(update) else launching.preview, community.id, user.id, plan)


async def on_open(update: Update, context: Context, button: Button) -> None:
    """A tap on Open under a preview."""
    user = await sender(update, context)
    await context.turn.act(launching.open_round, button.number, user.id)
    context.turn.answer(Toast(toasts.opened(speech_of(user))))
