"""The demo: a Bot API server, the bot, and people who play a round. Only its command imports it."""
