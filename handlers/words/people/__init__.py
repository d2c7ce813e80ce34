"""What is said about belonging to a community, and about steering it."""
