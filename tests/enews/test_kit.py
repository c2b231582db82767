"""The kit for a news page: nothing of the text is lost, nothing is in it that editors strip, addresses are absolute."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from functools import cache
from html.parser import HTMLParser

import css_inline
import pytest

from build_tools.build import Checked
from build_tools.enews import SHORT_LENGTH, SUMMARY_LENGTH, Kit, clean, files_of, summary_of, text_of, zipped
from build_tools.enews.article import ATTRIBUTES, TAGS, styled
from build_tools.link import LinkedItem
from build_tools.reading import read
from build_tools.rendering.print_file import PrintFile
from tests.enews.samples import BASE, all_kits, maker_of, small_site

LETTER, NOTICE = "65-cv-btgqu-quan-1", "tb-nhanh-hn-21-thanh-uy-tphcm"


class Structure(HTMLParser):
    """Tags, their attributes without style and class, and words, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, ...]] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((name, value or "") for name, value in attrs if name not in ("style", "class"))
        self.said.append((tag, *(f"{name}={value}" for name, value in kept)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.said.append(("/" + tag,))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.said.append(("", " ".join(data.split())))


def structure_of(html: str) -> Structure:
    reader = Structure()
    reader.feed(html)
    reader.close()
    return reader


def bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.fixture(scope="module")
def kits(checked: Checked) -> dict[str, tuple[Kit, list[LinkedItem]]]:
    found = all_kits(checked)
    assert len(found) > 50
    return found


def test_tags_are_styled_as_a_program_styles_the_whole_article(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        article = kit.article
        assert article.html == clean(css_inline.inline_fragment(article.look + article.preview, "")).strip(), name


def test_characters_and_addresses_come_through_the_styling() -> None:
    look = "<style>p { margin: 0; } .end { color: red; } a { color: blue; }</style>"
    html = '<p class="end">A&#34;&#39;&amp;&lt;\xa0<a href="https://a/?b=1&amp;c=&#34;&#39;">Đ</a></p><p class="">B<br>C<sup>[1]</sup></p>'
    assert styled(html, look) == clean(css_inline.inline_fragment(look + html, ""))
    assert 'style="margin: 0;color: red;">A"' in styled(html, look)


def test_the_sanitiser_has_nothing_to_take_away(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        assert clean(kit.article.html) == kit.article.html, name
        for tag, attribute, _value in structure_of(kit.article.html).attributes:
            assert attribute in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()), (name, tag, attribute)


def test_inlining_and_sanitising_lose_nothing_of_what_the_template_wrote(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        assert structure_of(kit.article.html).said == structure_of(str(kit.article.preview)).said, name


def test_every_paragraph_and_heading_has_its_style_inline(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        assert not re.search(r"<(p|h2|h3|h4|ul)>", kit.article.html), name


def test_the_sanitiser_takes_away_what_editors_take_away() -> None:
    """Otherwise the tests above could not fail."""
    dirty = '<h1>A</h1><p class="x" onclick="f()" style="margin: 0;">B<script>f()</script><span>C</span></p><p id="ct-1">D</p>'
    assert clean(dirty) == 'A<p style="margin: 0;">BC</p><p>D</p>'
    assert "script" not in TAGS and "style" not in TAGS


def test_the_whole_text_is_there_as_it_is_read_with_its_numbers(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, tops) in kits.items():
        said, at = bare(re.sub(r"\[\w+\]", "", kit.text)), 0
        for item in (item for top in tops for item in top.item.walk()):
            if item.path.partition("/")[0] in ("title", "recipients", "signature"):
                continue
            wanted = [item.label, read(item.heading, item.corrections).text]
            if not item.children:
                wanted.append(read(item.text, item.corrections).text)
            for text in map(bare, wanted):
                found = said.find(text, at)
                assert found >= 0, (name, item.path, text[:80])
                at = found
        lines = [line for top in tops for item in top.item.walk() for line in read(item.text, item.corrections).text.split("\n")]
        assert all(bare(line) in said for line in lines), name


def test_headings_go_down_by_one_level(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, tops) in kits.items():
        levels = [int(level) for level in re.findall(r"<h(\d)", kit.article.html)]
        headings = [i for top in tops for i in top.item.walk() if i.heading and i.path != "recipients"]
        assert len(levels) == len(headings), name
        assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False)), (name, levels)


def test_links_are_absolute_and_nothing_has_an_anchor(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        found = structure_of(kit.article.html).attributes
        assert [value for _, attribute, value in found if attribute == "id"] == [], name
        assert [value for _, attribute, value in found if attribute == "href" and not value.startswith(BASE)] == [], name
        assert kit.permalink.startswith(BASE) and kit.permalink in kit.article.html


def test_without_the_sites_address_no_address_is_invented(checked: Checked) -> None:
    for name, (kit, _) in all_kits(checked, "").items():
        links = [value for _, attribute, value in structure_of(kit.article.html).attributes if attribute == "href"]
        assert links == [], name
        assert kit.permalink == "" and "http" not in kit.text + kit.short_message, name
        assert any("SITE_URL" in check.text for check in kit.checks), name


def test_notes_are_readable_without_any_anchor(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    seen = 0
    for name, (kit, tops) in kits.items():
        body, _, end = kit.text.partition("\n\nChú thích\n\n")
        notes = [(note, item) for top in tops for item in top.item.walk() for note in item.footnotes]
        assert bool(end) == bool(notes), name
        for note, item in notes:
            seen += 1
            assert f"[{note.mark}]" in body, (name, note.mark)
            assert f"[{note.mark}] {read(note.text, item.corrections).text}"[:60] in end, name
    assert seen > 6


def test_notes_whose_numbers_begin_anew_are_counted() -> None:
    site = small_site(("        assignments:", '        footnotes:\n          - {mark: "1", text: Trang sau.}\n        assignments:'),
                      ("trong quý II năm 2023.", "trong quý II năm 2023[^1]."))  # fmt: skip
    kit = maker_of(site).document(site.documents["thong-bao-1"])
    assert "nhiệm vụ[1]." in kit.text and "năm 2023[2]." in kit.text
    assert "[1] Năm 2022." in kit.text and "[2] Trang sau." in kit.text


def test_corrected_words_are_pasted_as_they_are_read_and_listed_for_the_check(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    kit, _ = kits[LETTER]
    assert "Đề nghị các đơn vị" in kit.text and "Để nghị" not in kit.article.html
    assert any("“Để nghị” đọc là “Đề nghị” (lỗi quét: sai dấu)" in check.notes for check in kit.checks)


def test_an_undated_document_is_for_the_check(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    assert any("không ghi số, ngày" in check.text for check in kits[NOTICE][0].checks)
    assert not any("không ghi" in check.text for check in kits[LETTER][0].checks)


# summary and messages


def test_a_summary_fits_and_ends_with_a_sentence_or_says_that_it_does_not(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        assert 20 <= len(kit.summary) <= SUMMARY_LENGTH, name
        assert kit.summary[-1] in ".!?…;”" or kit.summary in kit.title, (name, kit.summary)
        kept = kit.summary.removesuffix("…").removesuffix(".")
        where = " ".join(kit.text.split())
        start = where.find(kept)
        if start >= 0:
            following = where[start + len(kept) : start + len(kept) + 1]
            assert not following.isalnum(), (name, "cut in a word", kit.summary)


def test_the_first_sentences_of_the_notice(checked: Checked) -> None:
    said = summary_of(checked.site, checked.site.documents[NOTICE])
    assert said.startswith("Thực hiện Chương trình làm việc năm 2023") and said.endswith("được tổ chức tại Hội trường thành phố.")


def test_what_only_announces_the_text_is_left_out(checked: Checked) -> None:
    said = summary_of(checked.site, checked.site.documents["ctr-nq-13-thanh-uy-can-tho"])
    assert said.endswith("Ban Thường vụ Thành ủy xây dựng Chương trình thực hiện.")


def test_lines_that_name_what_a_letter_is_based_on_are_passed_over(checked: Checked) -> None:
    said = summary_of(checked.site, checked.site.documents[LETTER])
    assert said.startswith("Ban Tuyên giáo Quận ủy gửi các đơn vị tài liệu “Thông báo nhanh")
    assert said.endswith("phổ biến tại địa phương, cơ quan, đơn vị.")


def test_the_editors_own_summary_comes_first() -> None:
    site = small_site(("locality: tinh-a\n", "summary: Tỉnh ủy giao việc cho Ban Dân vận\nlocality: tinh-a\n"))
    assert summary_of(site, site.documents["thong-bao-1"]) == "Tỉnh ủy giao việc cho Ban Dân vận"
    plain = small_site()
    assert summary_of(plain, plain.documents["thong-bao-1"]).startswith("Phấn đấu hoàn thành nhiệm vụ.")


def test_short_messages_fit_and_end_with_the_address(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        assert len(kit.short_message) <= SHORT_LENGTH, name
        assert kit.short_message.endswith(kit.permalink), name
        assert kit.long_message.startswith(f"{kit.title}\n\n") and kit.long_message.endswith(kit.text), name


class Words(HTMLParser):
    """What a reader of HTML sees, by a whole parser."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append({"br": " ", "p": " ", "li": " - "}.get(tag, " " if tag[0] == "h" else ""))

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def test_plain_texts_have_the_words_of_the_article_in_their_order(kits: dict[str, tuple[Kit, list[LinkedItem]]]) -> None:
    for name, (kit, _) in kits.items():
        reader = Words()
        reader.feed(kit.article.html)
        reader.close()
        assert " ".join(kit.text.split()) == " ".join("".join(reader.parts).split()), name


def test_plain_text_has_a_line_for_every_line_and_the_addresses_of_files() -> None:
    html = '<p>Một<br>hai &amp; <strong>ba</strong>\nbốn</p><h2>I. Tên</h2><ul>\n<li><a href="https://a/b.pdf">Tệp</a></li>\n<li>Khác</li></ul>'
    assert text_of(html) == "Một\nhai & ba bốn\n\nI. Tên\n\n- Tệp: https://a/b.pdf\n- Khác"


# files


@cache
def printed() -> tuple[dict[str, tuple[PrintFile, ...]], dict[str, bytes]]:
    """Made-up files for both documents; the forms that are not attached are there too."""
    prints, data = {}, {}
    for name in (LETTER, NOTICE):
        files = [PrintFile(name, f"tai-ve/in/{name}.{form}", form, 3, 1024) for form in ("pdf", "docx", "epub")]
        prints[f"van-ban/{name}.html"] = tuple(files)
        data |= {file.path: file.path.encode() for file in files}
    return prints, data


def letter_kit(checked: Checked) -> Kit:
    return maker_of(checked.site, BASE, printed()[0]).document(checked.site.documents[LETTER])


def test_a_letter_brings_the_files_of_what_it_forwards(checked: Checked) -> None:
    kit = letter_kit(checked)
    assert [file.path for file in kit.attachments] == [
        f"tai-ve/in/{LETTER}.pdf", f"tai-ve/in/{LETTER}.docx", f"tai-ve/in/{NOTICE}.pdf", f"tai-ve/in/{NOTICE}.docx",
    ]  # fmt: skip
    assert f'<a href="{BASE}tai-ve/in/{NOTICE}.pdf">' in kit.article.html


def test_the_zip_is_the_same_twice_and_has_every_piece(checked: Checked) -> None:
    first, again = (zipped(files_of(letter_kit(checked), b"\x89PNG", printed()[1])) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = set(archive.namelist())
        assert archive.read("tom-tat.txt").decode().strip() == letter_kit(checked).summary
        assert archive.read(f"tep-dinh-kem/{NOTICE}.pdf") == f"tai-ve/in/{NOTICE}.pdf".encode()
        assert "[ ] " in archive.read("kiem-tra.txt").decode()
    assert names == {
        "anh-bia.png", "bai-viet.html", "bai-viet.txt", "kiem-tra.txt", "thong-tin.json", "tieu-de.txt", "tom-tat.txt",
        "zalo-dai.txt", "zalo-ngan.txt", *(f"tep-dinh-kem/{name}.{form}" for name in (LETTER, NOTICE) for form in ("pdf", "docx")),
    }  # fmt: skip


def test_the_file_of_the_article_is_a_page_around_the_fragment(checked: Checked) -> None:
    page = next(file.data.decode() for file in files_of(letter_kit(checked), b"", printed()[1]) if file.path == "bai-viet.html")
    assert page.startswith("<!DOCTYPE html>") and letter_kit(checked).article.html in page
    assert "<script" not in page and "class=" not in page
