"""Which registered indicator a text's words name, by the words that they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from build_tools.model import Indicator
from build_tools.vietnamese.letters import canonical

_WORD = re.compile(r"\w+")
_WEAK = frozenset(
    [
        "đạt",
        "và",
        "của",
        "các",
        "trên",
        "theo",
        "so",
        "với",
        "cho",
        "về",
        "trong",
        "tại",
        "từ",
        "đến",
        "là",
        "có",
        "được",
        "số",
        "tỷ",
        "tỉ",
        "lệ",
        "trọng",
        "tốc",
        "độ",
        "mức",
        "tổng",
        "khoảng",
        "thành",
        "phố",
        "tỉnh",
        "địa",
        "bàn",
        "năm",
        "bình",
        "quân",
        "người",
        "một",
        "đối",
        "vào",
        "hồ",
        "chí",
        "minh",
        "phấn",
        "đấu",
        "khu",
        "vực",
        "ngành",
        "đầy",
        "đủ",
        "cung",
        "cấp",
        "sản",
        "phẩm",
        "cả",
        "nước",
    ]
)
_ABBREVIATION = re.compile(r"\((?P<short>[A-ZĐ][\w-]+)\)")
_ENOUGH = 0.5
_SAID_ONLY, _NAME_ONLY = 0.6, 0.3
"""How much words count that only the text, or only the indicator's name, has: texts shorten names, and add places."""


class IndicatorIndex:
    """Registered indicators by the words of their names; rarer words weigh more."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._indicators = {i.id: i for i in indicators}
        self._names = [(i.id, words) for i in self._indicators.values() for words in _readings(i.name)]
        counts = Counter(word for _, words in self._names for word in words)
        total = max(1, len(self._names))
        self._weights = {word: math.log(1 + total / n) * (0.25 if word in _WEAK else 1.0) for word, n in counts.items()}
        self._unknown = math.log(1 + total)

    def best(self, name: str, unit: str, hints: Iterable[str] = ()) -> tuple[Indicator | None, float]:
        """The indicator that a phrase names, with how well (0 to 1); None when none fits well enough.

        ``hints`` are words that the way of saying adds: “tăng” means a rate of growth.
        """
        said = _content(name) | frozenset(hints)
        best, score = "", 0.0
        for identity, words in self._names:
            if unit and not _fits(self._indicators[identity].unit, unit):
                continue
            likeness = self._likeness(said, words)
            if likeness > score:
                best, score = identity, likeness
        return (self._indicators[best], score) if score >= _ENOUGH else (None, score)

    def _likeness(self, said: frozenset[str], words: frozenset[str]) -> float:
        shared = self._weight(said & words)
        apart = _SAID_ONLY * self._weight(said - words) + _NAME_ONLY * self._weight(words - said)
        return shared / (shared + apart) if shared else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown * (0.25 if word in _WEAK else 1.0)) for word in sorted(words))


def _readings(name: str) -> list[frozenset[str]]:
    """The words of a name; where it gives an abbreviation, also with that alone, without the words in brackets."""
    short = _ABBREVIATION.search(name)
    if not short:
        return [_content(name)]
    before, after = name[: short.start()], name[short.end() :]
    kept = " ".join(w for w in before.split()[:4] if w.lower() in _WEAK or w.lower() in ("tăng", "trưởng", "chỉ"))
    return [_content(name), _content(before + after), _content(f"{kept} {short['short']} {after}")]


def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(canonical(text).lower().replace("/", " trên ")))


def _fits(registered: str, said: str) -> bool:
    """Whether two units measure the same: per cent of any base, money of one currency, the same thing."""
    if not registered:
        return True
    for mark in ("%", "USD", "đồng", "m²", "km²", "lượt", "hộ", "hạng"):
        if mark in registered or mark in said:
            return mark in registered and mark in said
    return registered.split("/")[0].split()[-1] == said.split("/")[0].split()[-1]
