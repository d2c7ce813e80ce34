"""Delivery: sends what outbox and cards hold, within Telegram's limits, nothing lost silently or doubled unmarked."""
