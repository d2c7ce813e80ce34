"""Loaded into pyTelegramBotAPI's own tests: its settings lead them to us."""

from importlib import import_module
from typing import Any

listening, requests = import_module("listening"), import_module("requests")
apihelper: Any = import_module("telebot.apihelper")


def to_us(method: str, url: str, **given: Any) -> Any:
    call = listening.ask(url)
    response = requests.request(method, url, **given)
    listening.answer(call, response.status_code, response.text)
    return response


apihelper.API_URL = listening.SERVER + "/bot{0}/{1}"
apihelper.FILE_URL = listening.SERVER + "/file/bot{0}/{1}"
apihelper.CUSTOM_REQUEST_SENDER = to_us
