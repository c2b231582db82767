"""Whether an instrument can be the one that a text cites, by who issued it and where.

A number like ``05-NQ/TU`` exists in every province. One of another place is meant only where the
text says that place's office, or the very date. Who stands behind “của” must not contradict.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from build_tools.mentions.instruments import Candidate, Issuer
from build_tools.mentions.offices import Office

_FIRM = frozenset({"party", "state", "front"})
"""Kinds of bodies that never issue for one another."""


def may_be_meant(
    candidate: Candidate,
    said: date | None,
    behind: Office | None,
    localities: tuple[str, ...],
    bodies: Mapping[str, Issuer],
    *,
    short: bool = False,
) -> bool:
    """Whether nothing that is known of its issuer speaks against a candidate.

    ``said`` is the date beside the number, ``behind`` the office behind “của”, ``localities`` those of
    the text, nearest first. ``short``: the number is not complete, so that of two bodies of the whole
    country each must have issued its own (Bộ Chính trị, Quốc hội).
    """
    own = bodies.get(candidate.issuer)
    locality = own.locality if own else candidate.locality
    if behind is not None and behind.target:
        other = bodies.get(behind.target)
        if behind.target == candidate.issuer or other is None:
            return True
        if locality and other.locality != locality:
            return False
        if own and short and own.locality in localities[-1:] and "class" not in (own.kind, other.kind):
            return False
        return not (own and {own.kind, other.kind} <= _FIRM and own.kind != other.kind)
    if behind is not None and locality and localities and locality not in localities[-1:]:
        return False  # an office that no registry has, and a candidate of some place
    if locality and localities and locality not in localities:
        return said is not None and said == candidate.date
    return True
