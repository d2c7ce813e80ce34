"""Who wrote, and which community is meant."""

from telegram import Chat, Message, Update, User
from telegram.ext import ApplicationHandlerStop

from handlers.buttons import Button
from handlers.context import Context
from handlers.words.speech import clean
from models.forms.replying import refuse, reply
from models.people import choosing
from models.questions.settings import community_by_link, community_of_chat, groups_of
from models.rules.people import Community
from models.rules.refusals import Refusal

NAME = 128


class Unanswered(Exception):
    """An update a handler was given but cannot be for it."""


def message_of(update: Update) -> Message:
    """The message an update brought."""
    if update.message is None:
        raise Unanswered
    return update.message


def chat_of(update: Update) -> Chat:
    """The chat an update came from."""
    if update.effective_chat is None:
        raise Unanswered
    return update.effective_chat


def private(update: Update) -> bool:
    """Whether only this person and the bot read it."""
    return chat_of(update).type == Chat.PRIVATE


def name_of(user: User) -> str:
    """A person's name as others see it, on one line, without signs that cannot be seen."""
    return " ".join(clean(user.full_name or "").split())[:NAME] or str(user.id)


async def sender(update: Update, context: Context) -> User:
    """The person behind a message. Refused where there is no one person: anonymous admins, channels, bots."""
    user, message = update.effective_user, update.message
    if user is None or user.is_bot or (message is not None and message.sender_chat is not None):
        raise await refused(context, "nobody_behind")
    return user


async def here(update: Update, context: Context) -> Community:
    """The community meant: the group's own, or in private the one the person said. Refused where there is none."""
    community = await perhaps_here(update, context)
    if community is None:
        raise await refused(context, "no_community")
    return community


async def perhaps_here(update: Update, context: Context) -> Community | None:
    """The same, where there is one. Who has several groups and has not said which they mean is asked, and that is all.

    What they wrote goes on once they have said it.
    """
    if context.turn.place is None and private(update):
        user = await sender(update, context)
        groups = await context.turn.ask(groups_of, user.id)
        if groups.meant is None and groups.all:
            words = (update.message.text if update.message else None) or ""
            await context.turn.act(choosing.ask, user.id, name_of(user), words)
            raise ApplicationHandlerStop
        context.turn.place = groups.meant
    elif context.turn.place is None:
        context.turn.place = await context.turn.ask(community_of_chat, chat_of(update).id)
    return context.turn.place


async def meant(update: Update, context: Context, button: Button) -> tuple[str, Community]:
    """What a private button says, and for which group: somebody in two must not change their place in the wrong one."""
    word, _, link = button.word.partition("-")
    community = await context.turn.ask(community_by_link, link) if link else None
    return word, community or await here(update, context)


async def refused(context: Context, code: str, **values: object) -> Exception:
    """Answers with a refusal that no verb gave; to be raised, so that nothing else happens."""
    refusal = Refusal(code, **values)
    await context.turn.act(refuse, refusal)
    return refusal


async def answer(context: Context, what: str, community_id: int | None = None, **values: object) -> None:
    """Answers a command with a notice, and does nothing else."""
    await context.turn.act(reply, what, community_id, values)
