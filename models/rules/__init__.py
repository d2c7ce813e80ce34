"""Pure functions on frozen values: money, equal shares, critical mass, phases, nudging, refusals."""
