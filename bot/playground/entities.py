"""Text and its entities, by Telegram's own parser (tdjson). Offsets and lengths are UTF-16 units."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tdjson import td_execute
from telegram.constants import MessageLimit

from bot.playground.errors import bad_request

Json = dict[str, Any]

UNIT = 2  # bytes
NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
}
MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text without markup, and what in it is bold, a link, a command."""

    text: str
    entities: list[Json]


def ask(request: Json) -> Json:
    answer = td_execute(json.dumps(request).encode())
    return json.loads(answer or b"{}")  # type: ignore[no-any-return]  # json is untyped by nature


ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // UNIT


def part(text: str, entity: Json) -> str:
    """What an entity covers."""
    start, size = entity["offset"] * UNIT, entity["length"] * UNIT
    return text.encode("utf-16-le", "surrogatepass")[start : start + size].decode("utf-16-le", "replace")


def translated(found: Json) -> Json | None:
    """One entity as the Bot API names it; kinds the Bot API does not have are left out."""
    kind = found["type"]
    name = NAMES.get(kind["@type"].removeprefix("textEntityType"))
    if name is None:
        return None
    entity: Json = {"offset": found["offset"], "length": found["length"], "type": name}
    if "url" in kind:
        entity["url"] = kind["url"]
    if "user_id" in kind:
        entity["user"] = {"id": kind["user_id"]}
    if kind.get("language"):
        entity["language"] = kind["language"]
    if "custom_emoji_id" in kind:
        entity["custom_emoji_id"] = str(kind["custom_emoji_id"])
    return entity


def translated_all(found: list[Json]) -> list[Json]:
    return [entity for one in found if (entity := translated(one))]


def parsed(text: str, mode: str) -> Formatted:
    """Text in HTML, MarkdownV2 or Markdown; refused in the parser's own words."""
    if mode.lower() not in MODES:
        raise bad_request("unsupported parse_mode")
    answer = ask({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode.lower()]})
    if answer["@type"] == "error":
        words: str = answer["message"]
        raise bad_request(words[:1].lower() + words[1:])
    return Formatted(answer["text"], translated_all(answer["entities"]))


def found_in(text: str) -> list[Json]:
    """What Telegram finds by itself: commands, mentions, links, hashtags."""
    return translated_all(ask({"@type": "getTextEntities", "text": text})["entities"])


def finished(formatted: Formatted) -> Formatted:
    """As Telegram keeps it: no white space around, entities inside the text, its own findings added where free."""
    text = formatted.text.strip()
    lead = units(formatted.text) - units(formatted.text.lstrip())
    kept = [entity for one in formatted.entities if (entity := clipped(one, lead, units(text)))]
    free = [one for one in found_in(text) if not any(overlap(one, other) for other in kept)]
    entities = sorted(kept + free, key=lambda one: (one["offset"], -one["length"]))
    return Formatted(text, entities[: MessageLimit.MESSAGE_ENTITIES])


def clipped(entity: Json, lead: int, length: int) -> Json | None:
    start = max(entity["offset"] - lead, 0)
    end = min(entity["offset"] - lead + entity["length"], length)
    return {**entity, "offset": start, "length": end - start} if end > start else None


def overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


@lru_cache(maxsize=4096)
def is_link(url: str) -> bool:
    """Whether Telegram takes this as the address of a link: its parser keeps the entity, or drops it."""
    escaped = url.replace("\\", "\\\\").replace(")", "\\)")
    answer = ask({"@type": "parseTextEntities", "text": f"[x]({escaped})", "parse_mode": MODES["markdownv2"]})
    return bool(answer.get("entities"))
