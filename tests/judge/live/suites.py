"""The live tests of two libraries, as their authors publish them, and how each is told where the server is."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.playground.pictures import png

# The archive of python-telegram-bot lacks these; pictures of their size stand in, and for sounds and films a few bytes.
PICTURES = {"telegram.jpg": (800, 800), "telegram.png": (512, 512)}
OTHERS = ("game.gif", "telegram.mp3", "telegram.mp4", "telegram2.mp4", "telegram.ogg", "telegram.webp")


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is on the server for the tests to use: a bot, a person, three groups in which it is an admin."""

    token: str
    name: str
    username: str
    person: str
    groups: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Suite:
    """A library's archive with its tests, what they need besides, and how they are started."""

    library: str
    version: str
    sha256: str
    extras: str
    tools: tuple[str, ...]
    pointer: str
    inside: str
    tests: tuple[str, ...]
    told: Callable[[Standing], Mapping[str, str]]
    prepared: Callable[[Path], None] = lambda _: None


def of_python_telegram_bot(there: Standing) -> Mapping[str, str]:
    """Told the way its authors' own machines are told, so that it uses no bot but ours."""
    supergroup, forum, channel = there.groups
    bot = {
        "token": there.token,
        "name": there.name,
        "username": f"@{there.username}",
        "payment_provider_token": "none",
        "chat_id": there.person,
        "super_group_id": supergroup,
        "forum_group_id": forum,
        "channel_id": channel,
        "subscription_channel_id": channel,
    }
    bots = base64.b64encode(json.dumps([bot, bot]).encode()).decode()
    return {"GITHUB_ACTIONS": "true", "JOB_INDEX": "1", "BOTS": bots}


def stand_in(archive: Path) -> None:
    data = archive / "tests" / "data"
    for name, size in PICTURES.items():
        (data / name).write_bytes(png(*size))
    for name in OTHERS:
        (data / name).write_bytes(b"only so that it is there")


def of_telebot(there: Standing) -> Mapping[str, str]:
    return {"TOKEN": there.token, "CHAT_ID": there.person, "GROUP_ID": there.groups[0]}


PYTHON_TELEGRAM_BOT = Suite(
    library="python-telegram-bot",
    version="22.8",
    sha256="+dOEf8sj7mA0d+RCgAszu0rfhRpz4GGdIFC+h53s8e8=",
    extras="[callback-data]",
    tools=(
        "beautifulsoup4==4.15.0",
        "flaky==3.8.1",
        "pytest==9.0.3",
        "pytest-asyncio==0.21.2",
        "pytest-xdist==3.8.0",
    ),
    pointer="pointing_ptb",
    inside=".",
    tests=("-m", "req", "-p", "no:flaky", "-o", "addopts=", "-W", "ignore::pytest.PytestUnknownMarkWarning", "tests"),
    told=of_python_telegram_bot,
    prepared=stand_in,
)
TELEBOT = Suite(
    library="pyTelegramBotAPI",
    version="4.37.1",
    sha256="NJwGpMzo+C0Qz8G9wzlfdQ4Z6hQT1EXpRBR9dzb1i1k=",
    extras="",
    tools=("pytest==9.0.3",),
    pointer="pointing_telebot",
    inside="tests",
    tests=("-c", "/dev/null", "--rootdir", ".", "test_telebot.py"),
    told=of_telebot,
)
SUITES = (PYTHON_TELEGRAM_BOT, TELEBOT)
