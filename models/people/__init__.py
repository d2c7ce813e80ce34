"""Who belongs to a community, and who steers it."""
