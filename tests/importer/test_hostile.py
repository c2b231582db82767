"""Files that are broken, huge or meant to do harm: each ends in a sentence that says what to do, within limits."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from build_tools.importer import limits
from build_tools.importer.limits import ImportRefused
from build_tools.importer.readers import doc, read
from build_tools.importer.readers.confined import read_confined
from tests.importer.papers import many_pages, pdf, quoted, texts
from tests.importer.word_files import OPEN, docx, paragraph, run, zipped


def refused(data: bytes, name: str = "a.docx") -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read(name, data)
    assert caught.value.message.endswith(".")
    return caught.value


def with_part(name: str, said: bytes | str) -> bytes:
    """A good Word file in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Kính gửi")))) as archive:
        files: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    return zipped({**files, name: said})


# zip


def test_a_part_that_unpacks_to_hundreds_of_times_its_size() -> None:
    assert "làm tràn bộ nhớ" in refused(with_part("word/document.xml", b" " * (5 * limits.MEGABYTE))).message


def test_parts_that_together_unpack_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_SIZE", 10_000)
    assert "quá mức" in refused(with_part("word/media/x.bin", bytes(range(256)) * 100)).message


def test_a_size_that_the_archive_lies_about() -> None:
    """The list says 10 bytes; what is unpacked is more and does not fit its checksum."""
    data = bytearray(with_part("word/document.xml", b"<a>" + b"x" * 100_000))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    refused(bytes(data))


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 50)
    assert "phần" in refused(zipped({f"word/{n}.xml": "" for n in range(60)})).message


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\x", "C:\\x.xml"])
def test_paths_that_lead_outside(name: str) -> None:
    assert "đi ra ngoài" in refused(with_part(name, "x")).message


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.99])
def test_a_word_file_cut_short(cut: float) -> None:
    data = docx("".join(paragraph(f"Đoạn {n}") for n in range(200)))
    found = refused(data[: int(len(data) * cut)])
    assert "hỏng" in found.message and ".docx" in found.hint


def test_letters_of_a_part_changed_on_the_way() -> None:
    data = bytearray(docx("".join(paragraph(f"Đoạn {n * n}") for n in range(500))))
    at = data.index(b"word/document.xml") + 300
    data[at : at + 40] = b"\xff" * 40
    refused(bytes(data))


def test_a_relation_to_outside_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(f"<w:ftr {OPEN}>{paragraph('BÍ MẬT')}</w:ftr>")
    for target in (secret.as_uri(), f"../../../../../..{secret}", str(secret)):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
        relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        relations += f'<Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'
        paper = read("a.docx", with_part("word/_rels/document.xml.rels", relations))
        assert [line.text for line in paper.lines] == ["Kính gửi"]


# XML


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY x "1">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        "<!DOCTYPE a ["
        '<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>",
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_document_types_and_entities(head: str, coding: str) -> None:
    said = f'<?xml version="1.0" encoding="{coding}"?>{head}<w:document {OPEN}><w:body>{paragraph("x")}</w:body></w:document>'
    assert "DOCTYPE" in refused(with_part("word/document.xml", said.encode(coding))).message


def test_elements_nested_without_end() -> None:
    said = f"<w:document {OPEN}><w:body>" + "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000 + "</w:body></w:document>"
    assert "sâu" in refused(with_part("word/document.xml", said)).message


def test_nesting_within_the_limit_is_read() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 70 + paragraph("Trong cùng") + "</w:tc></w:tr></w:tbl>" * 70
    assert texts(read("a.docx", docx(deep))) == ["Trong cùng"]


def test_broken_xml_names_its_part() -> None:
    assert "word/document.xml" in refused(with_part("word/document.xml", "<w:document>")).message


def test_a_word_file_without_its_main_part() -> None:
    assert refused(zipped({"word/x.xml": "<a/>", "_rels/.rels": "<a/>"})).hint
    assert refused(with_part("_rels/.rels", "<Relationships/>")).hint


