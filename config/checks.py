"""One check for each setting: the value to use, or a ValueError whose words say what is wrong and what to do next."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from platformdirs import user_data_path
from pydantic import SecretStr

TELEGRAM = "https://api.telegram.org"
LONGEST = 3650  # days
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def checked_token(given: Any) -> SecretStr:
    """A token of the form Telegram gives; whether Telegram knows it is found out at the first call."""
    token = (given.get_secret_value() if isinstance(given, SecretStr) else str(given)).strip()
    if not token:
        raise ValueError(
            "There is no COMMONPOT_TOKEN. Write to @BotFather in Telegram, send /newbot, and put the token it gives "
            "you into .env as COMMONPOT_TOKEN=123456:ABC..."
        )
    if not re.fullmatch(r"\d{3,20}:[A-Za-z0-9_-]{20,100}", token):
        raise ValueError(
            "COMMONPOT_TOKEN is not a bot's token: that is a number, a colon and some 35 letters. Copy it again, "
            "whole, from @BotFather (/mybots, API Token)."
        )
    return SecretStr(token)


def checked_api(given: Any) -> str:
    """The Bot API server's address, without a slash at its end. Refuses one with a token or a query in it."""
    address = urlsplit(str(given).strip())
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError(f"COMMONPOT_API is not a web address. Leave it out for Telegram's own, {TELEGRAM}.")
    if address.username or address.query or address.fragment or "/bot" in address.path:
        raise ValueError(f"COMMONPOT_API is more than an address. Give only the server, as in {TELEGRAM}.")
    return address.geturl().rstrip("/")


def checked_database(given: Any) -> str:
    """The database's URL; a file in the user's data folder, which is made, where none is given."""
    url = str(given).strip()
    if not url:
        return _own_file()
    if url.partition(":")[0] in ("postgres", "postgresql"):
        return _server(url, "COMMONPOT_DATABASE")
    if not url.startswith("sqlite:///") or url in ("sqlite:///", "sqlite:///:memory:"):
        raise ValueError(
            "COMMONPOT_DATABASE names neither a SQLite file nor a PostgreSQL database. Use sqlite:////path/to/file or "
            "postgresql://user:password@host/name, or leave it out for a file in your data folder."
        )
    return url


def checked_owner(given: Any) -> str:
    """The same database's URL by the user who owns its tables; for PostgreSQL, and empty where there is none."""
    url = str(given).strip()
    if not url:
        return ""
    if url.partition(":")[0] not in ("postgres", "postgresql"):
        raise ValueError("COMMONPOT_DATABASE_OWNER is for PostgreSQL alone. Leave it out with any other database.")
    return _server(url, "COMMONPOT_DATABASE_OWNER")


def _server(url: str, name: str) -> str:
    try:
        address = urlsplit(url)
        known = address.port or True
    except ValueError:
        known = False
    if not known or not address.path.strip("/"):
        raise ValueError(f"{name} names no database on the server. Use postgresql://user:password@host/name.")
    return f"postgresql:{url.partition(':')[2]}"


def checked_file(given: Any) -> str:
    """A whole path, whose folder is there; nothing where the usual place will do."""
    path = str(given).strip()
    if path and not (Path(path).is_absolute() and Path(path).parent.is_dir()):
        raise ValueError(
            "COMMONPOT_ERASED is not a whole path in a folder that is there. Use one such as /srv/backups/erased."
        )
    return path


def erased_beside(database: str) -> Path:
    """The list of those who erased themselves, where no other place is set: beside the file, or in the data folder."""
    if database.startswith("sqlite:///"):
        return Path(f"{database.removeprefix('sqlite:///')}.erased")
    return Path(_own_file().removeprefix("sqlite:///")).with_suffix(".erased")


def days_of(name: str, fewest: int) -> Callable[[Any], int]:
    """How many days something is kept: a whole number, and not too few for what needs it."""

    def checked(given: Any) -> int:
        days = str(given).strip()
        if not (days.isascii() and days.isdigit() and fewest <= int(days) <= LONGEST):
            raise ValueError(f"COMMONPOT_{name} is no number of days from {fewest} to {LONGEST}.")
        return int(days)

    return checked


def _own_file() -> str:
    folder = user_data_path("commonpot", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise ValueError(
            f"The folder {folder} cannot be made ({problem.strerror}). Set COMMONPOT_DATABASE=sqlite:////path/to/file."
        ) from problem
    return f"sqlite:///{folder / 'commonpot.sqlite'}"


def checked_timezone(given: Any) -> ZoneInfo:
    """A zone of the IANA database."""
    if isinstance(given, ZoneInfo):
        return given
    name = str(given).strip()
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        near = get_close_matches(name, available_timezones(), 1, 0.6)
        raise ValueError(
            f"COMMONPOT_TIMEZONE is no time zone. Did you mean {near[0]}?"
            if near
            else "COMMONPOT_TIMEZONE is no time zone. Use a name such as Europe/London."
        ) from None


def checked_level(given: Any) -> str:
    """A level of the log, in capitals."""
    level = str(given).strip().upper()
    if level not in LEVELS:
        raise ValueError(f"COMMONPOT_LOG is none of {', '.join(LEVELS)}. Use INFO if you are not sure.")
    return level
