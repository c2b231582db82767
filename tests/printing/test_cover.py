"""Cover pictures: their size, the same bytes twice, and who hears of a character that no font has."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from build_tools.build import Checked
from build_tools.printing import TALL, Press, PrintError, Sheet, cover_of_document, cover_of_part, sheet_of_booklet
from tests.conftest import ROOT

PRESS = Press(ROOT / "overrides" / "print", "https://vi-du.vn/")


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def cover(checked: Checked, number: int = 0) -> Sheet:
    return cover_of_document(checked.site, checked.site.corpus.documents[number])


def test_a_cover_has_the_size_that_news_pages_ask_for_and_the_same_bytes_twice(checked: Checked) -> None:
    first = PRESS.file(cover(checked), "cover")
    assert size_of(first) == (1200, 630)
    assert Press(ROOT / "overrides" / "print").file(cover(checked), "cover") == first


def test_every_document_has_a_cover_of_its_own(checked: Checked) -> None:
    pictures = {PRESS.file(cover(checked, number), "cover") for number in range(len(checked.site.corpus.documents))}
    assert len(pictures) == len(checked.site.corpus.documents)


def test_a_section_and_a_booklet_have_covers_too(checked: Checked) -> None:
    part = cover_of_part(checked.site, checked.site.items["tb-nhanh-hn-21-thanh-uy-tphcm#II"])
    assert size_of(PRESS.file(part, "cover")) == (1200, 630)
    booklet = sheet_of_booklet(checked.site, checked.site.corpus.booklets[0])
    assert size_of(PRESS.typesetter.picture(booklet, TALL)) == (1600, 2560)


@pytest.mark.parametrize("size", [(1200, 630), TALL])
def test_titles_of_any_length_fit(checked: Checked, size: tuple[int, int]) -> None:
    """A layout that does not fit is an error of Typst, or a picture of another size."""
    for title in ("A", "Thông báo " * 12, "Chương trình hành động thực hiện nghị quyết " * 40, "Khôngcókhoảngtrắng" * 12):
        assert size_of(PRESS.typesetter.picture(replace(cover(checked), title=title.strip()), size)) == size


def test_a_character_without_a_glyph_is_told_with_its_place(checked: Checked) -> None:
    sheet = cover(checked)
    spoilt = replace(sheet, title="Thông báo 字", places=(("Thông báo 字", sheet.places[0][1]),))
    with pytest.raises(PrintError, match="U\\+5B57"):
        PRESS.file(spoilt, "cover")
