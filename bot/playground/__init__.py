"""A Bot API server as strict as Telegram, for tests, the demo and the bench. It knows only the Bot API."""
