"""Identities and addresses: slugs of things, paths of items, where pages live.

Paths and slugs are permalinks: once published they never change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import count

from slugify import slugify

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EDGE = re.compile(r"[\s.)\]:–-]+$")
_BULLETS = {"-": "b", "–": "b", "•": "b", "*": "b", "+": "p", "o": "o"}
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_SLUG = 80
RESERVED = frozenset({"index", "tat-ca"})
"""Ids that would take the address of a list page, or of the calendar of everything."""
PARTS = ("title", "preamble", "closing", "recipients", "signature")
"""Paths of the parts of a document that carry no number."""


def is_slug(text: str) -> bool:
    """Lower-case ASCII letters and digits in groups joined by single hyphens, at most 80."""
    return len(text) <= MAX_SLUG and _SLUG.fullmatch(text) is not None and text not in RESERVED


def suggest_slug(text: str) -> str:
    """A slug for a Vietnamese name, for hints and ``vankien new``."""
    slug = slugify(text.replace("đ", "d").replace("Đ", "D"), max_length=MAX_SLUG, word_boundary=True)
    return f"{slug}-1" if slug in RESERVED else slug


def segment_of_label(label: str) -> str:
    """The path segment of a printed label: ``1.10.`` -> ``1.10``, ``II -`` -> ``II``, ``a)`` -> ``a``.

    A label wholly in brackets is a run-in number and stays as it is: ``(3)``.
    """
    text = label.strip()
    if text.startswith("(") and text.endswith(")"):
        return text
    return re.sub(r"\s+", " ", _EDGE.sub("", text)).replace("/", "-").replace("#", "")


def is_label(label: str) -> bool:
    """Whether a printed label gives a path: a bullet, or something with a letter or digit."""
    return label.strip() in _BULLETS or segment_of_label(label) != ""


class SiblingPaths:
    """Hands out unique segments to the children of one item, in their printed order."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = set(reserved)

    def numbered(self, letter: str) -> str:
        """``b1``, ``b2`` … for dashes, ``p1`` … for plus signs, ``h1`` … for headings without a label."""
        return self._take(f"{letter}{n}" for n in count(1))

    def labelled(self, label: str) -> str:
        """The label's segment, with ``#2`` for the second of the same label."""
        if label.strip() in _BULLETS:
            return self.numbered(_BULLETS[label.strip()])
        segment = segment_of_label(label)
        return self._take(segment if n == 1 else f"{segment}#{n}" for n in count(1))

    def _take(self, candidates: Iterable[str]) -> str:
        segment = next(c for c in candidates if c not in self._taken)
        self._taken.add(segment)
        return segment


def join_path(parent: str, segment: str) -> str:
    """The path of a child; the root has the empty path."""
    return f"{parent}/{segment}" if parent else segment


_TELEX = str.maketrans({"đ": "dd", "Đ": "DD"})
_UNSAFE = re.compile(r"[^A-Za-z0-9.()_-]|^\.+$")


def address_of_path(path: str) -> str:
    """An item's path as the tail of an address: ``I/5#2`` -> ``I/5~2``, ``đ`` -> ``dd``.

    Only characters that need no escaping in a URL nor in a file name of any system remain.
    """
    return "/".join(_address_of_segment(segment) for segment in path.split("/"))


_LONGEST = 80
_REPEATED = re.compile(r"(?P<label>.*?)(?:#(?P<count>\d+))?", re.DOTALL)


@lru_cache(maxsize=4096)  # few labels stand for nearly all segments
def _address_of_segment(segment: str) -> str:
    match = _REPEATED.fullmatch(segment)
    label, repeat = (match["label"], match["count"]) if match else (segment, None)
    text = label.translate(_TELEX)
    if _UNSAFE.search(text):
        text = slugify(text, separator="-", lowercase=False)
    if len(text) > _LONGEST:  # file systems allow 255 bytes a name
        text = f"{text[: _LONGEST - 9]}-{sha256(label.encode()).hexdigest()[:8]}"
    return (text or "x") + (f"~{repeat}" if repeat else "")


def anchor_of_path(path: str) -> str:
    """The HTML id of an item on its document's page."""
    return "m-" + address_of_path(path).replace("/", "--")


@dataclass(frozen=True)
class Collision:
    """Two things that would be written to the same address on some file system."""

    address: str
    first: str
    second: str


def find_collisions(addresses: Iterable[tuple[str, str]]) -> list[Collision]:
    """Collisions among (address, owner) pairs; upper and lower case count as the same file."""
    owners: dict[str, str] = {}
    found = []
    for address, owner in addresses:
        key = address.casefold()
        if key in owners:
            found.append(Collision(address, owners[key], owner))
        else:
            owners[key] = owner
    return found
