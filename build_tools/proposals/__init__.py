"""Proposals of claims that a text supports: who is assigned, by when, what target, under which instrument.

Nothing here decides; an editor reads what is proposed, with its confidence and reason, and pastes it.
"""

from __future__ import annotations
