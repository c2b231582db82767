"""Queries for the generated corpus, always the same: phrases out of its items, as people type and mistype them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from random import Random

from build_tools.search.records import records_of_document, words_of
from build_tools.vietnamese.letters import canonical, fold
from tests.bench.search.corpus import DOCUMENTS, Maker, number_of
from tests.bench.search.registries import SEED

_WORDS = re.compile(r"\w+")
_CUT = "chữ cuối gõ dở"
KINDS = {
    "cụm từ, có dấu": 50,
    "cụm từ, không dấu": 50,
    "số hiệu": 20,
    "một từ rất thường gặp": 15,
    "viết tắt": 15,
    _CUT: 25,
    "gõ sai một chữ": 25,
}
"""Kind of query -> how many."""
_SHORT = {"Ủy ban nhân dân": "UBND", "Hội đồng nhân dân": "HĐND", "Ban Thường vụ": "BTV", "Ban Chấp hành": "BCH"}


@dataclass(frozen=True)
class Query:
    """What is typed, and words that one of the first answers must have; empty where anything may be right."""

    kind: str
    text: str
    wanted: str = ""


def queries(maker: Maker, documents: int = DOCUMENTS) -> list[Query]:
    common = [word for word, _ in Counter(word for word in maker.chain.words if word.isalpha()).most_common(KINDS["một từ rất thường gặp"])]
    found = []
    for kind, count in KINDS.items():
        for n in range(count):
            random = Random(f"{SEED}-{kind}-{n}")
            if kind == "số hiệu":
                found.append(_number(random, maker, kind))
            elif kind == "một từ rất thường gặp":
                found.append(Query(kind, common[n]))
            elif kind == "viết tắt":
                found.append(_short(random, maker, kind))
            else:
                found.append(_mistyped(kind, random, _phrase(random, maker, documents)))
    return found


def _phrase(random: Random, maker: Maker, documents: int) -> str:
    """Two to six syllables that stand in an item, of letters only."""
    while True:
        _, items = maker.document(int(documents * random.random()))
        words = items[int(len(items) * random.random())].item.text.split()
        length = 2 + int(5 * random.random())
        start = int(max(len(words) - length, 0) * random.random())
        phrase = words[start : start + length]
        if len(phrase) == length and all(word.isalpha() for word in phrase):
            return " ".join(phrase).lower()


def _mistyped(kind: str, random: Random, phrase: str) -> Query:
    if kind == "cụm từ, có dấu":
        return Query(kind, phrase, phrase)
    typed = fold(phrase)
    if kind == _CUT:
        cut = typed[: len(typed) - len(typed.rpartition(" ")[2]) // 2]
        return Query(kind, cut, cut)
    if kind == "gõ sai một chữ":
        longest = max(typed.split(), key=len)
        at = typed.index(longest) + int(len(longest) * random.random())
        typed = typed[:at] + ("", typed[at] * 2)[int(2 * random.random())] + typed[at + 1 :]
    return Query(kind, typed, fold(phrase))


def _number(random: Random, maker: Maker, kind: str) -> Query:
    instruments = maker.site.corpus.instruments
    number = instruments[int(len(instruments) * random.random())].number
    first, code = re.split(r"[-/]", number)[0], (re.findall(r"[^\W\d_]+", number) or [""])[0]
    if random.random() < 0.3:
        return Query(kind, f"{fold(code)} {first}", first)
    said = (number, fold(number), re.sub("[-/]", " ", fold(number)))
    return Query(kind, said[int(len(said) * random.random())], number)


def _short(random: Random, maker: Maker, kind: str) -> Query:
    bodies = [b.name for b in maker.site.corpus.bodies if b.name.startswith(tuple(_SHORT))]
    name = bodies[int(len(bodies) * random.random())]
    words = next(words for words in _SHORT if name.startswith(words))
    return Query(kind, name.replace(words, _SHORT[words]), name)


@dataclass
class Answers:
    """Whether answers have the words that a query wants."""

    maker: Maker

    def has(self, query: Query, address: str, shown: str) -> bool:
        """``shown`` is what the result itself says, which is all there is to read of anything but a document."""
        marked = query.kind == "cụm từ, có dấu"
        wanted = _plain(query.wanted, marked)
        return (wanted.rstrip() if query.kind == _CUT else wanted) in _plain(f"{shown} {self._text(address)}", marked)

    def _text(self, address: str) -> str:
        number = number_of(address)
        if number < 0:
            return ""
        records = records_of_document(self.maker.site, *self.maker.document(number))
        found = next((record for record in records if record.address == address), None)
        return " ".join(text for _, text in words_of(self.maker.site, found)) if found else ""


def _plain(text: str, marked: bool) -> str:
    """Words alone, with a space on either side."""
    return f" {' '.join(_WORDS.findall(canonical(text).lower() if marked else fold(text)))} "
