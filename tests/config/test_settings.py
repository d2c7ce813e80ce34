"""Every mistake in the settings is reported at once, in words that say what to do next."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr, ValidationError

from config.proxies import machines_proxy
from config.settings import Mistakes, Settings, read_settings

TOKEN = "123456789:AAcanary" + "x" * 29


@pytest.fixture
def dotenv(tmp_path: Path) -> Callable[..., Path]:
    """Writes a .env of the given lines; a token and a database are there unless given."""

    def write(**given: str) -> Path:
        lines = {"TOKEN": TOKEN, "DATABASE": f"sqlite:///{tmp_path}/pot"} | given
        file = tmp_path / ".env"
        file.write_text("".join(f"COMMONPOT_{name}={value}\n" for name, value in lines.items()), "utf-8")
        file.chmod(0o600)
        return file

    return write


def mistakes(file: Path) -> list[str]:
    with pytest.raises(Mistakes) as told:
        read_settings(file)
    return told.value.words


def test_a_token_is_all_that_is_needed(dotenv: Callable[..., Path], tmp_path: Path) -> None:
    settings = read_settings(dotenv())
    assert settings.token.get_secret_value() == TOKEN
    assert settings.api == "https://api.telegram.org"
    assert settings.timezone == ZoneInfo("Europe/London")
    assert settings.log == "INFO"
    assert TOKEN not in repr(settings)


def test_settings_do_not_change(dotenv: Callable[..., Path]) -> None:
    settings = read_settings(dotenv())
    with pytest.raises(ValidationError):
        settings.log = "DEBUG"


def test_everything_can_be_set(dotenv: Callable[..., Path]) -> None:
    settings = read_settings(dotenv(API="http://127.0.0.1:8081/", TIMEZONE="Europe/Warsaw", LOG="debug"))
    assert (settings.api, settings.timezone.key, settings.log) == ("http://127.0.0.1:8081", "Europe/Warsaw", "DEBUG")


def test_a_proxy_that_is_set_is_used_and_never_shown(dotenv: Callable[..., Path]) -> None:
    settings = read_settings(dotenv(PROXY="http://canary:canary@proxy.example:3128"))
    assert settings.proxy_to_api == "http://canary:canary@proxy.example:3128"
    assert "canary" not in repr(settings).replace(TOKEN, "")


@pytest.mark.parametrize(
    ("api", "known", "proxy"),
    [
        ("https://api.telegram.org", {}, None),
        ("https://api.telegram.org", {"http": "http://other.example"}, None),
        ("https://api.telegram.org", {"https": "proxy.example:3128"}, "http://proxy.example:3128"),
        ("https://api.telegram.org", {"all": "http://proxy.example"}, "http://proxy.example"),
        ("https://api.telegram.org", {"https": "http://proxy.example", "no": "telegram.org"}, None),
        ("https://api.telegram.org", {"https": "socks5://127.0.0.1:1080"}, None),
        ("http://127.0.0.1:8081", {"http": "http://proxy.example"}, None),
    ],
)
def test_without_one_it_is_what_the_machine_says(api: str, known: dict[str, str], proxy: str | None) -> None:
    assert machines_proxy(api, known) == proxy


def test_every_mistake_is_reported_at_once(dotenv: Callable[..., Path]) -> None:
    words = mistakes(dotenv(TOKEN="", API="telegram", DATABASE="pot.db", TIMEZONE="London", LOG="loud"))
    assert len(words) == 5
    assert all(f"COMMONPOT_{name}" in " ".join(words) for name in ("TOKEN", "API", "DATABASE", "TIMEZONE", "LOG"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"TOKEN": ""}, "There is no COMMONPOT_TOKEN. Write to @BotFather"),
        ({"TOKEN": "canary-token"}, "not a bot's token.*Copy it again"),
        ({"TOKEN": TOKEN[:15]}, "not a bot's token"),
        ({"API": "telegram"}, "no.* web address. Leave it out"),
        ({"API": f"https://api.telegram.org/bot{TOKEN}"}, "Give only the server"),
        ({"PROXY": "socks5://127.0.0.1:1080"}, "Use http://host:port"),
        ({"PROXY": "http://canary:canary@proxy:port"}, "Use http://host:port"),
        ({"DATABASE": "postgresql://pot@localhost"}, "COMMONPOT_DATABASE names no database on the server"),
        ({"DATABASE": "postgresql://pot@localhost:port/pot"}, "COMMONPOT_DATABASE names no database on the server"),
        ({"DATABASE_OWNER": "postgresql://pot@localhost/"}, "COMMONPOT_DATABASE_OWNER names no database"),
        ({"DATABASE_OWNER": "sqlite:///pot"}, "is for PostgreSQL alone. Leave it out"),
        ({"DATABASE": "mysql://localhost/pot"}, "Use sqlite:////path/to/file"),
        ({"DATABASE": "sqlite://"}, "Use sqlite:////path/to/file"),
        ({"DATABASE": "pot.sqlite"}, "Use sqlite:////path/to/file"),
        ({"TIMEZONE": "Europe/Lundon"}, "Did you mean Europe/London"),
        ({"TIMEZONE": "../../etc/passwd"}, "Use a name such as Europe/London"),
        ({"TIMEZONE": "Europe"}, "no time zone"),
        ({"LOG": "loud"}, "Use INFO"),
        ({"DATABSE": "sqlite:///pot"}, "COMMONPOT_DATABSE is not a setting. Did you mean COMMONPOT_DATABASE"),
    ],
)
def test_a_mistake_comes_with_the_next_step(dotenv: Callable[..., Path], given: dict[str, str], words: str) -> None:
    (told,) = mistakes(dotenv(**given))
    assert re.search(words, told), told
    assert "canary" not in told


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"COMMONPOT_TOKEN=\xff\xfe\x00")
    assert "plain text" in mistakes(tmp_path / ".env")[0]


def test_a_setting_nobody_knows_is_left_alone(dotenv: Callable[..., Path]) -> None:
    assert read_settings(dotenv(SOMETHING_ELSE="1"))


def test_the_environment_goes_before_the_file_and_the_default_file_is_the_users(
    dotenv: Callable[..., Path], tmp_path: Path
) -> None:
    show = "from config.settings import read_settings as r; s = r(); print(s.timezone, s.database)"
    environment = {**os.environ, "COMMONPOT_TIMEZONE": "Europe/Rome", "XDG_DATA_HOME": str(tmp_path / "data")}
    dotenv(TIMEZONE="Europe/Paris", DATABASE="")
    told = subprocess.run(
        [sys.executable, "-c", show], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["Europe/Rome", f"sqlite:///{tmp_path}/data/commonpot/commonpot.sqlite"]
    assert (tmp_path / "data" / "commonpot").stat().st_mode & 0o077 == 0


def test_settings_can_be_made_by_hand() -> None:
    assert Settings(token=SecretStr(TOKEN), database="sqlite:///pot").token.get_secret_value() == TOKEN


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644])
def test_a_file_that_others_can_read_is_refused(dotenv: Callable[..., Path], mode: int) -> None:
    file = dotenv(PROXY="canary")
    file.chmod(mode)
    first, second = mistakes(file)
    assert f"chmod 600 {file}" in first
    assert "canary" not in first + second
