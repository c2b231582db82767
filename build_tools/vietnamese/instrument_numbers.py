"""Types and numbers of instruments, as Party and State write them.

Party: ``31-NQ/TW``, ``1374-QĐ/TU`` (Hướng dẫn 36-HD/VPTW). State: ``98/2023/QH15``,
``84/2024/NĐ-CP``, ``825/QĐ-TTg`` (Nghị định 30/2020/NĐ-CP).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from build_tools.vietnamese.letters import canonical, fold, nfc
from build_tools.vietnamese.patterns import OpenedPattern, opening


@dataclass(frozen=True)
class InstrumentType:
    """A type of instrument: id, its name on the site, and the abbreviations its numbers carry."""

    id: str
    name: str
    abbreviations: tuple[str, ...] = ()


INSTRUMENT_TYPES: tuple[InstrumentType, ...] = (
    InstrumentType("resolution", "Nghị quyết", ("NQ",)),
    InstrumentType("joint_resolution", "Nghị quyết liên tịch", ("NQLT",)),
    InstrumentType("directive", "Chỉ thị", ("CT",)),
    InstrumentType("conclusion", "Kết luận", ("KL",)),
    InstrumentType("decision", "Quyết định", ("QĐ",)),
    InstrumentType("regulation", "Quy định", ("QĐ", "QĐi", "QyĐ")),
    InstrumentType("statute", "Quy chế", ("QC",)),
    InstrumentType("circular_letter", "Thông tri", ("TT",)),
    InstrumentType("circular", "Thông tư", ("TT",)),
    InstrumentType("joint_circular", "Thông tư liên tịch", ("TTLT",)),
    InstrumentType("decree", "Nghị định", ("NĐ",)),
    InstrumentType("law", "Luật", ("QH",)),
    InstrumentType("code", "Bộ luật", ("QH",)),
    InstrumentType("ordinance", "Pháp lệnh", ("UBTVQH", "PL")),
    InstrumentType("constitution", "Hiến pháp"),
    InstrumentType("charter", "Điều lệ"),
    InstrumentType("plan", "Kế hoạch", ("KH",)),
    InstrumentType("programme", "Chương trình", ("CTr",)),
    InstrumentType("action_programme", "Chương trình hành động", ("CTrHĐ", "CTr")),
    InstrumentType("scheme", "Đề án", ("ĐA",)),
    InstrumentType("guidance", "Hướng dẫn", ("HD",)),
    InstrumentType("notice", "Thông báo", ("TB",)),
    InstrumentType("report", "Báo cáo", ("BC",)),
    InstrumentType("submission", "Tờ trình", ("TTr",)),
    InstrumentType("letter", "Công văn", ("CV",)),
    InstrumentType("telegram", "Công điện", ("CĐ",)),
    InstrumentType("outline", "Đề cương"),
)
LAWS = frozenset({"law", "code", "ordinance", "constitution", "charter"})
"""Types that are named by their subject alone: “Luật Đất đai”."""
TYPE_NAMES: dict[str, str] = {t.id: t.name for t in INSTRUMENT_TYPES}


_DASH = r"\s{0,2}[-–—]\s{0,2}"
_SLASH = r"\s{0,2}/\s{0,2}"
_CODE = r"[A-ZĐ][A-Za-zĐđƯưƠơÔôÂâÊê]*\d{0,3}"
NUMBER = (
    rf"\d{{1,5}}[a-z]?(?:{_SLASH}(?:19|20)\d{{2}}{_SLASH}{_CODE}(?:{_DASH}{_CODE}){{0,3}}"
    rf"|{_DASH}{_CODE}{_SLASH}{_CODE}(?:{_DASH}{_CODE}){{0,3}}"
    rf"|{_SLASH}{_CODE}(?:{_DASH}{_CODE}){{1,3}})(?!\w)"
)
"""Pattern of a complete number, with the stray spaces and dashes that scans bring."""

_LOOSE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def normal_number(text: str) -> str:
    """One spelling of a number: NFC, no spaces, plain hyphens (``84 /2024/NĐ – CP`` -> ``84/2024/NĐ-CP``)."""
    return _LOOSE.sub("", nfc(text)).replace("–", "-").replace("—", "-")


@lru_cache(maxsize=4096)
def number_key(text: str) -> str:
    """What two printings of the same number share: normal form, folded case, no leading zeros."""
    normal = canonical(normal_number(text)).upper()
    return normal.lstrip("0") or normal


def type_pattern() -> str:
    """Alternatives of the type words, longest first, any case, for use inside a larger pattern."""
    names = sorted((t.name for t in INSTRUMENT_TYPES), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


_TYPE_WORD = OpenedPattern(rf"(?<!\w)(?i:{type_pattern()})(?!\w)", opening((t.name for t in INSTRUMENT_TYPES), any_case=True))


def find_type_words(text: str) -> list[tuple[int, int, InstrumentType]]:
    """(start, end, type) of every word of a type in a text, the longest at each place."""
    found = ((match.span(), type_of_word(match[0])) for match in _TYPE_WORD.found(text))
    return [(start, end, kind) for (start, end), kind in found if kind]


@cache
def type_of_word(word: str) -> InstrumentType | None:
    """The type that a word of running text names (``kết luận`` -> conclusion)."""
    wanted = _LOOSE.sub(" ", canonical(nfc(word)).casefold())
    for kind in INSTRUMENT_TYPES:
        if canonical(kind.name).casefold() == wanted:
            return kind
    return None


def slug_of_number(number: str) -> str:
    """The part of an address that a number gives: ``98/2023/QH15`` -> ``98-2023-qh15``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(normal_number(number))).strip("-")


_FIRST_CODE = re.compile(r"[A-ZĐ][A-Za-zĐđ]*")


@cache
def types_of_number(number: str) -> tuple[str, ...]:
    """Ids of the types whose abbreviation a number carries (``12/KH-UBND`` -> plan)."""
    match = _FIRST_CODE.search(normal_number(number))
    code = match[0] if match else ""
    return tuple(t.id for t in INSTRUMENT_TYPES if code in t.abbreviations)
