"""What a pot, a share, a round and a purpose are. Knows no Telegram, no clock, no language."""
