"""A body by its head alone (“Ban Chỉ đạo”, “BAN THƯỜNG VỤ”), where the document leaves no doubt which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from build_tools.mentions.names import Name
from build_tools.vietnamese.letters import canonical
from build_tools.vietnamese.organisations import CAPITALS, PLACE, TAKES_PLACE
from build_tools.vietnamese.patterns import LazyPattern, OpenedPattern, opening

_HEADS = (
    "Ban Chỉ đạo", "Ban Thường vụ", "Ban Chấp hành", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra",
    "Tổ công tác", "Tiểu ban", "Hội đồng", "Đảng bộ", "Thường trực", "Tổ giúp việc", "Ủy ban nhân dân", "Hội đồng nhân dân",
    "Đoàn kiểm tra", "Ban Quản lý",
)  # fmt: skip
_ALONE = OpenedPattern(
    r"(?<!\w)(?P<head>" + "|".join(rf"{head[0]}(?i:{head[1:]})" for head in _HEADS) + r")"
    r"(?=\s*[,.;:)]|\s*$|\s+(?!của\s|các\s|cấp\s|cơ sở|quận|huyện|tỉnh|thành|xã|phường)[a-zđà-ỹ])",
    opening(_HEADS, any_case=True),
)


_PLACE_AT_END = LazyPattern(rf"\s+(?:{PLACE}|{CAPITALS})$")


class ShortForms:
    """Short forms that mean one body in the texts of a document: a head alone, or a name without its place.

    “Ban Chỉ đạo”: the issuer, else the one that the texts name in full. “Quận ủy”: the one whose name
    with its place (“Quận ủy Sơn Trà”) the texts hold.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_head: dict[str, list[tuple[str, Name]]] = {head: [] for head in _HEADS}
        self._placed: dict[str, list[tuple[str, str, Name]]] = {}
        """By locality: (name without its place, whole name, name)."""
        self._phrases: dict[str, list[str]] = {}
        self._by_phrase: dict[str, str] = {}
        heads = [(head, re.compile(rf"{head}\s+[^a-zà-ỹđ\s]")) for head in _HEADS]
        for name in names:
            if name.type == "body" and name.target:
                self._phrases.setdefault(name.target, []).append(name.phrase)
                self._by_phrase.setdefault(name.phrase, name.target)
            if name.type != "body" or not name.target or name.bare or not name.phrase[0].isupper():
                continue
            phrase = canonical(name.phrase)
            for head, named in heads:
                if named.match(phrase):
                    self._by_head[head].append((phrase, name))
            match = _PLACE_AT_END.search(phrase)
            if match and len(phrase[: match.start()].split()) >= 2 and TAKES_PLACE.search(phrase, 0, match.start()):
                self._placed.setdefault(name.locality, []).append((phrase[: match.start()], phrase, name))

    def taught_by(self, texts: Iterable[str], localities: tuple[str, ...], issuer: str) -> Iterator[Name]:
        """The short forms that these texts leave no doubt about."""
        whole = canonical("\n".join(texts))
        said = {match["head"].casefold() for match in _ALONE.found(whole)}
        for head in _HEADS:
            if head.casefold() not in said:
                continue
            starting = [(phrase, n.target) for phrase, n in self._by_head[head] if n.locality in localities]
            issuing = {target for _, target in starting if target == issuer}
            targets = issuing or {target for phrase, target in starting if phrase in whole}
            if len(targets) == 1:
                yield Name(head, "body", targets.pop(), bare=True)
        yield from self._without_place(whole, localities)

    def signing(self, issuer: str) -> Iterator[Name]:
        """How a signature may name the issuer: the head of its name, or an organ of it (“T/M BAN THƯỜNG VỤ”)."""
        phrases = self._phrases.get(issuer, [])
        for head in _HEADS:
            if any(canonical(phrase).casefold().startswith(head.casefold() + " ") for phrase in phrases):
                yield Name(head, "body", issuer)
            elif head in ("Ban Thường vụ", "Ban Chấp hành"):
                organ = next((target for phrase in phrases if (target := self._by_phrase.get(f"{head} {phrase}"))), "")
                if organ:
                    yield Name(head, "body", organ)

    def _without_place(self, whole: str, localities: tuple[str, ...]) -> Iterator[Name]:
        shorter: dict[str, set[str]] = {}
        for form, phrase, name in chain.from_iterable(self._placed.get(locality, ()) for locality in dict.fromkeys(localities)):
            if phrase in whole:
                shorter.setdefault(form, set()).add(name.target)
        for form, targets in shorter.items():
            if len(targets) == 1:
                yield Name(form, "body", targets.pop(), bare=True)
