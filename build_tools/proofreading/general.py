"""The general part of what the proofreader knows: a file of counts and words, made by ``tests/proofreading/make_model.py``.

The file is zlib-compressed JSON: ``syllables`` (forms), ``single`` (their counts, in hundredths), ``pairs`` and
``triples`` (indices of forms, then the count), ``words`` (of several syllables). Sources and licences stand in
``data/README.md`` beside it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from build_tools.proofreading.lexicon import Lexicon, phrases
from build_tools.proofreading.model import Counts, count

MODEL, PHRASES = "model.json.z", "phrases.txt"
_SCALE = 100
OWN, PHRASE = 3.0, 3.0
"""What a count in the project's own texts and in the list of phrases weighs against one in the general texts."""


def pack(counts: Counts, known: Iterable[str]) -> bytes:
    """The bytes of the file; the same counts give the same bytes."""
    forms = sorted(counts.single)
    index = {form: number for number, form in enumerate(forms)}
    data = {
        "syllables": forms,
        "single": [round(counts.single[form] * _SCALE) for form in forms],
        "pairs": list(_flat(counts.pairs, index)),
        "triples": list(_flat(counts.triples, index)),
        "words": sorted(set(known)),
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _flat(stretches: Any, index: dict[str, int]) -> Iterator[int]:
    for numbers, number in sorted((tuple(index[form] for form in stretch), number) for stretch, number in stretches.items()):
        yield from numbers
        yield round(number * _SCALE)


def unpack(data: bytes, phrase_list: str) -> tuple[Counts, Lexicon]:
    """The counts and the lexicon of a file and a list of phrases."""
    read = json.loads(zlib.decompress(data))
    forms = read["syllables"]
    counts = Counts(
        {form: number / _SCALE for form, number in zip(forms, read["single"], strict=True)},
        {(forms[a], forms[b]): n / _SCALE for a, b, n in _rows(read["pairs"], 3)},
        {(forms[a], forms[b], forms[c]): n / _SCALE for a, b, c, n in _rows(read["triples"], 4)},
    )
    known, openings = phrases(phrase_list)
    counts.add(count(known).within(), PHRASE)
    return counts, Lexicon([*read["words"], *known], openings)


def _rows(numbers: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    return zip(*(numbers[start::width] for start in range(width)), strict=True)
