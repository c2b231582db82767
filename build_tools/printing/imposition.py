"""Which pages stand side by side on sheets that are printed on both sides, folded once and stapled in the fold."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def page_count(pdf: bytes) -> int:
    """The pages of a PDF that Typst has made; it packs no page into a stream of objects."""
    return len(_PAGE.findall(pdf))


def saddle_stitch(pages: int) -> list[tuple[int, int]]:
    """(left page, right page) of each side, front of the outermost sheet first; 0 is an empty page.

    A sheet holds four pages, so empty ones fill up the end.
    """
    whole = -(-pages // 4) * 4
    sides = []
    for outer in range(1, whole // 2, 2):
        sides += [(whole + 1 - outer, outer), (outer + 1, whole - outer)]
    return [(left if left <= pages else 0, right if right <= pages else 0) for left, right in sides]
