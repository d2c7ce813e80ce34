"""What coordinators do: appointing, recording deposits, launching a round."""

import re
from datetime import timedelta

from telegram import Update

from config.texts import parse_length, parse_money
from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.looking import inside_here
from handlers.toasting import speech_of
from handlers.where import answer, here, meant, message_of, name_of, private, refused, sender
from handlers.words import toasts
from handlers.words.speech import clean
from models.funds import funding
from models.people import coordinating
from models.rounds import launching
from models.rules.critical_mass import Preset
from models.rules.money import Money
from models.rules.refusals import Refusal

GIFT = re.compile(r"(?P<amount>.+?)\s+from\s+(?P<funder>[^:]{1,80})(?::\s*(?P<terms>.{0,500}))?", re.S | re.I)
NOBODY = re.compile(r"\s+from$", re.I)
LIMIT = re.compile(r"\bup\s+to\s+(?P<limit>.+?)\s+each\b", re.I)
LENGTH = re.compile(r"\bfor\s+(?P<length>\d+\s*\w+)", re.I)
CARRY = re.compile(r"\bkeep\s+what\s+is\s+left\b", re.I)
USUAL_LENGTH = timedelta(days=14)

MOST_WORDS = 40  # of what was not understood, said back


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
    """/fund £850 from Ward Fund"""
    if private(update):
        raise await refused(context, "group_only")
    user, community = await sender(update, context), await here(update, context)
    words = words_after_command(update)
    gift = GIFT.fullmatch(words)
    amount = parse_money(gift["amount"] if gift else NOBODY.sub("", words), community.currency)
    if gift is None or amount is None:
        unclear = _unclear_gift(words, gift is not None, amount is not None)
        raise await refused(context, unclear.code)
    terms = (gift["terms"] or "").strip()
    await context.turn.act(funding.deposit, community.id, user.id, Money(*amount), gift["funder"].strip(), terms)


def _unclear_gift(words: str, whole: bool, amount: bool) -> Refusal:
    """What to ask for. whole: it reads as something from somebody; amount: that something is an amount."""
    if whole:
        return Refusal("fund_amount_unclear")
    return Refusal("fund_funder_missing") if amount and words else Refusal("fund_unclear")


async def on_round(update: Update, context: Context) -> None:
    """/round up to £25 each for 14 days: What would make our street safer? Without words it shows the round."""
    community = await inside_here(update, context)
    words = words_after_command(update)
    if not words:
        await answer(context, "round_now", community.id)
        return
    if private(update):
        raise await refused(context, "group_only")
    user = await sender(update, context)
    plan = plan_of(words, community.currency)
    if isinstance(plan, Refusal):
        raise await refused(context, plan.code, **plan.values)
    await context.turn.act(launching.preview, community.id, user.id, plan)


def plan_of(words: str, currency: str | None) -> launching.Plan | Refusal:
    """The round a line describes, or the first part of it that is not understood."""
    head, colon, question = words.partition(":")
    if not colon or not question.strip():
        return Refusal("round_question_missing")
    limit, length = LIMIT.search(head), LENGTH.search(head)
    most = parse_money(limit["limit"], currency) if limit else None
    lasts = parse_length(length["length"]) if length else USUAL_LENGTH
    preset = next((one for one in Preset if re.search(rf"(?<![\w-]){one.value}(?![\w-])", head, re.I)), None)
    rest = head
    for found in (LIMIT, LENGTH, CARRY):
        rest = found.sub(" ", rest, count=1)
    rest = re.sub(preset.value, " ", rest, flags=re.I) if preset else rest
    if lasts is None:
        return _not_understood(length[0] if length else "")
    if limit and (most is None or most[1] != (currency or most[1])):
        return _not_understood(limit[0])
    if rest.strip(" ,"):
        return _not_understood(" ".join(rest.replace(",", " ").split()))
    seconds = int(lasts.total_seconds())
    share_limit = most[0] if most else None
    carries = CARRY.search(head) is not None
    return launching.Plan.by_preset(preset or Preset.TOGETHER, question.strip(), seconds, share_limit, carries=carries)


def _not_understood(words: str) -> Refusal:
    return Refusal("round_unclear", words=words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…")


async def on_open(update: Update, context: Context, button: Button) -> None:
    """A tap on Open under a preview."""
    user = await sender(update, context)
    await context.turn.act(launching.open_round, button.number, user.id)
    context.turn.answer(Toast(toasts.opened(speech_of(user))))
