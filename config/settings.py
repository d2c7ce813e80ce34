"""What an operator sets: read once from the environment or .env, frozen, every mistake reported at once, in words."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import BeforeValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.checks import (
    TELEGRAM,
    checked_api,
    checked_database,
    checked_file,
    checked_level,
    checked_owner,
    checked_timezone,
    checked_token,
    days_of,
    erased_beside,
)
from config.proxies import checked_proxy, machines_proxy

PREFIX = "COMMONPOT_"
DOTENV = Path(".env")


class Mistakes(Exception):
    """What is wrong with the settings: a sentence or two for each mistake, with the next step."""

    def __init__(self, words: list[str]) -> None:
        super().__init__("\n".join(words))
        self.words = words


class Settings(BaseSettings):
    """The settings, checked (config/checks.py, proxies.py). The environment goes before .env."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", validate_default=True, env_ignore_empty=True
    )

    token: Annotated[SecretStr, BeforeValidator(checked_token)] = SecretStr("")
    api: Annotated[str, BeforeValidator(checked_api)] = TELEGRAM
    database: Annotated[str, BeforeValidator(checked_database)] = ""
    database_owner: Annotated[str, BeforeValidator(checked_owner)] = ""
    timezone: Annotated[ZoneInfo, BeforeValidator(checked_timezone)] = ZoneInfo("Europe/London")
    log: Annotated[str, BeforeValidator(checked_level)] = "INFO"
    erased: Annotated[str, BeforeValidator(checked_file)] = ""
    keep_updates: Annotated[int, BeforeValidator(days_of("KEEP_UPDATES", 2))] = 30
    keep_messages: Annotated[int, BeforeValidator(days_of("KEEP_MESSAGES", 2))] = 90
    keep_forms: Annotated[int, BeforeValidator(days_of("KEEP_FORMS", 1))] = 30
    keep_asking: Annotated[int, BeforeValidator(days_of("KEEP_ASKING", 2))] = 90
    keep_left: Annotated[int, BeforeValidator(days_of("KEEP_LEFT", 30))] = 365
    keep_removed: Annotated[int, BeforeValidator(days_of("KEEP_REMOVED", 30))] = 730
    proxy: Annotated[SecretStr, BeforeValidator(checked_proxy)] = SecretStr("")

    @property
    def erased_list(self) -> Path:
        """Where the list of those who erased themselves is kept."""
        return Path(self.erased) if self.erased else erased_beside(self.database)

    @property
    def periods(self) -> dict[str, int]:
        """How many days what is kept, by what it is."""
        kept = ("updates", "messages", "forms", "asking", "left", "removed")
        return {name: getattr(self, f"keep_{name}") for name in kept}

    @property
    def proxy_to_api(self) -> str | None:
        """The proxy on the way to the Bot API server: the one that is set, or else the machine's own for it."""
        return self.proxy.get_secret_value() or machines_proxy(self.api)


def read_settings(dotenv: Path = DOTENV) -> Settings:
    """The settings from the environment and the file. Raises Mistakes with everything that is wrong, at once."""
    mistakes = _open_to_others(dotenv) + _misspelt(dotenv)
    try:
        file: dict[str, Any] = {"_env_file": dotenv}  # the library's own argument, which type checkers do not see
        settings = Settings(**file)
    except ValidationError as problem:
        mistakes += [_words(error) for error in problem.errors(include_url=False)]
    if mistakes:
        raise Mistakes(mistakes)
    return settings


def _open_to_others(dotenv: Path) -> list[str]:
    """A file that others on the machine can read is refused: whoever has the token is the bot."""
    if os.name != "posix" or not dotenv.exists() or not dotenv.stat().st_mode & 0o044:
        return []
    words = f"Others on this machine can read {dotenv}, and the bot's token with it. Put that right: chmod 600 {dotenv}"
    return [f"{words} (and if somebody may have read it, ask @BotFather for a new token: /revoke)."]


def _misspelt(dotenv: Path) -> list[str]:
    """Names that look like a setting's but are none: passed over, they would be missed without a word."""
    try:
        given = {**dotenv_values(dotenv), **os.environ}
    except (OSError, UnicodeDecodeError):
        raise Mistakes(
            [f"The file {dotenv} cannot be read. It must be plain text (UTF-8) that this user may read."]
        ) from None
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    strange = sorted(name for name in given if name.upper().startswith(PREFIX) and name.upper() not in known)
    near = {name: get_close_matches(name.upper(), known, 1, 0.85) for name in strange}
    return [f"{name} is not a setting. Did you mean {match[0]}?" for name, match in near.items() if match]


def _words(error: Any) -> str:
    """One mistake's own words; what was given stays out of them, it may be the token."""
    return str(error["ctx"]["error"]) if "ctx" in error else f"{PREFIX}{str(error['loc'][0]).upper()} is not usable."
