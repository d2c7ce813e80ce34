"""The running program: command line, assembly, intake, delivery, clockwork, playground."""
