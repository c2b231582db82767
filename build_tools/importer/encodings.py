"""Vietnamese letters of the time before Unicode, and how to tell which of them a text is written in.

Four encodings are read. Each gives, for the letters that a program shows of such a text (Windows-1252
or Latin-1), the letters that were meant:

- TCVN3 ("ABC", fonts ``.VnTime`` …): the upper half of TCVN 5712:1993. Its fonts have no capitals with
  tone marks; those are small letters in a font whose name ends in H.
- VNI (fonts ``VNI-…``): a letter and a mark behind it.
- VISCII: RFC 1456.
- Windows-1258: letters with tone marks behind them; composing (NFC) is all there is to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

from build_tools.vietnamese.letters import nfc
from build_tools.vietnamese.syllables import is_syllable

Encoding = Literal["tcvn3", "tcvn3-capitals", "vni", "viscii"]
NAMES: dict[str, str] = {
    "tcvn3": "TCVN3 (ABC, phông .VnTime)",
    "tcvn3-capitals": "TCVN3 (ABC, phông chữ hoa .VnTimeH)",
    "vni": "VNI",
    "viscii": "VISCII",
    "cp1258": "Windows-1258",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
}

_TCVN3 = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ AFẰ B5à B6ả B7ã B8á B9ạ BAẲ BBằ BCẳ BDẵ BEắ BFẴ C0Ắ C1Ầ C2Ẩ C3Ẫ C4Ấ C5Ề "
    "C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ CCè CDỂ CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ D9Ễ DAẾ DBỒ DCĩ DDí DEị DFò E0Ổ E1ỏ E2õ E3ó E4ọ E5ồ "
    "E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F0Ỗ F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ FFỐ"
)
_VISCII = (
    "02Ẳ 05Ẵ 06Ẫ 14Ỷ 19Ỹ 1EỴ 80Ạ 81Ắ 82Ằ 83Ặ 84Ấ 85Ầ 86Ẩ 87Ậ 88Ẽ 89Ẹ 8AẾ 8BỀ 8CỂ 8DỄ 8EỆ 8FỐ 90Ồ 91Ổ 92Ỗ 93Ộ 94Ợ 95Ớ 96Ờ 97Ở 98Ị 99Ỏ "
    "9AỌ 9BỈ 9CỦ 9DŨ 9EỤ 9FỲ A0Õ A1ắ A2ằ A3ặ A4ấ A5ầ A6ẩ A7ậ A8ẽ A9ẹ AAế ABề ACể ADễ AEệ AFố B0ồ B1ổ B2ỗ B3Ỡ B4Ơ B5ộ B6ờ B7ở B8ị B9Ự "
    "BAỨ BBỪ BCỬ BDơ BEớ BFƯ C4Ả C5Ă C6ẳ C7ẵ CBẺ CEĨ CFỳ D0Đ D1ứ D5ạ D6ỷ D7ừ D8ử DBỹ DCỵ DEỡ DFư E4ả E5ă E6ữ E7ẫ EBẻ EEĩ EFỉ F0đ F1ự "
    "F6ỏ F7ọ F8ụ FBũ FCủ FEợ FFỮ"
)
_VNI_SINGLE = "ñđ ÑĐ ôơ ÔƠ öư ÖƯ æỉ ÆỈ óĩ ÓĨ òị ÒỊ îỵ ÎỴ"
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_SHORT = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_LETTERS_OF_FONTS = re.compile(
    r"^(?:[A-Z]{6}\+)?\s*(?:(?P<tcvn>\.?vn[a-z]{2,})|(?P<vni>vni[-_ ]?\w)|(?P<viscii>vi(?:scii)?[ -](?:times|arial)))", re.I
)
_UNICODE_VN_FONTS = re.compile(r"vn(?:nimbus|tex)", re.I)


def encoding_of_font(name: str) -> Encoding | None:
    """The encoding that the name of a font promises; None for a font of Unicode."""
    found = _LETTERS_OF_FONTS.match(name)
    if not found or _UNICODE_VN_FONTS.search(name):
        return None
    if found["vni"]:
        return "vni"
    if found["viscii"]:
        return "viscii"
    family = re.split(r"[,\-\s]", found["tcvn"] or "")[0]
    return "tcvn3-capitals" if family.endswith("H") else "tcvn3"


@cache
def table(encoding: Encoding) -> dict[str, str]:
    """What is shown (one letter, or two of VNI) -> what was meant."""
    if encoding == "vni":
        return _vni()
    if encoding == "viscii":
        return {chr(int(each[:2], 16)): each[2:] for each in _VISCII.split()}
    small = {chr(int(each[:2], 16)): each[2:] for each in _TCVN3.split()}
    if encoding == "tcvn3":
        return small
    plain = {chr(code): chr(code).upper() for code in range(ord("a"), ord("z") + 1)}
    return plain | {shown: meant.upper() for shown, meant in small.items()}


def _vni() -> dict[str, str]:
    made = {each[0]: each[1] for each in _VNI_SINGLE.split()}
    for base, meant in zip("aeiouyôö", "aeiouyơư", strict=True):
        marks = {mark: nfc(meant + tone) for mark, tone in _VNI_TONES.items()}
        if base in "aeo":
            marks |= {mark: nfc(base + "\u0302" + tone) for mark, tone in _VNI_ROUND.items()}
        if base == "a":
            marks |= {mark: nfc("a\u0306" + tone) for mark, tone in _VNI_SHORT.items()}
        for mark, letter in marks.items():
            made[base + mark] = letter
            made[base.upper() + mark.upper()] = made[base.upper() + mark] = letter.upper()
    return made


def convert_steps(text: str, encoding: Encoding) -> Iterator[tuple[str, int]]:
    """Letter after letter: what was meant, and how many characters of ``text`` say it."""
    known = table(encoding)
    at = 0
    while at < len(text):
        shown = text[at : at + 2]
        if shown not in known:
            shown = text[at]
        yield known.get(shown, shown), len(shown)
        at += len(shown)


def convert(text: str, encoding: Encoding) -> str:
    """The text that was meant."""
    return "".join(meant for meant, _ in convert_steps(text, encoding))


def is_shown(text: str) -> bool:
    """Whether the text can be letters of an old font: nothing that only Unicode has."""
    return all(ord(letter) < 0x100 or letter in _WINDOWS for letter in text)


_WINDOWS = frozenset(bytes(code for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)).decode("cp1252")) | {
    "\u2011",
    "μ",
}

# Telling the encoding of a text whose font nobody named.

_STRIP = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_ENOUGH = 2
_SURE = 0.8


def share_of_syllables(text: str) -> float:
    """Which share of the words with letters beyond ASCII can be Vietnamese; 1.0 where there is no such word."""
    good, count = _syllables(text)
    return good / count if count else 1.0


def _syllables(text: str) -> tuple[int, int]:
    words = {part for word in text.split() if not word.isascii() for part in re.split(r"[-–/.,;:()“”\"'…]", word) if not part.isascii()}
    return sum(is_syllable(unicodedata.normalize("NFC", word)) for word in words), len(words)


def guess(text: str) -> Encoding | None:
    """The old encoding that makes Vietnamese of the text; None where it is Vietnamese as it is, or never will be."""
    if not is_shown(text):
        return None
    good, count = _syllables(text)
    if count < _ENOUGH or good >= 0.6 * count:
        return None
    candidates: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii")
    scores = {each: _score(text, each) for each in candidates}
    best = max(candidates, key=lambda each: scores[each])
    return best if scores[best] >= max(_SURE, good / count + 0.3) else None


def _score(text: str, encoding: Encoding) -> float:
    """Share of words that become syllables, out of all that the encoding would change or leave with strange letters."""
    before = {word for word in text.split() if not word.isascii() or any(ord(c) < 32 for c in word)}
    after = [_STRIP.sub("", part) for word in before for part in re.split(r"[-–/.,;:()\"'…]", convert(word, encoding))]
    words = [word for word in after if word and not word.isascii()]
    return sum(is_syllable(word) for word in words) / len(words) if len(words) >= _ENOUGH else 0.0


def with_capitals(text: str) -> str:
    """TCVN3 without its fonts: a letter with a tone mark becomes a capital among capitals (``QUậN`` -> ``QUẬN``).

    A single capital at the beginning of a word (``Ủy``) cannot be known again.
    """
    return "\n".join(_line_with_capitals(line) for line in text.split("\n"))


def _line_with_capitals(line: str) -> str:
    words = re.split(r"(\W+)", line)
    cases = [_case(word) for word in words]
    for at, case in enumerate(cases):
        if case == "?":
            before = next((c for c in reversed(cases[:at]) if c in ("u", "l")), "")
            after = next((c for c in cases[at + 1 :] if c in ("u", "l")), "")
            case = "u" if {before, after} - {""} == {"u"} else "l"
        if case == "u":
            words[at] = words[at].upper()
    return "".join(words)


def _case(word: str) -> str:
    """u: certainly capitals; l: certainly small letters; ?: may be either; empty: no letters."""
    if not any(c.isalpha() for c in word):
        return ""
    sure = [c for c in word if c.isalpha() and not (c.islower() and _has_tone(c))]
    if any(c.islower() for c in sure):
        return "l"
    if any(c.isupper() for c in sure if c != word[0]):
        return "u"
    return "u" if sum(c.isupper() for c in sure) >= 2 else "?"


def _has_tone(letter: str) -> bool:
    return any(mark in "\u0300\u0301\u0303\u0309\u0323" for mark in unicodedata.normalize("NFD", letter))


_HYPHENATED = re.compile(r"[^\W\d_]*-[^\W\d_]*")
_DASHED_LABEL = re.compile(r"^([ \t]*(?:[A-Ha-h]|[IVX]+)-)(?=[ \t]+(?P<next>\w))", re.MULTILINE)


def with_horned_u(text: str) -> str:
    """Text already converted from TCVN3 in which programs show ư (AD, the soft hyphen of Latin-1) as a hyphen."""
    labels = [m.span(1) for m in _DASHED_LABEL.finditer(text) if m["next"].isupper()]  # “B- PHƯƠNG HƯỚNG”
    return _HYPHENATED.sub(lambda m: m[0] if any(a <= m.start() < b for a, b in labels) else _horned(m), text)


def _horned(match: re.Match[str]) -> str:
    word = match[0]
    meant = word.replace("-", "ư")
    parts = [part for part in word.split("-") if part]
    if len(word) < 2 or all(map(is_syllable, parts)) or not is_syllable(meant):
        return word
    return meant


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file, in NFC, and the key of its encoding in ``NAMES``; empty for UTF-8.

    Bytes that no encoding explains become U+FFFD.
    """
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return nfc(data.decode(codec, "replace")), "" if codec == "utf-8-sig" else "utf-16"
    if wide := wide_codec(data):
        return nfc(data.decode(wide, "replace")), "utf-16"
    try:
        text = nfc(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_old(data)
    found = guess(text)  # an old text that a program has saved as UTF-8 letter by letter
    if found is None:
        return text, ""
    return _meant(text, found), found


def wide_codec(data: bytes) -> str:
    """The codec of UTF-16 without a mark, where every second byte of most letters is zero; empty for other bytes."""
    sample = data[:4000]
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(zeros) < len(sample) // 5 or min(zeros) > 0.3 * max(zeros):
        return ""
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _decode_old(data: bytes) -> tuple[str, str]:
    windows = "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in range(256))
    shown = data.decode("latin-1")
    readings: dict[str, str] = {
        "tcvn3": _meant(shown.translate(dict(enumerate(windows))), "tcvn3"),
        "vni": convert(shown.translate(dict(enumerate(windows))), "vni"),
        "viscii": convert(shown, "viscii"),
        "cp1258": nfc(data.decode("cp1258", "replace")),
    }
    scores = {key: share_of_syllables(text) - text.count("\ufffd") / max(1, len(text)) for key, text in readings.items()}
    best = max(readings, key=lambda key: scores[key])
    if scores[best] >= 0.7:
        return nfc(readings[best]), best
    damaged = data.decode("utf-8", "replace")
    if share_of_syllables(damaged) >= 0.6:
        return nfc(damaged), ""
    return nfc(shown.translate(dict(enumerate(windows)))), "cp1252"


def _meant(text: str, encoding: Encoding) -> str:
    meant = convert(text, encoding)
    return with_capitals(with_horned_u(meant)) if encoding == "tcvn3" else meant
