"""From an update to a verb to a reply; one file per conversation; no rule, no SQL."""

from handlers.registering import register

__all__ = ["register"]
