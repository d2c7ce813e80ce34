"""What may be asked: plain functions on a unit that only reads. Each answer is a frozen value, true at one moment."""
