"""A program that lets a token and a person's words loose at every door to the log. Run by test_logs.py."""

import asyncio
import logging
import threading
import warnings

import aiosqlite
import httpx
import telegram
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from config import logs

BOT, KEY = 987654321, "AAtoken" + "canary" + "x" * 24
TOKEN = f"{BOT}:{KEY}"
WORDS = "words" + "canary"
NOWHERE = "http://127.0.0.1:9/bot"

log = logging.getLogger("bot.trial")


def messages_and_values() -> None:
    log.info(f"plain {TOKEN} and {NOWHERE}{TOKEN}/getMe and {BOT}%3A{KEY}")
    log.info("as values %s %r", TOKEN, {"url": f"bot{TOKEN}"})
    warnings.warn(f"about {TOKEN}", stacklevel=1)


def write() -> None:
    try:
        raise KeyError(WORDS)
    except KeyError as before:
        raise ValueError(f"{WORDS} of {TOKEN}") from before


def errors() -> None:
    try:
        write()
    except ValueError:
        log.exception("update 17 failed")
    try:
        raise ExceptionGroup(WORDS, [ValueError(WORDS), OSError(28, "No space left on device")])
    except ExceptionGroup:
        log.exception("a group failed")
    log.error("another", exc_info=ValueError(WORDS), stack_info=True)


def store() -> None:
    try:
        with create_engine("sqlite://").begin() as connection:
            connection.execute(text("CREATE TABLE people (name TEXT UNIQUE)"))
            for _ in range(2):
                connection.execute(text("INSERT INTO people VALUES (:name)"), {"name": WORDS})
    except IntegrityError:
        log.exception("the store failed")


async def libraries() -> None:
    async with aiosqlite.connect(":memory:") as database:
        await database.execute("SELECT ?", (WORDS,))
    try:
        await telegram.Bot(TOKEN, base_url=NOWHERE).send_message(1, WORDS)
    except telegram.error.TelegramError:
        log.exception("telegram failed")
    async with httpx.AsyncClient() as client:
        try:
            await client.get(f"{NOWHERE}{TOKEN}/getMe")
        except httpx.HTTPError:
            log.exception("http failed")


async def forgotten_task() -> None:
    async def lost() -> None:
        raise ValueError(WORDS)

    task = asyncio.create_task(lost())
    await asyncio.wait([task])
    del task


def uncaught() -> None:
    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    write()


if __name__ == "__main__":
    logs.set_up("DEBUG")
    messages_and_values()
    errors()
    store()
    asyncio.run(libraries())
    asyncio.run(forgotten_task())
    uncaught()
