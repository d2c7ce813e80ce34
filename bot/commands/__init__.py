"""What can be typed after `commonpot`: one file for each command."""
