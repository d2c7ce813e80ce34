"""Asking Telegram about the token before anything is made or changed."""

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.request import AiohttpRequest
from config.settings import Settings


async def try_token(settings: Settings) -> None:
    """Raises InvalidToken for a token that Telegram does not know. Who cannot be reached now is asked again later."""
    way = AiohttpRequest(1, proxy=settings.proxy_to_api)
    token = settings.token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.api}/bot", request=way, get_updates_request=way):
            pass
    except InvalidToken:
        raise
    except TelegramError:
        return
    finally:
        await way.shutdown()  # which is left open where the program ends before Telegram has answered
