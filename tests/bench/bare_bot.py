"""The other side of a tap: python-telegram-bot as it comes, polling by itself, that only answers taps."""

import os

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

WORDS = "You back “Lights in alley 1”. Nothing is spent yet.\n90 people would pay £2.23 each, 100 would pay £2.00."


async def on_tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query is not None:
        await update.callback_query.answer(WORDS)


def main() -> None:
    build = Application.builder().token(os.environ["BARE_TOKEN"]).base_url(os.environ["BARE_API"] + "/bot")
    application = build.concurrent_updates(8).job_queue(None).build()
    application.add_handler(CallbackQueryHandler(on_tap))
    application.run_polling()


if __name__ == "__main__":
    main()
