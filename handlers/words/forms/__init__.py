"""What is asked in private, step by step, and what is said about each answer."""
