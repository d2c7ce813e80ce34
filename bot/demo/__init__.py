"""One whole round, played through HTTP as people would play it, on this machine alone."""

from bot.demo.playing import play

__all__ = ["play"]
