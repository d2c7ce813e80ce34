"""`commonpot tally`: a vote out of a file, counted by a rule, told as a table or as JSON."""
