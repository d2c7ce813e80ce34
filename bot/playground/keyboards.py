"""Reply markup: what Telegram accepts as inline buttons, and what it answers to the rest."""

from typing import Any

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from bot.playground.entities import is_link
from bot.playground.errors import ApiError, bad_request

Json = dict[str, Any]
Rows = list[list[Json]]

KINDS = (
    "url",
    "callback_data",
    "web_app",
    "copy_text",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
)
TEXTS = ("text", "url", "callback_data")
EMPTY = {"url": ("",), "callback_data": ("",)}  # for an inline query there may be nothing to begin with
LOOKS = ("icon_custom_emoji_id", "style")


def inline_keyboard(markup: Any, private: bool, only_inline: bool = False) -> Rows | None:
    """The rows of buttons, or None. Other keyboards are accepted with a new message, and not shown."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if only_inline and markup:
            raise bad_request("inline keyboard expected")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept = [[button(one, private) for one in row] for row in rows if row]
    if sum(len(row) for row in kept) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise bad_request("reply markup is too long")
    return kept or None


def button(given: Any, private: bool) -> Json:
    if not isinstance(given, dict):
        raise unparsed("InlineKeyboardButton must be an Object")
    if given.get("text") is None:
        raise unparsed('Can\'t find field "text"')
    for name in TEXTS:
        if not isinstance(given.get(name, ""), str):
            raise unparsed(f'Field "{name}" must be of type String')
    if not given["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    kind = next((one for one in KINDS if given.get(one) not in (None, *EMPTY.get(one, ()))), None)
    if kind is None:
        raise unparsed("Text buttons are unallowed in the inline keyboard")
    check(kind, given[kind], private)
    looks = {name: given[name] for name in LOOKS if given.get(name) is not None}
    return {"text": given["text"], kind: given[kind]} | looks


def check(kind: str, value: Any, private: bool) -> None:
    if kind == "callback_data":
        check_data(value)
    elif kind == "url" and not is_link(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    elif kind == "web_app" and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    elif kind == "copy_text":
        text = value.get("text", "") if isinstance(value, dict) else ""
        if not InlineKeyboardButtonLimit.MIN_COPY_TEXT <= len(text) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def check_data(value: str) -> None:
    if len(value.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def unparsed(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")