def test_lists_and_styles_that_point_to_each_other_end() -> None:
    styles = (
        f'<w:styles {OPEN}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    numbers = (
        f'<w:numbering {OPEN}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = paragraph("x", properties='<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="9999999999"/><w:numId w:val="1"/></w:numPr>')
    assert texts(read("a.docx", docx(body, styles=styles, numbering=numbers))) == ["x"]


def test_a_list_that_begins_at_two_thousand_million() -> None:
    numbers = (
        f'<w:numbering {OPEN}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="{{}}"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = paragraph("x", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    for form in ("upperRoman", "lowerLetter", "chicago"):
        (said,) = texts(read("a.docx", docx(body, numbering=numbers.format(form))))
        assert len(said) < 40


# macros


def test_macros_are_not_run_their_text_is_taken_and_it_is_said() -> None:
    paper = read("a.docm", with_part("word/vbaProject.bin", b"Sub AutoOpen()"))
    assert texts(paper) == ["Kính gửi"]
    assert any("macro" in report.text for report in paper.reports)


def test_the_profile_of_libreoffice_forbids_macros_links_and_the_network(tmp_path: Path) -> None:
    doc._write_profile(tmp_path)
    said = (tmp_path / "user" / "registrymodifications.xcu").read_text("utf-8")
    for each in ("DisableMacrosExecution", "MacroSecurityLevel", "BlockUntrustedRefererLinks", "ooInetProxyType"):
        assert each in said


def test_without_libreoffice_old_word_files_end_in_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANKIEN_OFFICE", "")
    found = refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc")
    assert "LibreOffice" in found.message and ".docx" in found.hint


def test_an_office_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.write_text("#!/bin/sh\nsleep 1000 & wait\n")
    office.chmod(0o755)
    monkeypatch.setenv("VANKIEN_OFFICE", str(office))
    monkeypatch.setattr(doc, "OFFICE_TIME", 1)
    assert "đã dừng" in refused(b"{\\rtf1 x}", "a.rtf").message


def test_an_old_word_file_that_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VANKIEN_OFFICE", "/bin/true")
    assert "không mở được" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 10, "a.doc").message


# PDF


def test_a_pdf_of_ten_thousand_pages() -> None:
    assert "10000 trang" in refused(many_pages(10_000), "a.pdf").message


def test_a_pdf_that_lies_about_its_pages() -> None:
    assert f"{limits.PDF_PAGES} trang" in refused(many_pages(1000, 1), "a.pdf").message


def test_a_pdf_without_text_says_how_to_recognise_it() -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400"/></svg>'
    found = refused(pdf(f"#image(bytes({quoted(picture)}))\n3"), "quet.pdf")
    assert "không có chữ" in found.message
    assert "ocrmypdf -l vie" in found.hint


def test_a_scan_with_a_few_stray_letters_is_a_scan() -> None:
    from PIL import Image

    sheet = io.BytesIO()
    Image.new("L", (600, 800), 200).save(sheet, "PDF")
    assert "bản quét" in refused(sheet.getvalue(), "quet.pdf").message


def test_a_pdf_with_a_password() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Kính gửi các đồng chí ở các quận, huyện")))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    found = refused(out.getvalue(), "a.pdf")
    assert "mật khẩu" in found.message and found.hint


@pytest.mark.parametrize("cut", [0.1, 0.5])
def test_a_pdf_cut_short(cut: float) -> None:
    data = pdf("#lorem(2000)")
    refused(data[: int(len(data) * cut)], "a.pdf")


def test_a_pdf_whose_pages_contain_themselves() -> None:
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    refused(head + b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", "a.pdf")


# limits of the process


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of memory for a process")
def test_memory_is_limited() -> None:
    with pytest.raises(ImportRefused, match="bộ nhớ"):
        read_confined("word", docx(paragraph(run("chữ " * 2_000_000))), memory=100 * limits.MEGABYTE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no time of the processor")
def test_time_is_limited() -> None:
    with pytest.raises(ImportRefused, match="thời gian"):
        read_confined("word", docx("".join(paragraph(f"Nghị quyết số {n}") for n in range(60_000))), seconds=1)


# what is no paper


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "trống"),
        (b" \n\0\0", "trống"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "ảnh"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "ảnh"),
        (b"Rar!\x1a\x07\x00", "tệp nén"),
        (bytes(range(256)) * 20, "Không nhận ra"),
        (zipped({"xl/workbook.xml": "<a/>"}), "Excel"),
        (zipped({"a.txt": "x"}), ".zip"),
        (b"<html><script>x</script></html>", "không có chữ"),
    ],
)
def test_files_that_are_no_papers(data: bytes, said: str) -> None:
    found = refused(data)
    assert said in found.message and found.hint


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportRefused, match="quá mức"):
        limits.check_size(b"x" * 2000, 1000)


def test_a_page_of_the_web_nested_without_end() -> None:
    assert "sâu" in refused(b"<html>" + b"<div>" * 100_000 + b"x", "a.html").message


def test_a_text_of_one_endless_line_is_read() -> None:
    assert len(read("a.txt", "Nghị quyết ".encode() * 100_000).lines[0].text) > 1_000_000
