"""What an operator or a translator changes. Imports nothing of ours."""
