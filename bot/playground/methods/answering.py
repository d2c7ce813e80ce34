"""answerCallbackQuery: what a person sees after a tap."""

from typing import Any

from telegram.constants import CallbackQueryLimit

from bot.playground.arguments import text, yes
from bot.playground.errors import bad_request
from bot.playground.links import asked_by
from bot.playground.world import World

Json = dict[str, Any]


def answer_callback_query(world: World, arguments: Json) -> bool:
    """A toast or an alert of at most 200 characters, or a link to this bot's private chat."""
    words, url = text(arguments, "text"), text(arguments, "url")
    if len(words) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and "start" not in (asked_by(url, world.bot.username) or ()):
        raise bad_request("URL_INVALID")
    answer = {"text": words or None, "alert": yes(arguments, "show_alert"), "url": url or None}
    world.queries.answer(text(arguments, "callback_query_id"), answer, world.clock.now())
    return True
