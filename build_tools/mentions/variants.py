"""Other ways in which the text of a place says the names of its bodies: without the place, with its type alone.

“Ủy ban nhân dân tỉnh Bắc Ninh” is “Ủy ban nhân dân tỉnh” and “Ủy ban nhân dân” in the documents of
Bắc Ninh. Abbreviations (UBND) are met by the tokens of ``names``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.mentions.names import Abbreviations, tokens
from build_tools.vietnamese.letters import canonical
from build_tools.vietnamese.organisations import HEAD_ALONE, TAKES_PLACE

_PLACE_TYPE = re.compile(r"(?:thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """How a locality is said: its whole name, its type, its own name; ``Thành phố Cần Thơ`` -> ``thành phố``, ``Cần Thơ``."""

    full: str
    type: str
    own: str
    said: frozenset[tuple[str, ...]]
    """The words of each of these; behind a name of an office they are this place."""


def place_of(name: str, abbreviations: Abbreviations) -> Place | None:
    """The place of a locality's name; None when the name is not one of a place."""
    match = _PLACE_TYPE.match(name)
    if match is None:
        return None
    kind, own = match[0].lower(), name[match.end() :].strip()
    own = own if not own.isdigit() else ""
    return Place(name, kind, own, frozenset(_key(form, abbreviations) for form in (name, kind, own) if form))


def variants(phrases: Iterable[str], places: Iterable[Place], abbreviations: Abbreviations) -> Iterator[tuple[str, bool]]:
    """(phrase, whether its place was left away) of what the names also are, each once, the given ones left out."""
    known = {_key(phrase, abbreviations) for phrase in phrases}
    for phrase in list(phrases):
        for form, bare in _forms(phrase, places):
            key = _key(form, abbreviations)
            if key and key not in known:
                known.add(key)
                yield form, bare


def _forms(phrase: str, places: Iterable[Place]) -> Iterator[tuple[str, bool]]:
    """Every variant of one name, some of them alike."""
    shorter = _without_country(phrase)
    yield from ((form, False) for form in shorter)
    for form in (phrase, *shorter):
        yield from _placeless(form, places)


def _placeless(phrase: str, places: Iterable[Place]) -> Iterator[tuple[str, bool]]:
    for place in places:
        base = _without(phrase, place)
        if base is None:
            continue
        said = [(f"{base} {place.full}", False), (f"{base} {place.type}", False), (f"{base} {place.own}", False), (base, True)]
        if base.startswith("các ") and len(base.split()) > 2:
            shorter = [(form.removeprefix("các "), bare) for form, bare in said]
            said += [(form, bare) for form, bare in shorter if not HEAD_ALONE.fullmatch(canonical(form))]
        yield from ((form.strip(), bare) for form, bare in said)


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


def _key(phrase: str, abbreviations: Abbreviations) -> tuple[str, ...]:
    return tuple(token for token, _, _ in tokens(phrase, abbreviations))
