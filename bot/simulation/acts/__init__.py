"""What people may do and what may happen: an act is chosen by chance, and done by the plain model and by the verb."""
