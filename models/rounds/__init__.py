"""A round from its launch to its close."""
