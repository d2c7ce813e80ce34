"""What is said when a purpose changes."""
