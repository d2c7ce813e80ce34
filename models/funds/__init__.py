"""Money comes into the pot."""
