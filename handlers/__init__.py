"""From an update to a verb to a reply; one file per conversation; no rule, no SQL."""
