"""The library's application around a bot: what it hears goes to handlers; no updater and no job queue of its own."""

from collections.abc import Mapping
from typing import Any

from telegram.ext import Application, ContextTypes, ExtBot

from handlers import register
from handlers.context import Context

App = Application[Any, Context, Any, Any, Any, Any]


def hearing(bot: ExtBot[None], timezone: str, periods: Mapping[str, int]) -> App:
    """With all our handlers. timezone: of groups that have not chosen one. periods: for how many days what is kept."""
    application = deaf(bot)
    application.bot_data["timezone"] = timezone
    application.bot_data["periods"] = periods
    register(application)
    return application


def deaf(bot: ExtBot[None]) -> App:
    """Without any handler yet."""
    kinds = ContextTypes(context=Context)
    return Application.builder().bot(bot).context_types(kinds).updater(None).job_queue(None).build()
