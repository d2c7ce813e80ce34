"""The verbs once more, in plain dictionaries: simple, slow, and written apart from what it judges."""
