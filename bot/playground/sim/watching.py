"""What the bot asked and was told; and holding one of its calls."""

from typing import Any

from bot.playground.errors import SimError
from bot.playground.sim.asking import Asked

Json = dict[str, Any]


def calls(asked: Asked) -> Json:
    after = asked.number("after", 0)
    return {"calls": [call.view() for call in asked.world.calls.after(after)], "next": asked.world.calls.made}


def counts(asked: Asked) -> Json:
    """Calls by method, refusals by code, calls in flight, whether a poll waits, and how many updates do."""
    kept = asked.world.calls
    return {
        "methods": dict(kept.counts),
        "refusals": {str(code): n for code, n in kept.refusals.items()},
        "too_many": kept.refusals[429],
        "in_flight": kept.in_flight,
        "polling": asked.world.updates.polled,
        "waiting_updates": len(asked.world.updates),
    }


def arm(asked: Asked) -> Json:
    when = asked.text("when", "before")
    if when not in ("before", "after"):
        raise SimError("when must be before or after")
    if not asked.has("call") and not asked.has("method"):
        raise SimError("say either which call (a number from 1), or which method, or both")
    call = asked.number("call") if asked.has("call") else None
    if call is not None and call < 1:
        raise SimError("calls are counted from 1")
    asked.world.halts.arm("before" if when == "before" else "after", call, asked.maybe("method"))
    return state(asked)


def state(asked: Asked) -> Json:
    halt = asked.world.halts.halt
    return {"armed": halt is not None, "halted": bool(halt and halt.held), "method": halt.held if halt else None}


def clear(asked: Asked) -> Json:
    asked.world.halts.clear()
    return state(asked)
