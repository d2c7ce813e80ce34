"""What the bot says: one file per card or conversation, values in, text and keyboard out."""
