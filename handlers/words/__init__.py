"""What the bot says: one file per card or conversation, values in, text and keyboard out."""

from handlers.words.compose import Note, compose
from handlers.words.speech import Message

__all__ = ["Message", "Note", "compose"]
