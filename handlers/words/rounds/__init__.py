"""What is said about a round as a whole, from its preview to its result."""
