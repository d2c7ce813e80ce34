"""The two ways to be refused: as a bot by the Bot API, or as a person at /sim/."""

from typing import Any


class ApiError(Exception):
    """The Bot API refuses a call: an HTTP-like code, Telegram's own wording, and parameters a program can read."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class SimError(Exception):
    """What was asked of /sim/ makes no sense; the text says why."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


def bad_request(text: str) -> ApiError:
    """400, in Telegram's wording."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """403, in Telegram's wording."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """409, in Telegram's wording."""
    return ApiError(409, f"Conflict: {text}")


def upgraded(new_chat_id: int) -> ApiError:
    """The group has become a supergroup under another id."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, text, {"migrate_to_chat_id": new_chat_id})


def bad_gateway() -> ApiError:
    """502: something behind Telegram's door does not answer."""
    return ApiError(502, "Bad Gateway")


def too_large() -> ApiError:
    """413; more than the Bot API takes in one call."""
    return ApiError(413, "Request Entity Too Large")


def too_many(seconds: int) -> ApiError:
    """429; the bot should wait this many whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
