"""What a text says about the preview of its links. Nothing is fetched here: the first link stands for its preview."""

from typing import Any

from bot.playground.arguments import options, yes
from bot.playground.entities import Formatted, part

Json = dict[str, Any]

WISHES = ("prefer_small_media", "prefer_large_media", "show_above_text")


def preview(arguments: Json, content: Formatted) -> Json | None:
    """The LinkPreviewOptions that a message then has: none where there is nothing to show and nothing was forbidden."""
    given = options(arguments, "link_preview_options", "link preview options")
    if yes(given, "is_disabled") or yes(arguments, "disable_web_page_preview"):
        return {"is_disabled": True}
    link = given.get("url") or first_link(content)
    return {"url": link} | {wish: True for wish in WISHES if yes(given, wish)} if link else None


def first_link(content: Formatted) -> str | None:
    for entity in content.entities:
        if entity["type"] == "text_link":
            return str(entity["url"])
        if entity["type"] == "url":
            return part(content.text, entity)
    return None
