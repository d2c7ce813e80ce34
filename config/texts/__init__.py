"""Gettext catalogues and formats: what a translator changes, and how a reader's language writes things."""

from config.texts.amounts import parse_money
from config.texts.days import parse_day
from config.texts.language import Language, exact
from config.texts.lengths import parse_length
from config.texts.zones import parse_zone

__all__ = ["Language", "exact", "parse_day", "parse_length", "parse_money", "parse_zone"]
