"""getUpdates and the webhook's settings. Nothing is delivered by webhook here; one that is set only bars polling."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram.constants import PollingLimit

from bot.playground.arguments import number, text, thing, yes
from bot.playground.errors import bad_request, conflict
from bot.playground.updates import Update, Updates
from bot.playground.world import World

Json = dict[str, Any]
Gone = Callable[[], Awaitable[None]]

LONGEST_POLL = 50


@dataclass(frozen=True, slots=True)
class Batch:
    """Updates about to be given to the bot, and the offset it confirms by asking."""

    updates: Updates
    offset: int
    given: list[Update]

    def confirm(self) -> None:
        self.updates.confirm(self.offset)

    @property
    def bodies(self) -> list[Json]:
        return [update.body for update in self.given]

    @property
    def raw(self) -> bytes:
        return f'{{"ok":true,"result":[{",".join(update.raw for update in self.given)}]}}'.encode()


async def get_updates(world: World, arguments: Json, gone: Gone) -> Batch | None:
    """The oldest updates; waits up to 50 real seconds for one. None if the client went away meanwhile."""
    if world.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    allow(world, arguments)
    limit = min(max(number(arguments, "limit", PollingLimit.MAX_LIMIT), PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)
    seconds = min(max(number(arguments, "timeout"), 0), LONGEST_POLL)
    offset = world.updates.position(number(arguments, "offset"))
    if not world.halts.armed_before and not world.faults.awaits("getUpdates"):
        world.updates.confirm(offset)
    given = await world.updates.poll(offset, limit, seconds, gone)
    return None if given is None else Batch(world.updates, offset, given)


def allow(world: World, arguments: Json) -> None:
    kinds = thing(arguments, "allowed_updates", "allowed updates")
    if kinds is None:
        return
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise bad_request("can't parse allowed updates: expected an Array of String")
    world.updates.allow(kinds)


def set_webhook(world: World, arguments: Json) -> bool:
    """Remembered; a poll that waits gets its 409."""
    url = text(arguments, "url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    allow(world, arguments)
    world.webhook = url
    if yes(arguments, "drop_pending_updates"):
        world.updates.confirm(world.updates.newest + 1)
    if url:
        world.updates.stop_poll(conflict("terminated by setWebhook request"))
    return True


def delete_webhook(world: World, arguments: Json) -> bool:
    return set_webhook(world, arguments | {"url": ""})


def get_webhook_info(world: World, _: Json) -> Json:
    info: Json = {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
