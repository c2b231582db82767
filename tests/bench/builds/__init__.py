"""Whole builds, ours and those of other generators on the same pages; see ``python -m tests.bench builds --help``."""
