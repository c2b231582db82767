"""Queries that people judged: what was typed, and which addresses are a right first answer.

Each file of ``judged`` is a set of its own, written by one person who did not look at the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import yaml

FOLDER = Path(__file__).resolve().parent / "judged"
CATEGORIES = {
    "no_marks": "không dấu",
    "tones": "vị trí dấu thanh, i/y",
    "nfd": "dấu tổ hợp rời (NFD)",
    "abbreviation": "viết tắt",
    "number": "số hiệu",
    "phrase": "cụm từ",
    "typo": "gõ sai một chữ",
    "telex": "gõ sót Telex, VNI, VIQR",
    "prefix": "chữ cuối gõ dở",
    "marks": "đúng dấu",
    "need": "câu hỏi, nhiều dữ kiện",
}
"""Category -> how tables name it."""
KEYS = {"query", "category", "right"}


@dataclass(frozen=True)
class Judged:
    """A query, and the addresses of which any is a right first answer; ``source`` is its set."""

    source: str
    query: str
    category: str
    right: tuple[str, ...]


def plain(address: str) -> str:
    """An address as the judged files write it: without percent signs."""
    return unquote(address)


def read(folder: Path = FOLDER) -> list[Judged]:
    """All sets in the order of their names. Raises ValueError, naming the file and the query, on what is not of the form."""
    return [_judged(path, entry) for path in sorted(folder.glob("*.yml")) for entry in yaml.safe_load(path.read_text("utf-8")) or []]


def _judged(path: Path, entry: object) -> Judged:
    if not isinstance(entry, dict) or set(entry) != KEYS:
        raise ValueError(f"{path.name}: expected {sorted(KEYS)}, got {entry!r}")
    query, category, right = entry["query"], entry["category"], entry["right"]
    if not isinstance(query, str) or not query.strip():
        raise ValueError(f"{path.name}: the query of {entry!r} is no text; numbers need quotes")
    if not isinstance(right, list) or not right or not all(isinstance(a, str) for a in right):
        raise ValueError(f"{path.name}: {query!r} needs a list of at least one right address")
    return Judged(path.stem, query, str(category), tuple(map(plain, right)))
