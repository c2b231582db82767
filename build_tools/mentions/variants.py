"""Other ways in which the text of a place says the names of its bodies: without the place, with its type alone.

“Ủy ban nhân dân tỉnh Bắc Ninh” is “Ủy ban nhân dân tỉnh” and “Ủy ban nhân dân” in the documents of
Bắc Ninh. Abbreviations (UBND) are met by the tokens of ``names``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.mentions.names import tokens
from build_tools.vietnamese.letters import canonical
from build_tools.vietnamese.organisations import HEAD_ALONE, TAKES_PLACE

_PLACE_TYPE = re.compile(r"(?:thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """How a locality is said: its whole name, its type, its own name; ``Thành phố Cần Thơ`` -> ``thành phố``, ``Cần Thơ``."""

    full: str
    type: str
    own: str

    def names(self, phrase: str) -> bool:
        """Whether a phrase behind a name (``TP. Cần Thơ``, ``Cần Thơ``, ``thành phố``) is this place."""
        words = [token for token, _, _ in tokens(phrase)]
        return words in [[t for t, _, _ in tokens(form)] for form in (self.full, self.type, self.own) if form]


def place_of(name: str) -> Place | None:
    """The place of a locality's name; None when the name is not one of a place."""
    match = _PLACE_TYPE.match(name)
    if match is None:
        return None
    own = name[match.end() :].strip()
    return Place(name, match[0].lower(), own if not own.isdigit() else "")


def variants(phrases: Iterable[str], places: Iterable[Place]) -> Iterator[tuple[str, bool]]:
    """(phrase, whether its place was left away) of what the names also are, each once, the given ones left out."""
    known = {_key(phrase) for phrase in phrases}
    for phrase in list(phrases):
        for form in _without_country(phrase):
            if _key(form) not in known:
                known.add(_key(form))
                yield form, False
        for form in (phrase, *_without_country(phrase)):
            yield from _placeless(form, places, known)


def _placeless(phrase: str, places: Iterable[Place], known: set[tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    for place in places:
        base = _without(phrase, place)
        if base is None:
            continue
        said = [(f"{base} {place.full}", False), (f"{base} {place.type}", False), (f"{base} {place.own}", False), (base, True)]
        if base.startswith("các ") and len(base.split()) > 2:
            shorter = [(form.removeprefix("các "), bare) for form, bare in said]
            said += [(form, bare) for form, bare in shorter if not HEAD_ALONE.fullmatch(canonical(form))]
        for form, bare in said:
            if form.strip() and _key(form) not in known:
                known.add(_key(form))
                yield form.strip(), bare


_COUNTRY = re.compile(r"(?<=(?i:Mặt trận Tổ quốc)) Việt Nam")


def _without_country(phrase: str) -> tuple[str, ...]:
    """“Mặt trận Tổ quốc Việt Nam” is “Mặt trận Tổ quốc” in most texts."""
    shorter = _COUNTRY.sub("", phrase)
    return (shorter,) if shorter != phrase else ()


_OF_WHOM = re.compile(r"\s+(?:trực thuộc|thuộc|của)\s+.*$")


def of_whom(phrase: str) -> str:
    """A class without whose it is: “các huyện ủy, thành ủy” of “… trực thuộc Tỉnh ủy”; empty when little is left."""
    shorter = _OF_WHOM.sub("", phrase)
    return shorter if shorter != phrase and "," in shorter and (phrase[0].islower() or " các " in shorter) else ""


def of_parent(phrase: str, parent: str) -> str:
    """The name without that of the office it belongs to: “Vụ Pháp chế” of “Vụ Pháp chế Bộ Y tế”; empty when it does not end so."""
    match = re.search(r"\s*,?\s+(?:(?:của|thuộc)\s+)?" + re.escape(parent) + r"$", phrase, re.IGNORECASE)
    base = phrase[: match.start()] if match else ""
    return base if base[:1].isupper() and len(base.split()) >= 2 and not HEAD_ALONE.fullmatch(canonical(base)) else ""


def _without(phrase: str, place: Place) -> str | None:
    """The phrase without the place at its end; None when it does not end so or nothing of weight is left."""
    match = re.search(r"[\s,]+(?:(?:của|tại|ở)\s+)?" + re.escape(place.full) + r"$", phrase, re.IGNORECASE)
    if match is None and place.own:
        match = re.search(r"\s+" + re.escape(place.own) + r"$", phrase)
        if match and not TAKES_PLACE.search(canonical(phrase), 0, match.start()):
            return None
    if match is None:
        return None
    base = phrase[: match.start()]
    named = base[0].isupper() or base.startswith("các ") or len(base.split()) >= 4
    return base if len(base.split()) >= 2 and named else None


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token for token, _, _ in tokens(phrase))
