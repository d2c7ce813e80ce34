"""What the bot says: values in, text and keyboard out. What has a room among the verbs has one here too."""

from handlers.words.compose import Note, compose
from handlers.words.speech import Message

__all__ = ["Message", "Note", "compose"]
