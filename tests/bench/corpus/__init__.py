"""A project of any size, made by recombining what the real documents say; see ``python -m tests.bench.corpus --help``."""
