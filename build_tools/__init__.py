"""vankien: YAML sources of Vietnamese official documents in, a cross-linked site out."""

__version__ = "0.1.0"
