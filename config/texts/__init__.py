"""Gettext catalogues and formats: what a translator changes, and how a reader's language writes things."""

from config.texts.amounts import parse_money
from config.texts.language import Language
from config.texts.lengths import parse_length

__all__ = ["Language", "parse_length", "parse_money"]
