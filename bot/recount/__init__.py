"""Recounts a round from its bundle, with Python's standard library alone. It shares no code with the bot.

It is packed into every bundle as recount.pyz; what a bundle holds, and how it is hashed, is written in docs/record.md.
"""
