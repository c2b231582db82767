"""That a file of elsewhere cannot be had."""

from __future__ import annotations


class UnreachableError(Exception):
    """Why a file could not be had, in words for a person."""
