"""Turns and delivery as they run, over a Telegram that may do anything; in one thread, so that a seed decides all."""
