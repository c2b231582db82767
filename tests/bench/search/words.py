"""Words for the generated corpus: a chain over the words of the real documents, and names that nobody bears.

A chain over five documents knows only their own pairs of syllables, which are far fewer than those of ten thousand
documents. New pairs come from where the chain jumps, and from names of places and people.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FAMILY = _words("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai Tô Lâm Châu Cao Quách")
MIDDLE = _words("Văn Thị Đức Minh Hữu Ngọc Thanh Quang Xuân Thu Anh Công Đình Gia Hoài Kim Mạnh Nhật Phương Quốc Thế Tuấn Bảo Như")
GIVEN = _words(
    "An Bình Châu Chi Cường Dũng Duy Dương Đạt Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hùng Huy Hương Khánh Khoa Kiên Lan "
    "Linh Loan Long Lợi Mai Minh My Nam Nga Nghĩa Nhi Oanh Phát Phong Phúc Phượng Quân Quyên Sơn Tâm Thảo Thắng Thịnh Thủy Tiến "
    "Toàn Trang Trí Trinh Trung Tú Tùng Uyên Vân Việt Vinh Yến"
)
PLACE = _words(
    "Tân Bình Phú An Long Vĩnh Hòa Thạnh Mỹ Đông Tây Bắc Nam Sơn Hải Thanh Xuân Lộc Phước Hưng Trung Thới Định Quảng Châu "
    "Giang Lâm Hà Đại Cẩm Yên Kim Ngọc Diên Khánh Thuận Lạc Điền Trường Nhơn"
)
_ONSETS = _words("b c ch d đ g gi h kh l m n ng nh ph r s t th tr v x")
_VOWELS = "aăâeêioôơuư"
_CODAS = ("", "n", "ng", "m", "t", "c", "p", "i", "u")
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_CHAIN, _NAME = 0.6, 0.06
"""How often a stretch goes on where one of the documents went on, and how often a name stands between two stretches."""
_LONGEST = 6


def _syllables() -> tuple[str, ...]:
    """Syllables that can be said, most of which no document has."""
    found = []
    for onset in _ONSETS:
        for vowel in _VOWELS:
            front = {"c": "k", "g": "gh", "ng": "ngh"}.get(onset, onset) if vowel in "eêi" else onset
            for coda in _CODAS:
                if (not coda and vowel in "ăâ") or (coda == "i" and vowel in "iăâeê") or (coda == "u" and vowel in "uăoôơư"):
                    continue
                for tone in _TONES[2::3] if coda in ("t", "c", "p") else _TONES:
                    found.append(unicodedata.normalize("NFC", front + vowel + tone + coda))
    return tuple(found)


SYLLABLES = _syllables()


def chosen(random: Random, things: tuple[str, ...], skew: int = 1) -> str:
    """One of them; with a higher ``skew`` the first far oftener than the last."""
    return things[int(len(things) * random.random() ** skew)]


def person(random: Random) -> str:
    given = chosen(random, GIVEN) if random.random() < 0.8 else chosen(random, SYLLABLES, 2).capitalize()
    return f"{chosen(random, FAMILY, 2)} {chosen(random, MIDDLE)} {given}"


def place(random: Random) -> str:
    """A name of two syllables, often one that other places share a syllable with."""
    second = chosen(random, PLACE) if random.random() < 0.6 else chosen(random, SYLLABLES).capitalize()
    return f"{chosen(random, PLACE)} {second}"


@dataclass(frozen=True)
class Chain:
    """The words of real texts, one after another, and names to put between them."""

    words: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str], names: Iterable[str]) -> Chain:
        return cls(tuple(word for text in texts for word in text.split()), tuple(names))

    @cached_property
    def _after(self) -> dict[str, list[int]]:
        after: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words[:-1]):
            after[word].append(at + 1)
        return after

    def said(self, random: Random, length: int) -> str:
        """About ``length`` syllables, beginning with a capital."""
        words, after, draw = self.words, self._after, random.random
        out: list[str] = []
        while len(out) < length:
            if draw() < _NAME:
                out += chosen(random, self.names, 3).split()
            following = after.get(out[-1]) if out and draw() < _CHAIN else None
            start = following[int(len(following) * draw())] if following else int(len(words) * draw())
            out += words[start : start + 2 + int((_LONGEST - 1) * draw())]
        text = " ".join(out[:length]).rstrip(" ,;:.–-")
        return text[:1].upper() + text[1:]
