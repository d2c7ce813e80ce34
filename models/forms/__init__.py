"""What a person is asked in private, step by step."""
