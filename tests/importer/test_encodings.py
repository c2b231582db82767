"""Letters of the time before Unicode: each encoding there and back, and told apart without being named."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from build_tools.importer.encodings import (
    Encoding,
    convert,
    convert_steps,
    decode,
    encoding_of_font,
    guess,
    table,
    with_capitals,
    with_horned_u,
)
from build_tools.importer.readers import read
from build_tools.vietnamese.letters import nfc

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = sorted((ROOT / "content" / "originals").glob("*.txt"))
ALPHABET = [nfc(base + tone) for base in "aăâeêioôơuưy" for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")] + ["đ"]
BOTH_CASES = [*ALPHABET, *(letter.upper() for letter in ALPHABET)]


def old(text: str, encoding: Encoding) -> str:
    """What a program shows of a text written in an old encoding."""
    shown: dict[str, str] = {}
    for sign, meant in table(encoding).items():
        shown.setdefault(meant, sign)
    return "".join(shown.get(letter, letter) for letter in text)


def without_raised(text: str) -> str:
    """Old encodings have letters where Latin-1 has ¹ ² ³, and no dash or quotation marks beyond Windows."""
    return re.sub("[¹²³]", "", text).translate({0x2013: "-", 0x201C: '"', 0x201D: '"', 0x2026: "..."})


@pytest.fixture(params=ORIGINALS, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    return without_raised(nfc(request.param.read_text("utf-8")))


def test_every_letter_can_be_written_in_vni_and_viscii() -> None:
    for encoding in ("vni", "viscii"):
        assert set(BOTH_CASES) - set("aeiouyAEIOUY") <= set(table(encoding).values()) | set("àáãèéêìíòóôõùúýâÀÁÃÈÉÊÌÍÒÓÔÕÙÚÝÂ")


def test_tcvn3_has_all_small_letters_and_its_fonts_of_capitals_all_capitals() -> None:
    assert set(ALPHABET) - set("aeiouy") <= set(table("tcvn3").values())
    assert {letter.upper() for letter in ALPHABET} <= set(table("tcvn3-capitals").values())


@pytest.mark.parametrize("encoding", ["vni", "viscii"])
def test_texts_come_back_exactly(text: str, encoding: Encoding) -> None:
    assert convert(old(text, encoding), encoding) == text


def test_texts_come_back_exactly_from_tcvn3_with_its_two_kinds_of_font(text: str) -> None:
    """Capitals with tone marks are in ``.VnTimeH``, all others in ``.VnTime``, as people typed them."""
    small = set(table("tcvn3").values()) | set(map(chr, range(128)))
    back = ""
    for letter in text:
        encoding: Encoding = "tcvn3" if letter in small else "tcvn3-capitals"
        back += convert(old(letter, encoding), encoding)
    assert back == text


@pytest.mark.parametrize(("encoding", "codec"), [("vni", "cp1252"), ("viscii", "latin-1")])
def test_files_are_told_by_their_letters_and_come_back_exactly(text: str, encoding: Encoding, codec: str) -> None:
    assert decode(old(text, encoding).encode(codec)) == (text, encoding)


def test_files_of_windows_1258_come_back_exactly(text: str) -> None:
    composed = set(bytes(range(128, 256)).decode("cp1258", "ignore"))
    letters = (letter if letter in composed or ord(letter) < 128 else _with_tone_behind(letter) for letter in text)
    assert decode("".join(letters).encode("cp1258")) == (text, "cp1258")


def _with_tone_behind(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return nfc(parts.replace(tone, "")) + tone if tone else letter


def test_files_of_tcvn3_come_back_but_for_single_capitals_with_tones(text: str) -> None:
    """Text alone does not say which font drew a letter; among capitals it can be known again."""
    lowered = "".join(letter.lower() if letter not in table("tcvn3").values() and not letter.isascii() else letter for letter in text)
    back, encoding = decode(old(lowered, "tcvn3").encode("cp1252"))
    assert encoding == "tcvn3"
    assert back.lower() == text.lower()
    wrong = [(a, b) for a, b in zip(back.split(), text.split(), strict=True) if a != b]
    assert len(wrong) < 0.003 * len(text.split())


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_forms_comes_back_exactly(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text
    assert decode(unicodedata.normalize("NFD", text).encode(codec))[0] == text


def test_utf_8_that_is_vietnamese_is_not_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == (text, "")
    assert guess(text) is None


def test_a_text_saved_as_utf_8_letter_by_letter_is_known_again() -> None:
    shown = "Ch­¬ng tr×nh hµnh ®éng thùc hiÖn NghÞ quyÕt §¹i héi"
    assert decode(shown.encode()) == ("Chương trình hành động thực hiện Nghị quyết Đại hội", "tcvn3")


@pytest.mark.parametrize(
    "text", ["Café, naïve, déjà vu, Müller", "Société Générale, Électricité de France", "plain ASCII text", "¡Señor! Año nuevo"]
)
def test_other_languages_are_left_alone(text: str) -> None:
    assert guess(text) is None
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3-capitals"),
        ("ABCDEF+.VnArialH,Bold", "tcvn3-capitals"),
        (".VnArial NarrowH", "tcvn3"),
        ("VNI-Times", "vni"),
        ("QWERTY+VNI-Helve-Condense", "vni"),
        ("VI Times", "viscii"),
        ("Times New Roman", None),
        ("Be Vietnam Pro", None),
        ("Vinhan", None),
        ("Verdana", None),
    ],
)
def test_fonts_name_their_encoding(font: str, encoding: str | None) -> None:
    assert encoding_of_font(font) == encoding


def test_capitals_among_capitals_are_capitals() -> None:
    assert with_capitals("ĐảNG Bộ THàNH PHố") == "ĐẢNG BỘ THÀNH PHỐ"
    assert with_capitals("Chủ tịch Ủy ban, Ông Tạ Á") == "Chủ tịch Ủy ban, Ông Tạ Á"
    assert with_capitals("Cả nước") == "Cả nước"


def test_a_hyphen_that_was_a_letter_is_a_letter_again_and_others_stay() -> None:
    assert with_horned_u("Trung -ơng, h-ớng dẫn, t- t-ởng") == "Trung ương, hướng dẫn, tư tưởng"
    assert with_horned_u("kinh tế-xã hội, 18-NQ/TW, TP-HCM, - Như trên") == "kinh tế-xã hội, 18-NQ/TW, TP-HCM, - Như trên"


def test_steps_add_up_to_the_text() -> None:
    text = "Thaønh uûy Caàn Thô"
    steps = list(convert_steps(text, "vni"))
    assert sum(length for _, length in steps) == len(text)
    assert "".join(meant for meant, _ in steps) == "Thành ủy Cần Thơ"


def test_the_reader_says_what_it_converted() -> None:
    paper = read("a.txt", old("Chương trình hành động của Thành ủy Cần Thơ, nhiệm kỳ", "vni").encode("cp1252"))
    assert paper.lines[0].text == "Chương trình hành động của Thành ủy Cần Thơ, nhiệm kỳ"
    assert any("VNI" in report.text for report in paper.reports)
