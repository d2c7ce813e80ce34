"""Who steers: told to all, and changed by those who may."""

from telegram import Update

from handlers.buttons import Button
from handlers.context import Context, Toast
from handlers.looking import inside_here
from handlers.toasting import speech_of
from handlers.where import answer, meant, message_of, name_of, private, sender
from handlers.words import toasts
from models.people import appointing, coordinating
from models.questions.people import steering
from models.rules.refusals import Refusal


async def on_coordinators(update: Update, context: Context) -> None:
    """As a reply to someone's message: appoints them, or asks for it. Otherwise tells who coordinates."""
    community = await inside_here(update, context)
    replied = message_of(update).reply_to_message
    # In a topic, whatever replies to nothing comes as a reply to the message that made the topic.
    chosen = replied.from_user if replied is not None and replied.forum_topic_created is None else None
    if not private(update) and chosen is not None and not chosen.is_bot:
        user = await sender(update, context)
        await context.turn.act(appointing.choose, community.id, user.id, chosen.id)
        return
    asker = update.effective_user
    if private(update) and asker and (await context.turn.ask(steering, community.id, asker.id)).mine:
        await answer(context, "steering", community.id)
        return
    await answer(context, "coordinators", community.id, asked_by=asker.id if asker else None)


async def on_coordinate(update: Update, context: Context, button: Button) -> None:
    """A tap on I will coordinate, by whoever added the bot, in the group or in private."""
    user = await sender(update, context)
    _, community = await meant(update, context, button)
    await context.turn.act(coordinating.volunteer, community.id, user.id, name_of(user))
    context.turn.answer(Toast(toasts.coordinates(speech_of(user))))


async def on_appoint(update: Update, context: Context, button: Button) -> None:
    """A tap on Choose somebody: the members, a page at a time."""
    user = await sender(update, context)
    shown, community = await meant(update, context, button)
    await context.turn.act(
        coordinating.show_candidates, community.id, user.id, Button.parse(f"appoint:{shown}").subject
    )


async def on_step(update: Update, context: Context, button: Button) -> None:
    """A coordinator wants to stop: asked once more, then done."""
    user = await sender(update, context)
    word, community = await meant(update, context, button)
    verbs = {"ask": coordinating.ask_stepping_down, "down": coordinating.step_down}
    if word not in verbs:
        raise Refusal("no_such_thing")
    await context.turn.act(verbs[word], community.id, user.id)
