"""What stops a publication, said to the editor."""

from __future__ import annotations


class PublishError(Exception):
    """Publishing cannot go on. The message is for the editor: what is wrong and what to do."""
