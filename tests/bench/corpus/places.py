"""Provinces that nobody lives in. Each gets the offices, instruments and schemes of the real cities under its own name.

The words that name a place are replaced the same way in registries and in texts, so that what a text names in a real
city is named in the province too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from tests.bench.search.words import place

CITIES = {"tphcm": "Thành phố Hồ Chí Minh", "can-tho": "Thành phố Cần Thơ"}
"""Localities that every province is modelled on, with the name under which texts know them."""
_AS_PROVINCE = {"Thành ủy": "Tỉnh ủy", "Thành Đoàn": "Tỉnh Đoàn", "Thành phố": "Tỉnh", "thành phố": "tỉnh", "TP": "tỉnh"}
_STEP = 97
"""Between the numbers of one instrument in two provinces."""
_SUFFIX = re.compile(rf"-?(?:{'|'.join(CITIES)})$")


@dataclass(frozen=True)
class Province:
    """A made-up province (or, every fourth time, a city) with its one district and its one town."""

    number: int
    name: str
    district: str
    town: str
    numbers: tuple[str, ...]
    """Numbers of instruments of the cities, which are other numbers here: no two provinces issue the same on one day."""

    @property
    def id(self) -> str:
        return f"tinh-{self.number}"

    @property
    def is_city(self) -> bool:
        return self.number % 4 == 3

    @property
    def called(self) -> str:
        return f"{'Thành phố' if self.is_city else 'Tỉnh'} {self.name}"

    @cached_property
    def _words(self) -> Mapping[str, str]:
        low = f"{'thành phố' if self.is_city else 'tỉnh'} {self.name}"
        found = {number: self._own_number(number) for number in self.numbers}
        found |= {"Cần Thơ": self.name, "Quận 1": f"Quận {self.district}", "Thủ Đức": self.town}
        for upper in ("Thành ủy", "Thành Đoàn"):
            found |= {f"{upper} {city}": f"{_AS_PROVINCE[upper] if not self.is_city else upper} {self.name}" for city in CITIES.values()}
        for city in CITIES.values():
            found |= {city: low[0].upper() + low[1:] if self.is_city else low, city[0].lower() + city[1:]: low}
        return found if self.is_city else found | _AS_PROVINCE

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")

    def said(self, text: str) -> str:
        """The text as this province would write it."""
        return self._pattern.sub(lambda match: self._words[match[0]], text)

    def _own_number(self, number: str) -> str:
        digits = re.match(r"\d+", number)
        return f"{int(digits[0]) + _STEP * self.number}{number[digits.end() :]}" if digits else number

    def identity(self, name: str) -> str:
        """The id here of a local thing."""
        return f"{_SUFFIX.sub('', name)}-{self.id}".lstrip("-")

    def locality(self, name: str) -> str:
        return self.id if name in CITIES else self.identity(name)

    def adapted(self, value: Any, local: Mapping[str, str]) -> Any:
        """A record of the content language, its words and its ids replaced; ``local``: id of a local thing -> id here."""
        if isinstance(value, str):
            return local[value] if value in local else type(value)(self.said(value))
        if isinstance(value, Mapping):
            return {key: self.adapted(inner, local) for key, inner in value.items()}
        return [self.adapted(inner, local) for inner in value] if isinstance(value, Sequence) else value


def provinces(count: int, seed: str, numbers: tuple[str, ...]) -> tuple[Province, ...]:
    """The first ``count``; a longer list begins with the shorter one."""
    random = Random(f"{seed}-provinces")
    names: dict[str, None] = {}
    while len(names) < 3 * count:
        names[place(random)] = None
    parts = list(names)
    return tuple(Province(n, parts[3 * n], parts[3 * n + 1], parts[3 * n + 2], numbers) for n in range(count))
